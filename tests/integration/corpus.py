"""A few small texts of our own, good and bad, as a folder that a run can read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

HEADER = "file,title,author_id,actor_id,source,published,genre\n"

GOOD = {
    "mayor.txt": (
        "mayor.txt,On taxes,jane-doe,USA,City Hall,2004-05-03,speech\n",
        "Good evening to everyone who came here tonight.\n\n"
        "The United States must cut taxes for working families. We will also strengthen the police, "
        "because the people who live here deserve to be safe.\n\n"
        "I thank you all, and I wish you a pleasant evening in our town.\n",
    ),
    "minister.txt": (
        "minister.txt,On weapons,john-roe,GBR,Ministry,2007-07-12,statement\n",
        "The government of the United Kingdom calls on all states to ratify the treaty that bans nuclear "
        "tests. Nuclear weapons should be abolished, and the proliferation of missiles must be stopped.\n\n"
        "In July 2006 France rejected the proposal. The United Kingdom supports a ban on landmines.\n",
    ),
    "weather.txt": (
        "weather.txt,On the weather,john-roe,GBR,Ministry,2008,other\n",
        "It rained on Monday and on Tuesday, and the river rose a little. On Wednesday the sun came out "
        "again and the children went to the meadow behind the old mill to fly their kites.\n",
    ),
}

BAD = {
    "empty.txt": ("empty.txt,Nothing,jane-doe,USA,City Hall,2004,speech\n", b""),
    "binary.txt": ("binary.txt,Noise,jane-doe,USA,City Hall,2004,speech\n", bytes(range(256)) * 8),
    "german.txt": (
        "german.txt,Auf Deutsch,jane-doe,DEU,Rathaus,2004,speech\n",
        (
            "Die Regierung hat gestern beschlossen, dass die Steuern im nächsten Jahr nicht gesenkt werden. "
            "Wir wollen, dass alle Kinder eine gute Schule besuchen können, und wir werden dafür sorgen.\n"
        ).encode(),
    ),
    "undated.txt": ("undated.txt,When,jane-doe,USA,City Hall,2008-13,speech\n", b"The state must act now.\n"),
    "unlisted.txt": ("", b"Nobody wrote down who said this, or when it was said to the people.\n"),
}


def write_corpus(folder: Path, *, with_bad: bool = False, names: Iterable[str] = tuple(GOOD)) -> Path:
    """The good texts of these names with their documents.csv; with `with_bad` also inputs that fail."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [HEADER]
    for name in names:
        row, text = GOOD[name]
        rows.append(row)
        (folder / name).write_text(text, encoding="utf-8")
    if with_bad:
        for name, (row, data) in BAD.items():
            rows.append(row)
            (folder / name).write_bytes(data)
        rows.append("gone.txt,Lost,jane-doe,USA,City Hall,2004,speech\n")
    (folder / "documents.csv").write_text("".join(rows), encoding="utf-8")
    return folder
