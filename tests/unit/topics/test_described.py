"""Terms that say how what they name is described."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from demarche.actors import ActorBook, ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.dates.edtf import parse_edtf
from demarche.parsing.pipeline import load_parser
from demarche.topics.matching import TopicMatcher
from demarche.topics.passages import in_the_air
from schemas.codebooks.topics import Term, Topic

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(("toward", "described"), [(1, "good"), (-1, "evil")])
def test_a_term_says_only_what_differs_from_its_direction(toward: int, described: str) -> None:
    with pytest.raises(ValidationError, match="means already"):
        Term.model_validate({"term": "hegemony", "toward": toward, "described": described})


@pytest.mark.parametrize(
    ("toward", "described", "plain"), [(1, None, 1), (-1, None, 1), (1, "evil", -1), (-1, "good", -1)]
)
def test_a_mention_knows_the_side_of_who_merely_describes(
    toward: int, described: str | None, plain: int
) -> None:
    term = Term.model_validate({"term": "hegemony", "toward": toward, "described": described})
    topic = Topic(id="order/primacy", label="Primacy", proposition="One power should lead.", terms=(term,))
    doc = next(iter(load_parser(ROOT / "models/en_demarche").parse(["Hegemony has marked the century."])))
    actors = tuple(ActorLinker(ActorBook.load()).mentions(doc, parse_edtf("2000"), DocumentMemory()))
    matcher = TopicMatcher([topic])
    seen = matcher.read(doc, actors)
    air = in_the_air(matcher.numbers, matcher.evidence([seen], frozenset()))[0]
    (mention,) = matcher.mentions(seen, frozenset(), air)
    assert (mention.toward, mention.plain) == (toward, plain)
