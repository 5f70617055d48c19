"""Each construction of the table gives a finding of the right holder and sign."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from demarche.actors import ActorBook, ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.acts.lexicon import Lexicon, build_lexicon
from demarche.attribution.voices import Holder, Memory, Sentence
from demarche.dates.edtf import parse_edtf
from demarche.parsing.pipeline import Parser, load_parser
from demarche.parsing.tree import Doc
from demarche.positions.climbing import Climber
from demarche.positions.findings import Finding
from demarche.topics.mentions import TopicMention
from schemas.codebooks.acts import load_acts
from tests.unit.positions.constructions import LINES, TERMS, Line

ROOT = Path(__file__).parents[3]
CODEBOOK = ROOT / "schemas/codebook"
OWN = (Holder("own", "own"),)


class Reader:
    """What reading one sentence needs."""

    def __init__(self) -> None:
        self.parser: Parser = load_parser(ROOT / "models/en_demarche")
        self.linker = ActorLinker(ActorBook.load())
        self.lexicon: Lexicon = build_lexicon(load_acts(CODEBOOK / "acts"))

    def findings(self, line: Line) -> list[Finding]:
        """Findings of the line's actor on its topic, the surest first."""
        doc = next(iter(self.parser.parse([line.text])))
        actors = tuple(self.linker.mentions(doc, parse_edtf("2010"), DocumentMemory()))
        sentence = Sentence(doc, actors, OWN, Memory(OWN), self.lexicon)
        mentions = mentions_in(doc, line.topic)
        found = [f for mention in mentions for f in Climber(doc, self.lexicon).climb(mention, sentence)]
        mine = [f for f in found if any(h.actor_id == line.actor for h in f.holders or OWN)]
        return sorted(mine, key=lambda f: -f.confidence)


def mentions_in(doc: Doc, topic: str) -> list[TopicMention]:
    """Where one of the topic's names stands, whatever its case."""
    toward, names = TERMS[topic]
    for name in names:
        found = [
            doc[inside[0].i : inside[-1].i + 1]
            for match in re.finditer(rf"\b{re.escape(name.lower())}\b", doc.text.lower())
            if (inside := [t for t in doc if match.start() <= t.idx < match.end()])
        ]
        if found:
            return [TopicMention(s.start, s.end, s.root.i, topic, toward, 1.0, name) for s in found]
    return []


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text)
def test_construction(line: Line, reader: Reader) -> None:
    found = reader.findings(line)
    assert found, "nothing found"
    assert found[0].sign == line.sign, found
    if line.act is not None:
        assert found[0].act == line.act, found


@pytest.mark.parametrize(
    ("actor", "text"),
    [
        ("us-congress", "Congress must continue to pass gun control."),
        ("us-senate", "We ask the Senate to take up gun control."),
        ("us-supreme-court", "They invited the Supreme Court to look at gun control."),
    ],
)
def test_who_is_asked_to_act_has_not_acted(actor: str, text: str, reader: Reader) -> None:
    assert reader.findings(Line("asked", actor, 1, "guns", None, text)) == []
