"""Lemmas by lexicon and rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.parsing.inflection import candidates
from demarche.parsing.lemmatizer import Lemmatizer

_SEEN = [
    ("led", "VERB", "VBD", "lead"), ("held", "VERB", "VBD", "hold"), ("did", "AUX", "VBD", "do"),
    ("n't", "PART", "RB", "not"), ("American", "ADJ", "JJ", "American"), ("States", "PROPN", "NNPS", "State"),
    ("impose", "VERB", "VB", "impose"), ("treaty", "NOUN", "NN", "treaty"), ("human", "ADJ", "JJ", "human"),
    ("people", "NOUN", "NNS", "people"), ("wo", "AUX", "MD", "will"), ("council", "NOUN", "NN", "council"),
    ("crisis", "NOUN", "NN", "crisis"),
]  # fmt: skip


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    built = Lemmatizer()
    built.learn(_SEEN)
    return built


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("led", "VERB", "VBN", "lead"),
        ("Led", "VERB", "VBD", "lead"),
        ("withheld", "VERB", "VBN", "withhold"),
        ("did", "AUX", "VBP", "do"),
        ("n’t", "PART", "RB", "not"),
        ("imposing", "VERB", "VBG", "impose"),
        ("condemned", "VERB", "VBD", "condemn"),
        ("deploring", "VERB", "VBG", "deplore"),
        ("ceasing", "VERB", "VBG", "cease"),
        ("ratifies", "VERB", "VBZ", "ratify"),
        ("treaties", "NOUN", "NNS", "treaty"),
        ("non-treaties", "NOUN", "NNS", "non-treaty"),
        ("crises", "NOUN", "NNS", "crisis"),
        ("people", "NOUN", "NNS", "people"),
        ("wider", "ADJ", "JJR", "wide"),
        ("1990s", "NOUN", "NNS", "1990s"),
    ],
)
def test_inflection_is_undone(lemmatizer: Lemmatizer, form: str, upos: str, xpos: str, lemma: str) -> None:
    assert lemmatizer.lemma(form, upos, xpos) == lemma


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("Putin", "PROPN", "NNP", "Putin"),
        ("Maldives", "PROPN", "NNPS", "Maldives"),
        ("Russians", "PROPN", "NNPS", "Russian"),
        ("American", "ADJ", "JJ", "American"),
        ("Kosovan", "ADJ", "JJ", "Kosovan"),
        ("anti-American", "ADJ", "JJ", "anti-American"),
        ("NGOs", "NOUN", "NNS", "NGO"),
        ("Human", "ADJ", "JJ", "human"),
        ("Council", "NOUN", "NN", "council"),
    ],
)
def test_names_and_demonyms_keep_their_capital(
    lemmatizer: Lemmatizer, form: str, upos: str, xpos: str, lemma: str
) -> None:
    assert lemmatizer.lemma(form, upos, xpos) == lemma


def test_stored_lexicon_is_restored(lemmatizer: Lemmatizer) -> None:
    restored = Lemmatizer().from_bytes(lemmatizer.to_bytes())
    assert restored.to_bytes() == lemmatizer.to_bytes()
    assert restored.lemma("withheld", "VERB", "VBN") == "withhold"


def test_order_of_the_treebank_does_not_matter(lemmatizer: Lemmatizer) -> None:
    other = Lemmatizer()
    other.learn(reversed(_SEEN))
    assert other.to_bytes() == lemmatizer.to_bytes()


@given(
    st.text(min_size=1), st.sampled_from(["VERB", "NOUN", "ADJ", "PROPN", "NUM", "X"]), st.text(max_size=4)
)
def test_every_form_has_a_lemma(form: str, upos: str, xpos: str) -> None:
    assert Lemmatizer().lemma(form, upos, xpos)


@given(st.text(min_size=1), st.sampled_from(["NNS", "VBZ", "VBG", "VBD", "VBN", "JJR", "JJS", "NN"]))
def test_candidates_are_never_empty_words(form: str, tag: str) -> None:
    assert all(candidates(form, tag))
