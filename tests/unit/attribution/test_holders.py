"""Whom words stand for where the words stand for one another, or for what is told of somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.actors import ActorBook, ActorLinker, DocumentMemory
from demarche.acts.lexicon import build_lexicon
from demarche.attribution.holders import holders_of
from demarche.attribution.voices import Holder, Memory, Sentence
from demarche.dates.edtf import parse_edtf
from demarche.parsing.pipeline import load_parser
from schemas.codebooks.acts import load_acts

ROOT = Path(__file__).parents[3]
OWN = (Holder("own", "own"),)


@pytest.fixture(scope="module")
def told() -> dict[str, Sentence]:
    """Sentences by their text, with the actors named in them."""
    parser = load_parser(ROOT / "models/en_demarche")
    lexicon = build_lexicon(load_acts(ROOT / "schemas/codebook/acts"))
    linker = ActorLinker(ActorBook.load(ROOT / "schemas/codebook/actors"))

    class Told(dict[str, Sentence]):
        def __missing__(self, text: str) -> Sentence:
            doc = next(iter(parser.parse([text])))
            mentions = tuple(linker.mentions(doc, parse_edtf("2010"), DocumentMemory()))
            return Sentence(doc, mentions, OWN, Memory(OWN), lexicon)

    return Told()


@pytest.mark.parametrize(
    "text",
    [
        "Being a critic and among the opponents of the tax, Ann Example voted against it.",
        "Be a critic and among the opponents of sanctions.",
        "Is a farmer and among the opponents of free trade.",
        "The critics, among the critics and among the friends of the critics, were loud.",
    ],
)
@pytest.mark.parametrize("is_kept", [True, False])
def test_words_explained_by_one_another_stand_for_nobody(
    text: str, is_kept: bool, told: dict[str, Sentence]
) -> None:
    sentence = told[text].keeping() if is_kept else told[text]
    assert all(isinstance(holders_of(token, sentence), tuple) for token in sentence.doc)
    assert not sentence.asked


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The invasion of Kuwait, which violates the Charter, must end.", []),
        ("Iraq's invasion of Kuwait, which violates the Charter, must end.", ["IRQ"]),
        ("The army of Kuwait, which guards the border, must stay.", ["KWT"]),
    ],
)
def test_the_place_of_a_deed_does_nothing(text: str, actors: list[str], told: dict[str, Sentence]) -> None:
    sentence = told[text]
    which = next(token for token in sentence.doc if token.lower_ == "which")
    assert [holder.actor_id for holder in holders_of(which, sentence)] == actors
