"""What must come out by rule: one sentence a phenomenon, read by the committed parser and codebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.dates.edtf import parse_edtf
from demarche.documents import Document, DocumentActor
from demarche.positions.extraction import GrammarExtractor
from demarche.positions.settings import ExtractionSettings
from tests.unit.positions.cases import CASES, Case

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def extractor() -> GrammarExtractor:
    return GrammarExtractor(
        ExtractionSettings(ROOT / "models/en_demarche", ROOT / "schemas/codebook", confidence=0.05)
    )


def document(text: str, genre: str = "speech") -> Document:
    return Document(
        document_id="case",
        source_path="case.txt",
        title=None,
        publisher=None,
        reference=None,
        url=None,
        genre=genre,
        text_kind="original",
        language="en",
        rights="CC-BY-4.0",
        published=parse_edtf("2010-09-21"),
        actors=(DocumentActor("mwai-kibaki", "KEN", "speaker"),),
        sha256="",
        text_sha256="",
        text=text,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_phenomenon(case: Case, extractor: GrammarExtractor) -> None:
    (result,) = extractor.extract([document(case.text)])
    assert not result.rejected
    rows = {(p.actor_id, p.topic_id, p.stance) for p in result.positions}
    assert set(case.found) <= rows, rows
    assert not rows & set(case.absent), rows


def test_every_quote_is_at_its_offsets(extractor: GrammarExtractor) -> None:
    text = " ".join(case.text for case in CASES)
    (result,) = extractor.extract([document(text)])
    assert result.positions
    for position in result.positions:
        assert text[position.char_start : position.char_end] == position.quote


def test_a_reporter_takes_no_side(extractor: GrammarExtractor) -> None:
    (result,) = extractor.extract([document("Nuclear tests are a danger to peace.", genre="news")])
    assert not result.positions


def test_a_paper_that_writes_what_must_be_done_takes_one(extractor: GrammarExtractor) -> None:
    (result,) = extractor.extract([document("Nuclear tests must be banned.", genre="news")])
    assert {(p.topic_id, p.voice) for p in result.positions} == {("arms-control/test-ban", "author")}


def test_documents_do_not_leak_into_each_other(extractor: GrammarExtractor) -> None:
    first = document("President Putin proposed a treaty on strategic arms reductions.")
    second = document("He also called for the abolition of the death penalty.")
    together = [result.positions for result in extractor.extract([first, second])]
    alone = [next(iter(extractor.extract([d]))).positions for d in (first, second)]
    assert together == alone


def test_a_text_that_cannot_be_read_is_rejected_without_its_words(
    extractor: GrammarExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: GrammarExtractor, document: Document) -> None:
        raise AttributeError(f"cannot read {document.text}")

    monkeypatch.setattr(GrammarExtractor, "extract_one", fail)
    (found,) = extractor.extract([document("heron-grey submarines")])
    (row,) = found.rejected
    assert row.rule == "extraction-failed"
    assert "AttributeError" in row.reason
    assert "submarines" not in f"{row.reason} {row.payload}"


def test_they_who_are_joined_to_others_do_not_stand_for_themselves(extractor: GrammarExtractor) -> None:
    (result,) = extractor.extract([document("The ministers and they themselves want to ban nuclear tests.")])
    assert not result.rejected
