"""Which date a position takes, read with the committed parser; the cases are in `dating_cases`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from demarche.acts.lexicon import Lexicon, build_lexicon
from demarche.dates.edtf import parse_edtf
from demarche.parsing.pipeline import Parser, load_parser, parse_document
from demarche.positions.dating import date_of
from demarche.positions.findings import Finding
from demarche.positions.story import Story
from schemas.codebooks.acts import load_acts
from tests.unit.positions.dating_cases import CASES, Case
from tests.unit.positions.test_phenomena import document

ROOT = Path(__file__).parents[3]
DAY = "2010-09-21"


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(ROOT / "models/en_demarche")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_acts(ROOT / "schemas/codebook/acts"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_date_of(case: Case, parser: Parser, lexicon: Lexicon) -> None:
    read = replace(document(case.text, case.genre), published=parse_edtf(DAY))
    story = Story(read, lexicon)
    found = None
    for sentence in parse_document(parser, case.text):
        telling = story.read(sentence)
        for token in sentence.doc:
            if token.text == case.word:
                finding = Finding((), case.act, 1, token, "case", 1.0)
                found = date_of(finding, case.voice, read, telling)
    assert found is not None, "the word is not in the text"
    expected = (case.date, "expression") if case.date else (DAY, "document")
    assert (found.date.edtf, found.source) == expected, found.rule


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The two states signed the pact in November 2012.", "signed", "2012-11"),
        ("Parliament adopted the bill three weeks later.", "adopted", "2010-10-12"),
        ("They promised that the bases would close in November 2012.", "promised", DAY),
    ],
)
def test_a_precis_looks_back_on_what_came_after_its_date(
    text: str, word: str, expected: str, parser: Parser, lexicon: Lexicon
) -> None:
    read = replace(document(text, "other"), published=parse_edtf(DAY), text_kind="precis")
    (sentence,) = parse_document(parser, text)
    telling = Story(read, lexicon).read(sentence)
    token = next(t for t in sentence.doc if t.text == word)
    finding = Finding((), "act", 1, token, "case", 1.0)
    assert date_of(finding, "reported", read, telling).date.edtf == expected
