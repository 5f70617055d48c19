"""Terms read off labels and propositions, for topics that bring none."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.acts.lexicon import Lexicon, build_lexicon
from demarche.parsing.pipeline import Parser, load_parser
from demarche.topics.beliefs import with_kinds
from demarche.topics.matching import TopicMatcher
from demarche.topics.seeding import with_terms
from schemas.codebooks.acts import load_acts
from schemas.codebooks.common import load_common
from schemas.codebooks.topics import Topic

ROOT = Path(__file__).parents[3]
CODEBOOK = ROOT / "schemas" / "codebook"


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(ROOT / "models" / "en_demarche")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_acts(CODEBOOK / "acts"))


def seeded(label: str, proposition: str, parser: Parser, lexicon: Lexicon) -> Topic:
    topic = Topic.model_validate({"id": "own/topic", "label": label, "proposition": proposition})
    found = with_terms([topic], parser, lexicon, load_common(CODEBOOK))
    return with_kinds(found, lexicon)[0]


@pytest.mark.parametrize(
    ("label", "proposition", "term", "toward"),
    [
        ("Taxes", "Taxes should be cut.", "tax", -1),
        ("Tax cuts", "Taxes should be cut.", "tax cut", 1),
        ("Business regulation", "Business should be regulated more strictly.", "business", -1),
        ("Business regulation", "Business should be regulated more strictly.", "business regulation", 1),
        ("Immigration control", "Immigration should be controlled.", "immigration control", 1),
        ("Abolition of slavery", "Slavery should be abolished.", "slavery", -1),
        ("Abolition of slavery", "Slavery should be abolished.", "abolition of slavery", 1),
    ],
)
def test_what_is_to_be_held_in_check_points_away(
    label: str, proposition: str, term: str, toward: int, parser: Parser, lexicon: Lexicon
) -> None:
    terms = {t.term: t.toward for t in seeded(label, proposition, parser, lexicon).terms}
    assert terms[term] == toward


@pytest.mark.parametrize(
    ("label", "proposition", "sentence"),
    [
        ("Education", "Public education should be extended.", "We built two hundred schools."),
        ("Jobs and employment", "Government should create jobs.", "Full employment is our aim."),
        ("Cannabis", "Cannabis should be legalised.", "Marijuana ruins lives."),
        ("Israel", "Israel's security should be assured.", "The security of Israel is at stake."),
        (
            "Waste imports",
            "Imports of waste should be banned.",
            "The importation and the waste import went on.",
        ),
        ("Regulation of CO2", "Laws should regulate CO2.", "It regulates emissions of carbon dioxide."),
    ],
)
def test_a_topic_is_found_in_other_words(
    label: str, proposition: str, sentence: str, parser: Parser, lexicon: Lexicon
) -> None:
    topic = seeded(label, proposition, parser, lexicon)
    doc = next(iter(parser.parse([sentence])))
    assert TopicMatcher([topic]).read(doc, ()).found


@pytest.mark.parametrize(
    ("label", "proposition", "vague"),
    [
        ("Greenhouse gases", "Greenhouse gases should be cut.", "gas"),
        ("Trade with other countries", "Trade with other countries should grow.", "country"),
    ],
)
def test_what_may_be_something_else_needs_company(
    label: str, proposition: str, vague: str, parser: Parser, lexicon: Lexicon
) -> None:
    sure = {t.term for t in seeded(label, proposition, parser, lexicon).terms if t.weight >= 0.7}
    assert sure
    assert vague not in sure


@pytest.mark.parametrize(
    ("sentence", "is_named"),
    [
        ("Climate change is real.", True),
        ("Carbon dioxide causes climate change.", True),
        ("The climate change committee met in June.", False),
    ],
)
def test_a_belief_is_not_named_by_the_kind_of_something_else(
    sentence: str, is_named: bool, parser: Parser, lexicon: Lexicon
) -> None:
    topic = seeded("Climate change", "Climate change is real.", parser, lexicon)
    doc = next(iter(parser.parse([sentence])))
    assert bool(TopicMatcher([topic]).read(doc, ()).found) is is_named
