"""Names nobody listed that only their verb shows to be actors: read from trees, so with the parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.actors import ActorBook, ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.dates.edtf import parse_edtf
from demarche.parsing.pipeline import Parser, load_parser

MODEL = Path(__file__).parents[3] / "models/en_demarche"


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(MODEL)


def rules(text: str, parser: Parser, book: ActorBook) -> dict[str, str]:
    """Each actor named in a sentence with the rule that found it."""
    doc = next(iter(parser.parse([text])))
    found = ActorLinker(book).mentions(doc, parse_edtf("2016"), DocumentMemory())
    return {mention.actor_id: mention.rule for mention in found}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The NCSL has opposed it.", {"ncsl"}),
        ("Medicos for Equal Rights urged a ban.", {"medicos-for-equal-rights"}),
        ("The plan is backed by the Joint Four and the DMK.", {"joint-four", "dmk"}),
        ("The National Sheriffs' Roundtable wants it.", {"national-sheriffs-roundtable"}),
        ("Yesterday Amelize Brunn opposed it.", {"amelize-brunn"}),
        ("Marrowdale Energy wants to drill there.", {"marrowdale-energy"}),
        ("Alliance for Change opposes the tax.", {"alliance-for-change"}),
        ("President É. Dupont spoke.", {"e-dupont"}),
        ("President J.-P. Dupont spoke.", {"j-p-dupont"}),
        ("It was signed by Presidents Putin and Obama.", {"RUS", "USA"}),
        ("This Organization on Yugoslavia said so.", {"YUG"}),
    ],
)
def test_whoever_does_what_only_actors_do_is_one(
    text: str, actors: set[str], parser: Parser, book: ActorBook
) -> None:
    assert actors <= rules(text, parser, book).keys()


@pytest.mark.parametrize(
    "text", ["The Clean Streets Act says so.", "The Charter of Rights demands it.", "A TV set told them."]
)
def test_texts_and_things_are_no_actors_though_they_speak(text: str, parser: Parser, book: ActorBook) -> None:
    assert "acting-body" not in rules(text, parser, book).values()


@pytest.mark.parametrize(
    "text",
    ["Natural Gas supports growth.", "The Social Media said no.", "Yesterday the Social Media said no."],
)
def test_things_traded_in_are_no_companies(text: str, parser: Parser, book: ActorBook) -> None:
    assert rules(text, parser, book) == {}


def test_what_a_body_is_for_is_no_person(parser: Parser, book: ActorBook) -> None:
    assert "road-safety" not in rules("Advocates for Road Safety said no.", parser, book)
    found = rules("Yesterday Advocates for Road Safety said no.", parser, book)
    assert found.keys() == {"advocates-for-road-safety"}
    assert rules("Yesterday Advocates of Road Safety said no.", parser, book).keys() == set()
