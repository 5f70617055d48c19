"""Terms that say how what they name is described."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from demarche.actors import ActorBook, ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.dates.edtf import parse_edtf
from demarche.parsing.pipeline import load_parser
from demarche.topics.anaphora import TopicMemory
from demarche.topics.matching import TopicMatcher
from demarche.topics.mentions import TopicMention
from demarche.topics.passages import in_the_air
from schemas.codebooks.acts import load_acts
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


@pytest.mark.parametrize("plain", [1, -1])
def test_what_is_taken_up_again_is_described_as_it_was(plain: int) -> None:
    parser = load_parser(ROOT / "models/en_demarche")
    first, then = parser.parse(["World domination was planned there.", "It came in May."])
    memory = TopicMemory(load_acts(ROOT / "schemas/codebook/acts").anaphora)
    named = TopicMention(0, 2, 1, "order/primacy", 1, 1.0, "world domination", plain=plain)
    memory.note(0, first, [(named, None)], ())
    (again,) = memory.taken_up(1, then, (), ())
    assert (again.topic_id, again.toward, again.plain) == ("order/primacy", 1, plain)
