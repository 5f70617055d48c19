"""The mini-language of topic terms, against sentences split by a blank English tokenizer."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc as SpacyDoc

from demarche.parsing.tree import tree_of
from demarche.topics.patterns import SentenceTerms
from demarche.topics.spelling import fold
from demarche.topics.terms import compile_term

VOCAB = spacy.blank("en").vocab


def found(term: str, words: list[str], tags: list[str] | None = None) -> list[str]:
    """The words that a term matches, first match only."""
    tags = tags or ["NOUN"] * len(words)
    doc = tree_of(SpacyDoc(VOCAB, words=words, pos=tags, lemmas=[w.lower() for w in words]))
    sentence = SentenceTerms(doc, ())
    for start in range(len(sentence.words)):
        for compiled in compile_term(term):
            end = sentence.match(compiled.elements, start)
            if end is not None:
                return [word.token.text for word in sentence.words[start:end]]
    return []


def test_one_of_several_words() -> None:
    assert found("{spread|growth} of {nuclear|atomic} weapon", ["growth", "of", "atomic", "weapons"]) == [
        "growth",
        "of",
        "atomic",
        "weapons",
    ]


def test_a_phrase_among_several() -> None:
    assert found("{capital gains|income} tax", ["the", "capital", "gains", "tax"])[-1] == "tax"


def test_an_optional_word_may_be_missing() -> None:
    assert found("minimum? wage", ["wage"]) == ["wage"]
    assert found("minimum wage?", ["minimum"]) == ["minimum"]


def test_a_gap_is_at_most_three_words() -> None:
    assert found("war * Iraq", ["war", "a", "b", "c", "Iraq"])
    assert not found("war * Iraq", ["war", "a", "b", "c", "d", "Iraq"])


def test_a_gap_holds_no_verb() -> None:
    assert not found("Tehran * missile", ["Tehran", "tested", "missile"], ["PROPN", "VERB", "NOUN"])


def test_part_of_speech() -> None:
    assert found("aid/NOUN", ["aid"], ["NOUN"])
    assert not found("aid/NOUN", ["aid"], ["VERB"])


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("non-proliferation", ["non-proliferation"]),
        ("non-proliferation", ["non", "-", "proliferation"]),
        ("woman right", ["woman", "'s", "right"]),
        ("cooperation", ["co-operation"]),
        ("labour right", ["labor", "rights"]),
        ("detente", ["Détente"]),
        ("Geneva Convention", ["Geneva", "Conventions"]),
    ],
)
def test_spelling_does_not_matter(term: str, words: list[str]) -> None:
    assert found(term, words)


def test_a_prefix_turns_the_rest_of_its_compound() -> None:
    doc = tree_of(SpacyDoc(VOCAB, words=["anti-colonialism"], pos=["NOUN"], lemmas=["anti-colonialism"]))
    (first, second) = SentenceTerms(doc, ()).words
    assert not first.is_turned
    assert second.is_turned


@pytest.mark.parametrize("term", ["*", "{}", ""])
def test_a_term_that_matches_anything_is_refused(term: str) -> None:
    with pytest.raises(ValueError, match="term"):
        compile_term(term)


@given(st.text(alphabet="abcdeinorstuyzéö-'", min_size=1, max_size=20))
def test_folding_twice_changes_nothing_but_endings(word: str) -> None:
    once = fold(word)
    assert fold(once.upper()) == fold(once)
