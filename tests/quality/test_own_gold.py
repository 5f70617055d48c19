"""The project's own gold annotations: every row stands in its text and uses the published vocabularies."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.dates.edtf import parse_edtf
from demarche.evaluation.gold import GoldRow, misplaced, read_gold
from demarche.reading import read_folder
from schemas.codebooks.topics import load_topics
from schemas.vocabularies import values

CHECKOUT = Path(__file__).resolve().parents[2]
GOLD = read_gold(Path(__file__).with_name("gold"))
ROWS = [row for rows in GOLD.values() for row in rows]
CLOSED = [("stance", "stances"), ("act", "acts"), ("voice", "voices")]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Clean texts of raw/ by file stem."""
    return {Path(d.source_path).stem: d.text for d in read_folder(CHECKOUT / "raw").documents}


def where(row: GoldRow) -> str:
    return f"{row.document} {row.start}:{row.end} {row.topic}"


def test_ten_texts_are_annotated() -> None:
    assert len(GOLD) == 10
    assert all(any(not row.optional for row in rows) for rows in GOLD.values())


@pytest.mark.parametrize("stem", sorted(GOLD))
def test_quotes_stand_at_their_offsets(stem: str, texts: dict[str, str]) -> None:
    assert [where(row) for row in misplaced(GOLD[stem], texts[stem])] == []


@pytest.mark.parametrize("stem", sorted(GOLD))
def test_rows_name_their_document_in_order_and_once(stem: str) -> None:
    rows = GOLD[stem]
    assert {row.document for row in rows} == {stem}
    assert [row.start for row in rows] == sorted(row.start for row in rows)
    labels = [(row.start, row.end, row.holder, *row.key) for row in rows]
    assert len(labels) == len(set(labels))


def test_topics_are_in_the_codebook() -> None:
    known = {topic.id for topic in load_topics(CHECKOUT / "schemas" / "codebook" / "topics")}
    assert sorted({row.topic for row in ROWS} - known) == []


@pytest.mark.parametrize(("field", "vocabulary"), CLOSED)
def test_labels_are_in_their_vocabulary(field: str, vocabulary: str) -> None:
    assert sorted({getattr(row, field) for row in ROWS} - set(values(vocabulary))) == []


@pytest.mark.parametrize("date", sorted({row.date for row in ROWS}))
def test_dates_are_edtf(date: str) -> None:
    assert parse_edtf(date).edtf == date
