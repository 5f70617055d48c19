"""How positions are put where their rule leaves it open: our sentences, read with the committed parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.acts.lexicon import Lexicon, build_lexicon
from demarche.attribution.voices import Holder
from demarche.parsing.pipeline import Parser, load_parser, parse_document
from demarche.positions.cue_acts import act_of_presenting
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
        ("Kenya lives by trade.", "trade", "lives", "agency", "act", ("endorse", "side")),
        ("Schools are the heart of a town.", "Schools", "heart", "bare", "endorse", ("endorse", "cue")),
        # what the words of a cue say
        ("We wish to praise the ceasefire.", "ceasefire", "wish", "wish", "wish", ("endorse", "polite")),
        (
            "I would like to pay tribute to the ceasefire.",
            "ceasefire",
            "like",
            "wish",
            "wish",
            ("endorse", "polite"),
        ),
        ("We wish to keep the ceasefire.", "ceasefire", "wish", "wish", "wish", ("wish", "cue")),
        ("The king sought reform.", "reform", "sought", "wish", "wish", ("act", "striving")),
        ("Its efforts for reform go on.", "reform", "efforts", "wish", "wish", ("act", "striving")),
        ("The king never sought reform.", "reform", "sought", "wish", "refuse", ("refuse", "cue")),
        ("The agreement on trade is signed.", "trade", "agreement", "agree", "commit", ("act", "agreement")),
        ("Their plan for reform is out.", "reform", "plan", "commit", "commit", ("propose", "presented")),
        (
            "She offered an amendment on trade.",
            "trade",
            "offered",
            "offer",
            "offer",
            ("propose", "presented"),
        ),
        ("She offered peace.", "peace", "offered", "offer", "offer", ("offer", "cue")),
        ("Kenya has a council for trade.", "trade", "has", "act", "act", ("endorse", "state")),
        ("We had to limit trade.", "trade", "had", "act", "act", ("endorse", "state")),
        ("Kenya limited trade.", "trade", "limited", "act", "act", ("act", "cue")),
        # what the clause says
        (
            "The quarrel is a danger to peace in the region.",
            "peace",
            "danger",
            "bare",
            "endorse",
            ("warn", "threat"),
        ),
        ("Peace is no danger to the region.", "Peace", "danger", "bare", "endorse", ("endorse", "cue")),
        (
            "He said again that the bill would reach schools in every town.",
            "schools",
            "said",
            "bare",
            "endorse",
            ("propose", "presented"),
        ),
        ("In the end he voted, for peace.", "peace", "voted", "bare", "endorse", ("act", "vote")),
        (
            "Guided by peace, to which we are deeply committed, our people live well.",
            "peace",
            "live",
            "bare",
            "endorse",
            ("commit", "committed"),
        ),
        (
            "He called the schools a jewel of the town.",
            "schools",
            "called",
            "bare",
            "endorse",
            ("endorse", "cue"),
        ),
        (
            "Schools cost little, and parliament must know it.",
            "Schools",
            "cost",
            "bare",
            "endorse",
            ("demand", "obligation-near"),
        ),
        (
            "It was a disgrace, and the schools of the town know it.",
            "schools",
            "disgrace",
            "bare",
            "endorse",
            ("criticise", "tone"),
        ),
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
    mention = TopicMention(head, head + 1, head, "topic", 1, 1.0, topic)
    assert wording_of(finding, mention, "speech", lexicon) == Wording(*told)


def test_the_side_decides_where_nothing_else_does(parser: Parser, lexicon: Lexicon) -> None:
    doc = parse_document(parser, "Kenya lives by trade.")[0].doc
    predicate, head = doc[1], 3
    mention = TopicMention(head, head + 1, head, "topic", 1, 1.0, "trade")
    for sign, act in ((1, "endorse"), (-1, "criticise")):
        finding = Finding((KENYA,), "act", sign, predicate, "agency", 0.3)
        assert wording_of(finding, mention, "speech", lexicon).act == act


@pytest.mark.parametrize(
    ("text", "genre", "act"),
    [
        ("The schools of the town stand where they stood.", "speech", "endorse"),
        ("The schools of the town stand where they stood.", "op-ed", "criticise"),
        ("The schools of the town are a great success.", "op-ed", "endorse"),
    ],
)
def test_who_argues_in_print_and_praises_nothing_complains(
    text: str, genre: str, act: str, parser: Parser, lexicon: Lexicon
) -> None:
    doc = parse_document(parser, text)[0].doc
    root = next(t for t in doc if t.dep_ == "ROOT")
    finding = Finding((), "endorse", 1, root, "bare", 0.3)
    mention = TopicMention(1, 2, 1, "topic", 1, 1.0, "schools")
    assert wording_of(finding, mention, genre, lexicon).act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("They put forward a bill.", "propose"),
        ("They put a motion before the House.", "propose"),
        ("He drew up a plan.", "propose"),
        ("They rolled out a plan.", "propose"),
        ("She introduced a bill.", "propose"),
        ("They put the bill aside.", None),
        ("They brought the plan down.", None),
        ("They rolled back the act.", None),
    ],
)
def test_what_is_put_forward_is_proposed(
    text: str, act: str | None, parser: Parser, lexicon: Lexicon
) -> None:
    doc = next(iter(parser.parse([text])))
    assert [act_of_presenting(token, lexicon) for token in doc if token.dep_ == "ROOT"] == [act]
