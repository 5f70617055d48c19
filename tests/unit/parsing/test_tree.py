"""Plain trees against the spaCy documents they are made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.parsing.pipeline import load_parser
from demarche.parsing.tree import tree_of

TEXTS = (
    "Putin, who called the treaty dead, left.",
    "It is time to act: the Senate should ratify it, and the House can't wait any longer.",
    "No.",
)
ATTRIBUTES = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "i", "idx", "whitespace_", "is_alpha")


@pytest.mark.parametrize("text", TEXTS)
def test_a_tree_says_what_spacy_says(text: str) -> None:
    nlp = load_parser(Path(__file__).parents[3] / "models/en_demarche").nlp
    parsed = nlp(text)
    tree = tree_of(parsed)
    assert tree.text == text
    for ours, theirs in zip(tree, parsed, strict=True):
        assert [getattr(ours, name) for name in ATTRIBUTES] == [getattr(theirs, name) for name in ATTRIBUTES]
        assert ours.head.i == theirs.head.i
        assert [c.i for c in ours.children] == [c.i for c in theirs.children]
        assert [t.i for t in ours.subtree] == [t.i for t in theirs.subtree]
        assert [t.i for t in ours.ancestors] == [t.i for t in theirs.ancestors]
        assert (ours.left_edge.i, ours.right_edge.i) == (theirs.left_edge.i, theirs.right_edge.i)
        assert ours.morph.get("VerbForm", []) == theirs.morph.get("VerbForm", [])


def test_the_root_of_a_span_lies_nearest_the_root() -> None:
    nlp = load_parser(Path(__file__).parents[3] / "models/en_demarche").nlp
    tree = tree_of(nlp("The European Union should lift the sanctions."))
    assert tree[0:3].root.text == "Union"
    assert tree[0:3].text == "The European Union"
    with pytest.raises(IndexError):
        tree[0].nbor(-1)
