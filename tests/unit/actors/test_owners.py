"""Whose a title is by the words before it: read from trees, so with the parser."""

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


def named_last(text: str, parser: Parser, book: ActorBook) -> list[tuple[str, str]]:
    """For whom those named in a document's last sentence speak, and who they are."""
    linker, memory = ActorLinker(book), DocumentMemory()
    found: list[tuple[str, str]] = []
    for doc in parser.parse(text.split("|")):
        mentions = linker.mentions(doc, parse_edtf("2016"), memory)
        found = [(mention.actor_id, mention.holder_id) for mention in mentions]
    return found


@pytest.mark.parametrize(
    ("text", "actor", "holder"),
    [
        ("Greenpeace sued.|Its director Ann Grebe said no.", "greenpeace", "ann-grebe"),
        ("Greenpeace sued.|Its newly elected president, Ann Grebe, said no.", "greenpeace", "ann-grebe"),
        ("Greenpeace sued.|The group's executive director, Ann Grebe, said no.", "greenpeace", "ann-grebe"),
        (
            "Greenpeace sued.|The union's outspoken general secretary Ann Grebe said no.",
            "greenpeace",
            "ann-grebe",
        ),
        ("Russia was hit.|Its foreign minister said no.", "RUS", "sergey-lavrov"),
    ],
)
def test_its_and_the_group_s_own_a_title(
    text: str, actor: str, holder: str, parser: Parser, book: ActorBook
) -> None:
    assert named_last(text, parser, book)[-1] == (actor, holder)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Iran wants its ally president Assad to stay.", [("IRN", "IRN"), ("SYR", "bashar-al-assad")]),
        (
            "Congress passed the bill and gave its blessing to the president.",
            [("us-congress", "us-congress"), ("USA", "barack-obama")],
        ),
        ("The Sierra Club spoke.|The group praised the prime minister.", []),
        ("Greenpeace sued.|The group wrote to the prime minister.", []),
        ("Greenpeace sued.|The company met with the mayor.", []),
        ("Greenpeace sued.|The group urged Mayor Ann Grebe to act.", [("ann-grebe", "ann-grebe")]),
        (
            "Greenpeace lost its case when Minister Ann Grebe spoke.",
            [("greenpeace", "greenpeace"), ("ann-grebe", "ann-grebe")],
        ),
        ("Greenpeace sued.|It wants its ally president Ann Grebe to stay.", [("ann-grebe", "ann-grebe")]),
    ],
)
def test_owners_of_other_nouns_do_not(
    text: str, named: list[tuple[str, str]], parser: Parser, book: ActorBook
) -> None:
    assert named_last(text, parser, book) == named
