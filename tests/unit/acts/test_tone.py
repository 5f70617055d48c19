"""Good and bad words around a mention add up; a negation turns one."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.acts.lexicon import Lexicon, build_lexicon
from demarche.acts.tone import Tones, complaint
from demarche.parsing.pipeline import Parser, load_parser
from schemas.codebooks.acts import load_acts

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(ROOT / "models/en_demarche")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_acts(ROOT / "schemas/codebook/acts"))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The plan is dangerous and unfair.", -1),
        ("The plan is wise and fair.", 1),
        ("The plan is not wise.", -1),
        ("They condemned a reckless plan.", -1),
        ("The plan was read on Monday.", 0),
    ],
)
def test_tone(text: str, sign: int, parser: Parser, lexicon: Lexicon) -> None:
    tone = Tones(next(iter(parser.parse([text]))), lexicon).around()
    assert (tone > 0) - (tone < 0) == sign
    assert -1 < tone < 1


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("They fight crime and end slavery.", 1),
        ("Crime and slavery are growing.", -1),
        ("They end what is good.", 1),
        ("They denounce the crimes.", -1),
    ],
)
def test_what_is_done_to_an_evil_is_no_complaint(
    text: str, sign: int, parser: Parser, lexicon: Lexicon
) -> None:
    tone = complaint(next(iter(parser.parse([text]))), lexicon)
    assert (tone > 0) - (tone < 0) == sign
