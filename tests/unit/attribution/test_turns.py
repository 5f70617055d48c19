"""Turns of a record: where each begins and ends, and who has the floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.actors import ActorBook, DocumentMemory
from demarche.attribution.floor import floors
from demarche.attribution.turns import find_turns
from demarche.dates.edtf import parse_edtf
from demarche.documents import Document, DocumentActor
from schemas.codebooks.turns import load_turns

CODEBOOK = Path(__file__).parents[3] / "schemas" / "codebook"
WORDS = load_turns(CODEBOOK / "turns.yaml")
HEARING = """COMMITTEE ON WATER

The CHAIRMAN. The committee will come to order.
STATEMENT OF HON. ANN B. LEE, PRESIDENT, MARSH BIRD COUNCIL
Ms. LEE. Thank you. We support the bill.

It is a good bill.
Senator McCONNELL. I do not.
Mr. Smith: Neither do I.
"""


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (HEARING, ["chairman", "LEE", "McCONNELL", "Smith"]),
        ("Q: What of taxes?\nA: We cut them.\nQ: And debt?\nA: Later.\n", ["q", "a", "q", "a"]),
        ("REYES: Yes.\nWHITFIELD: No.\nREYES: Yes.\nWHITFIELD: No.\n", ["REYES", "WHITFIELD"] * 2),
        ("Senator Lee. Thank you, Mr. Chairman. I yield.\n", []),
        ("SUMMARY: We are for it.\nBACKGROUND: It is new.\nCONTACT: Ann Lee\n", []),
        ("Mr. J. Smith went home.\nMr. K. Jones stayed.\nMs. L. Lee slept.\n", []),
    ],
)
def test_labels_at_the_head_of_paragraphs_open_turns(text: str, labels: list[str]) -> None:
    assert [turn.name or turn.role for turn in find_turns(text, WORDS)] == labels


def test_a_turn_goes_on_over_paragraphs() -> None:
    turn = find_turns(HEARING, WORDS)[1]
    assert HEARING[turn.said : turn.end].strip() == "Thank you. We support the bill.\n\nIt is a good bill."


def test_the_floor_is_given_by_metadata_headings_and_names() -> None:
    held = Document(
        document_id="hearing",
        source_path="hearing.txt",
        title=None,
        publisher=None,
        reference=None,
        url=None,
        genre="statement",
        text_kind="original",
        language="en",
        rights="restricted",
        published=parse_edtf("2015-02-10"),
        actors=(DocumentActor("zoe-smith", "zoe-smith", "speaker"),),
        sha256="",
        text_sha256="",
        text=HEARING,
    )
    found = floors(held, DocumentMemory(), ActorBook.load(), WORDS)
    chairman, heading, witness, senator, own = found
    assert chairman.holders == ()
    assert heading.holders == witness.holders
    assert [(h.holder_id, h.actor_id) for h in witness.holders] == [("ann-lee", "marsh-bird-council")]
    assert [h.holder_id for h in senator.holders] == ["mitch-mcconnell"]
    assert [floor.is_own for floor in found] == [False, False, False, False, True]
    assert own.holders == ()
