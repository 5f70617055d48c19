"""A hostile or broken input: how it is made, and what has to become of each of its files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROW = "row"
"""The outcome of a file that is let in; every other outcome is the rule that keeps it out."""

Content = str | bytes | Callable[[], bytes]
"""What a file holds; large contents are made when they are needed."""

CANARY = "canary-7f3a91"
"""Stands in files outside the folder and in what must not be run; nothing that is written may hold it."""

MARK = "executed"
"""The file that inputs try to write where the tests run."""

COLUMNS = ("file", "title", "holder_id", "actor_id", "publisher", "published", "genre", "url")
USUAL = {"title": "A speech", "holder_id": "jane-doe", "actor_id": "USA", "published": "2008-04-03"} | {
    "genre": "speech"
}


@dataclass(frozen=True)
class Case:
    """`make` fills an empty folder; `outcome` says of every file, as quarantine names it, what becomes of it."""

    theme: str
    name: str
    make: Callable[[Path], None]
    outcome: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.theme}: {self.name}"


def body(about: str = "nuclear tests") -> str:
    """An ordinary text of its own on a subject, with positions in it."""
    said = ("must be banned", "would harm us all", "are opposed by France", "should never be paid for")
    return "\n\n".join(
        f"The United States believes that {about} {what}. We call on Russia to ratify the treaty, and "
        f'"we will not rest until {about} are a matter of the past," the president said in July 2006.'
        for what in said
    )


def put(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files, with their folders."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def table(*rows: Mapping[str, str], delimiter: str = ",", columns: tuple[str, ...] = COLUMNS) -> str:
    """A documents.csv with these rows, usual values where they give none."""
    made = io.StringIO()
    writer = csv.DictWriter(made, columns, delimiter=delimiter, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({**USUAL, **row} for row in rows)
    return made.getvalue()


def lone(theme: str, name: str, data: Content, outcome: str, file: str = "a.txt", **values: str) -> Case:
    """One file with its row."""

    def make(folder: Path) -> None:
        made = data() if callable(data) else data
        put(folder, {file: made, "documents.csv": table({"file": file, **values})})

    return Case(theme, name, make, {file: outcome})


def indexed(name: str, documents: str | bytes, outcome: Mapping[str, str], *texts: str) -> Case:
    """A documents.csv beside ordinary texts of these names."""

    def make(folder: Path) -> None:
        put(folder, {text: body(text) for text in texts} | {"documents.csv": documents})

    return Case("documents.csv", name, make, outcome)
