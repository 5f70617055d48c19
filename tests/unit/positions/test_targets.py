"""Does a topic's open slot hold whom the policy is on or with, and nobody else?"""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.actors import ActorBook, ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.dates.edtf import parse_edtf
from demarche.parsing.pipeline import Parser, load_parser
from demarche.positions.targets import targets_of
from demarche.topics.matching import TopicMatcher
from demarche.topics.passages import in_the_air
from schemas.codebooks.topics import load_topics
from tests.unit.positions.target_cases import CASES

ROOT = Path(__file__).parents[3]
TOPICS = {topic.id: topic for topic in load_topics(ROOT / "schemas/codebook/topics")}


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(ROOT / "models/en_demarche")


@pytest.fixture(scope="module")
def linker() -> ActorLinker:
    return ActorLinker(ActorBook.load())


@pytest.fixture(scope="module")
def matcher() -> TopicMatcher:
    return TopicMatcher(tuple(TOPICS.values()))


@pytest.mark.parametrize(("text", "topic_id", "targets"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_targets(
    text: str,
    topic_id: str,
    targets: tuple[str, ...],
    parser: Parser,
    linker: ActorLinker,
    matcher: TopicMatcher,
) -> None:
    doc = next(iter(parser.parse([text])))
    actors = tuple(linker.mentions(doc, parse_edtf("1995"), DocumentMemory()))
    seen, own = matcher.read(doc, actors), frozenset({"KEN"})
    air = in_the_air(matcher.numbers, matcher.evidence([seen], own))[0]
    named = [m for m in matcher.mentions(seen, own, air) if m.topic_id == topic_id]
    assert named, "the topic is not named"
    acts = TOPICS[topic_id].owner_acts
    found = {t for m in named for t in targets_of(doc, m, actors, "KEN", owner_acts=acts)}
    assert tuple(sorted(found)) == targets
