"""Marked sentences in restricted texts: no file of a release may hold one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.unit.releasing.building import published
from tests.unit.releasing.reading_files import contents, files_with
from tests.unit.releasing.samples import TEXTS, document, sample_rows, sample_tables, sha

SECRET = "kissinger-2001-russia"
CANARIES = {"heronsubmarine", "teaspooneclipse", "walnutparliament"}


def text_with_canaries() -> str:
    before, between, after = sorted(CANARIES)
    first, _, rest = TEXTS[SECRET].partition(". ")
    return f"{first}. The {between} must be abolished. {rest} We support the {after} 🙂 and the {before}."


def restricted_rows() -> dict[str, list[dict[str, Any]]]:
    """The samples with canaries in a restricted text, and everything wrong that might let one out."""
    rows = sample_rows()
    text = text_with_canaries()
    moved = text.index("Missile defence must be built")
    rows["positions"][3] |= {"char_start": moved, "char_end": moved + len("Missile defence must be built")}
    rows["texts"][1]["text"] = text
    rows["documents"][1] |= {"characters": len(text), "text_sha256": sha(text), "sha256": sha(text)}
    # A row of the text that breaks a contract, and inputs whose complaint cites the text.
    broken = dict(rows["positions"][2])
    broken |= {"quote": text[40:90], "char_start": 40, "char_end": 90, "confidence": 7.0, "act": "sing"}
    rows["positions"].append(broken | {"position_id": "p-" + "b" * 12})
    for case, payload in enumerate((f"The {sorted(CANARIES)[1]} must be abolished.", text[:180] + "…")):
        row = {"source_path": f"{case}.txt", "stage": "ingest", "rule": "title", "reason": "Bad."}
        rows["quarantine"].append(row | {"payload": payload})
    # A restricted document that is refused altogether, with its text.
    rows["documents"][2] |= {"rights": "mine", "genre": "song"}
    rows["texts"][2]["text"] = f"Nothing was said that day of the {min(CANARIES)}."
    return rows


def test_no_file_of_a_release_holds_words_of_a_restricted_text(tmp_path: Path) -> None:
    done = published(tmp_path, sample_tables(**restricted_rows()))
    assert files_with(tmp_path, CANARIES) == {}
    quoted = files_with(done.folder, {"Missile defence must be built"})
    assert "positions.parquet" in quoted, "evidence may be quoted, so the test does read what it should"


def test_nor_does_a_later_release_that_edits_or_drops_it_or_closes_its_rights(tmp_path: Path) -> None:
    rows = sample_rows()
    text = text_with_canaries()
    rows["documents"][1] |= {"rights": "CC0-1.0", "text_sha256": sha(text), "sha256": sha(text)}
    moved = text.index("Missile defence must be built")
    rows["positions"][3] |= {"char_start": moved, "char_end": moved + len("Missile defence must be built")}
    rows["texts"][1]["text"] = text
    first = published(tmp_path, sample_tables(**rows))
    assert "texts.parquet" in files_with(first.folder, CANARIES), "an open text may be passed on"
    second = published(tmp_path, sample_tables(**restricted_rows()))
    assert files_with(second.folder, CANARIES) == {}
    gone = sample_rows()
    for name in ("documents", "texts", "positions", "document_actors"):
        gone[name] = [row for row in gone[name] if row["document_id"] != SECRET]
    third = published(tmp_path, sample_tables(**gone))
    assert files_with(third.folder, CANARIES) == {}
    assert [one.entry.version for one in (first, second, third)] == ["0.1.0", "0.2.0", "0.3.0"]


def test_a_file_that_the_test_cannot_read_fails_it(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\1\0\2")
    with pytest.raises(AssertionError, match=r"x\.bin is binary"):
        list(contents(tmp_path / "x.bin"))


def test_the_samples_are_restricted() -> None:
    assert document(SECRET)["rights"] == "restricted"
