"""Topics of fact: who says so, who denies it, and what says nothing of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from demarche.positions.extraction import GrammarExtractor
from demarche.positions.settings import ExtractionSettings
from tests.unit.positions.test_phenomena import ROOT, document

CODEBOOK = """
topics:
  - {id: health/vaccines, label: Vaccine safety, proposition: Vaccines are safe., kind: belief}
  - {id: climate/cause, label: Cause, proposition: Climate change is caused by human activity., kind: belief}
  - {id: growth/rules, label: Rules, proposition: Environmental regulation harms the economy., kind: belief}
  - {id: growth/no-harm, label: No harm, proposition: The carbon tax will not hurt workers.}
"""


@pytest.fixture(scope="module")
def extractor(tmp_path_factory: pytest.TempPathFactory) -> GrammarExtractor:
    topics: Path = tmp_path_factory.mktemp("beliefs") / "topics.yaml"
    topics.write_text(CODEBOOK, encoding="utf-8")
    return GrammarExtractor(
        ExtractionSettings(ROOT / "models/en_demarche", ROOT / "schemas/codebook", topics, confidence=0.2)
    )


def rows(text: str, extractor: GrammarExtractor) -> set[tuple[str, str, str]]:
    (result,) = extractor.extract([replace(document(text), document_id="beliefs")])
    assert not result.rejected
    return {(p.actor_id, p.topic_id, p.stance) for p in result.positions}


@pytest.mark.parametrize(
    ("text", "actor", "topic", "stance"),
    [
        ("Vaccines have been shown to be safe and effective.", "KEN", "health/vaccines", "support"),
        ("We all know that vaccines are harmless.", "KEN", "health/vaccines", "support"),
        ("In truth these vaccines are dangerous.", "KEN", "health/vaccines", "oppose"),
        ("There is no proof that vaccines are dangerous.", "KEN", "health/vaccines", "support"),
        ("No study has shown that vaccines are dangerous.", "KEN", "health/vaccines", "support"),
        ("It is not true that vaccines are dangerous.", "KEN", "health/vaccines", "support"),
        ("It is a myth that vaccines are unsafe.", "KEN", "health/vaccines", "support"),
        ("The minister of Norway claimed that vaccines are not safe.", "NOR", "health/vaccines", "oppose"),
        ("I doubt that climate change is caused by humans.", "KEN", "climate/cause", "oppose"),
        (
            "France insists that our activities as humans cause global warming.",
            "FRA",
            "climate/cause",
            "support",
        ),
        ("Climate change, which is caused by humans, is a threat.", "KEN", "climate/cause", "support"),
        ("Environmental regulation has weakened our economy.", "KEN", "growth/rules", "support"),
        ("Environmental regulation has strengthened the economy.", "KEN", "growth/rules", "oppose"),
        ("The new carbon tax will not hurt workers.", "KEN", "growth/no-harm", "support"),
        ("This carbon tax hurts our workers badly.", "KEN", "growth/no-harm", "oppose"),
    ],
)
def test_who_says_so_or_denies_it(
    text: str, actor: str, topic: str, stance: str, extractor: GrammarExtractor
) -> None:
    assert (actor, topic, stance) in rows(text, extractor)


@pytest.mark.parametrize(
    "text",
    [
        "We must invest in vaccines.",
        "We discussed climate change at length with our partners.",
        "Are vaccines safe?",
        "If vaccines were not safe, we would ban them.",
        "Our hospitals are safe, and we buy vaccines.",
    ],
)
def test_to_speak_of_a_thing_is_not_to_believe_something_of_it(
    text: str, extractor: GrammarExtractor
) -> None:
    assert rows(text, extractor) == set()
