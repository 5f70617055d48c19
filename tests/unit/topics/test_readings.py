"""Which of several readings of the same words stays."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from demarche.parsing.tree import tree_of
from demarche.topics.mentions import TopicMention
from demarche.topics.passages import Air
from demarche.topics.readings import resolve

WORDS = ["phase", "out", "coal", "and", "nuclear", "power"]
LONG = ("phase out * nuclear power", 0, 6)


def kept(*mentions: tuple[str, int, int]) -> list[str]:
    """The terms that stay of these, each of a topic of its own."""
    doc = tree_of(SpacyDoc(spacy.blank("en").vocab, words=WORDS, pos=["NOUN"] * 6, lemmas=WORDS))
    found = [TopicMention(start, end, end - 1, term, 1, 1.0, term) for term, start, end in mentions]
    numbers = {term: number for number, (term, _, _) in enumerate(mentions)}
    nothing = np.zeros(len(mentions))
    return [mention.term for mention in resolve(found, doc, {}, Air(numbers, nothing, nothing, nothing, 0.0))]


@pytest.mark.parametrize("inside", [("power", 5, 6), ("phase", 0, 1)])
def test_a_part_of_a_longer_phrase_yields_to_it(inside: tuple[str, int, int]) -> None:
    assert kept(LONG, inside) == ["phase out * nuclear power"]


def test_what_stands_in_the_gap_of_a_phrase_is_no_part_of_it() -> None:
    assert kept(LONG, ("coal", 2, 3)) == ["phase out * nuclear power", "coal"]
