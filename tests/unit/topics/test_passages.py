"""What a passage is about: terms between actors count only where the actors are."""

from __future__ import annotations

import numpy as np
import spacy
from spacy.tokens import Doc as SpacyDoc

from demarche.parsing.tree import tree_of
from demarche.topics.matching import TopicMatcher
from demarche.topics.passages import in_the_air
from schemas.codebooks.topics import Term, Topic

TOPICS = (
    Topic(
        id="relations/bilateral",
        label="Relations",
        proposition="They should cooperate.",
        terms=(Term.model_validate({"term": "dialogue", "between": [["USA"], ["RUS"]]}),),
    ),
    Topic(id="economy/taxes", label="Taxes", proposition="Taxes should be cut.", terms=(Term(term="tax"),)),
)


def evidence(words: list[str], own: frozenset[str]) -> list[float]:
    doc = tree_of(SpacyDoc(spacy.blank("en").vocab, words=words, lemmas=words, pos=["NOUN"] * len(words)))
    matcher = TopicMatcher(TOPICS)
    found: list[float] = matcher.evidence([matcher.read(doc, ())], own)[0].tolist()
    return found


def test_a_term_between_actors_says_nothing_without_them() -> None:
    assert evidence(["dialogue"], frozenset()) == [0.0, 0.0]
    assert evidence(["dialogue"], frozenset({"USA", "RUS"}))[0] > 0


def test_what_is_near_counts_more_than_what_is_far() -> None:
    numbers = {topic.id: number for number, topic in enumerate(TOPICS)}
    rows = np.zeros((9, 2))
    rows[0, 0] = rows[8, 1] = 3.0
    airs = in_the_air(numbers, rows)
    assert airs[1].share("relations/bilateral") > airs[1].share("economy/taxes") > 0
    assert airs[7].share("economy/taxes") > airs[7].share("relations/bilateral") > 0
