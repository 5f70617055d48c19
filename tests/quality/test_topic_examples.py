"""Every topic's own example sentences: is the topic named, and does the sign come out by rule?"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from demarche.actors import ActorBook, ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.acts.lexicon import build_lexicon
from demarche.attribution.voices import Holder, Memory, Sentence
from demarche.dates.edtf import parse_edtf
from demarche.parsing.pipeline import load_parser
from demarche.positions.climbing import Climber
from demarche.topics.matching import TopicMatcher
from demarche.topics.passages import in_the_air
from schemas.codebooks.acts import load_acts
from schemas.codebooks.topics import Topic, load_topics

ROOT = Path(__file__).parents[2]
CODEBOOK = ROOT / "schemas/codebook"
FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8"))["topic_examples"]
TOPICS = load_topics(CODEBOOK / "topics")
STANCES = {1: "support", -1: "oppose"}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_a_topic_has_terms_and_examples_of_both_sides(topic: Topic) -> None:
    assert len(topic.terms) >= 3
    stances = [example.stance for example in topic.examples]
    assert len(stances) >= 3
    assert {"support", "oppose"} <= set(stances)


def test_examples_are_named_and_signed() -> None:
    parser, matcher = load_parser(ROOT / "models/en_demarche"), TopicMatcher(TOPICS)
    linker, lexicon = ActorLinker(ActorBook.load()), build_lexicon(load_acts(CODEBOOK / "acts"))
    on, own = parse_edtf("2000/2015"), (Holder("ZZZ", "nobody"),)
    examples = [(topic.id, example) for topic in TOPICS for example in topic.examples]
    named = signed = right = 0
    docs = parser.parse(example.text for _, example in examples)
    for (topic_id, example), doc in zip(examples, docs, strict=True):
        actors = tuple(linker.mentions(doc, on, DocumentMemory()))
        sentence = Sentence(doc, actors, own, Memory(own), lexicon)
        seen = matcher.read(doc, actors)
        air = in_the_air(matcher.numbers, matcher.evidence([seen], frozenset({"ZZZ"})))[0]
        mine = [m for m in matcher.mentions(seen, frozenset({"ZZZ"}), air) if m.topic_id == topic_id]
        named += bool(mine)
        found = [finding for mention in mine for finding in Climber(doc, lexicon).climb(mention, sentence)]
        if found and example.stance != "mixed":
            signed += 1
            best = max(found, key=lambda finding: finding.confidence)
            right += STANCES[best.sign] == example.stance
    print(f"{named} of {len(examples)} examples name their topic; {right} of {signed} signs right")
    assert named / len(examples) >= FLOORS["named"]
    assert right / signed >= FLOORS["stance"]
