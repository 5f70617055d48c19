"""How positions are put where their rule leaves it open: our sentences, read with the committed parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.acts.lexicon import Lexicon, build_lexicon
from demarche.attribution.voices import Holder
from demarche.parsing.pipeline import Parser, load_parser, parse_document
from demarche.positions.findings import Finding
from demarche.positions.wording import Wording, wording_of
from demarche.topics.mentions import TopicMention
from schemas.codebooks.acts import load_acts

ROOT = Path(__file__).parents[3]
KENYA = Holder("KEN", "KEN", 1.0, False)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(ROOT / "models/en_demarche")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_acts(ROOT / "schemas/codebook/acts"))


@pytest.mark.parametrize(
    ("text", "topic", "clause", "rule", "act", "told"),
    [
        ("Peace must come from within.", "Peace", "come", "bare", "endorse", ("demand", "obligation")),
        (
            "Think of the schools and of their pupils.",
            "schools",
            "Think",
            "bare",
            "endorse",
            ("demand", "obligation"),
        ),
        (
            "In disarmament too we seek an end to this.",
            "disarmament",
            "seek",
            "bare",
            "endorse",
            ("wish", "verb"),
        ),
        (
            "For peace, what the region needs is time.",
            "peace",
            "needs",
            "bare",
            "endorse",
            ("demand", "verb"),
        ),
        (
            "The tax would raise ten million a year.",
            "tax",
            "raise",
            "bare",
            "endorse",
            ("propose", "hypothetical"),
        ),
        (
            "The tax would cost ten million a year.",
            "tax",
            "cost",
            "bare",
            "criticise",
            ("warn", "hypothetical"),
        ),
        (
            "The arms race will swallow it all.",
            "race",
            "swallow",
            "bare",
            "criticise",
            ("warn", "hypothetical"),
        ),
        ("Kenya has dealt with reform.", "reform", "dealt", "agency", "act", ("act", "done")),
        ("Kenya dealt with reform last year.", "reform", "dealt", "agency", "act", ("act", "done")),
        ("Kenya lives by trade.", "trade", "lives", "agency", "act", ("endorse", "tone")),
        ("Schools are the heart of a town.", "Schools", "heart", "bare", "endorse", ("endorse", "cue")),
        ("The plan would end the ban.", "ban", "end", "measure", "propose", ("propose", "cue")),
        ("The ban must end.", "ban", "end", "warn+deontic", "warn", ("warn", "cue")),
    ],
)
def test_wording(
    text: str,
    topic: str,
    clause: str,
    rule: str,
    act: str,
    told: tuple[str, str],
    parser: Parser,
    lexicon: Lexicon,
) -> None:
    doc = parse_document(parser, text)[0].doc
    head = next(t.i for t in doc if t.text == topic)
    predicate = next(t for t in doc if t.text == clause)
    finding = Finding((KENYA,), act, 1, predicate, rule, 0.3)
    assert wording_of(
        finding, TopicMention(head, head + 1, head, "topic", 1, 1.0, topic), lexicon
    ) == Wording(*told)


def test_tone_decides_where_nothing_else_does(parser: Parser, lexicon: Lexicon) -> None:
    doc = parse_document(parser, "Kenya lives by trade.")[0].doc
    predicate, head = doc[1], 3
    finding = Finding((KENYA,), "act", 1, predicate, "agency", 0.3, tone=-0.5)
    for toward, act in ((1, "criticise"), (-1, "endorse")):
        mention = TopicMention(head, head + 1, head, "topic", toward, 1.0, "trade")
        assert wording_of(finding, mention, lexicon).act == act
