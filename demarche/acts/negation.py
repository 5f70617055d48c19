"""Negation: words that turn a predicate, a noun or a step round.

Belongs here: "not" and its like on a predicate or a noun, prepositions and conjunctions that turn what they
lead to. Does not: what verbs and nouns do by their meaning (verb_effects, signs), the words
(schemas/codebook/acts).
"""

from __future__ import annotations

from itertools import pairwise

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.parsing.tree import Token

NOT = frozenset({"not", "n't", "n’t"})


def is_negated(token: Token, lexicon: Lexicon, read: Token | None = None) -> bool:
    """Whether a predicate or a noun is negated: not, never, no longer, no one; not by "not only".

    `read` is a subject whose own "no" has been counted already.
    """
    negative = False
    for child in token.children:
        if child.dep_ in {"advmod", "aux", "aux:pass"} and _denies_beside(child, token, lexicon):
            negative = not negative
            continue
        if child.lower_ not in lexicon.negations:
            if child.dep_ in {"nsubj", "nsubj:pass"} and child != read and _is_empty(child):
                negative = not negative
            continue
        if child.dep_ in {"nsubj", "nsubj:pass", "obj", "conj", "mark", "case"}:
            negative = not negative if child.dep_ in {"nsubj", "nsubj:pass"} else negative
            continue
        following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
        if following not in lexicon.pseudo_negations and abs(child.i - token.i) < 12:
            negative = not negative
    return negative


def _denies_beside(word: Token, predicate: Token, lexicon: Lexicon) -> bool:
    """Whether "not" hangs on a word before its verb: "will not, however, use", "does not even ask"."""
    if not word.children or word.i > predicate.i or word.lower_ in lexicon.pseudo_negations:
        return False
    if word.dep_.startswith("aux"):
        return any(c.lower_ in NOT and word.i < c.i < predicate.i for c in word.children)
    return any(
        c.lower_ in NOT and c.i < word.i and c.i > 0 and c.nbor(-1).pos_ == "AUX" for c in word.children
    )


def _is_empty(subject: Token) -> bool:
    """A subject that denies: "no nation", "neither Moscow nor Kyiv"."""
    return any(child.lower_ in {"no", "neither"} and child.dep_ != "conj" for child in subject.children)


def turned(edge: Edge, lexicon: Lexicon) -> bool:
    """Whether the preposition of a step turns it round: "without", "rather than", "against"."""
    preposition, before = edge.preposition
    if preposition in lexicon.turning:
        return True
    child = edge.child
    if preposition == "than":
        return edge.head.tag_ in {"JJR", "RBR"}
    marks = [
        word.lower_
        for c in child.children
        if c.dep_ in {"case", "mark", "cc", "fixed"} and c.i < child.i
        for word in (c, *(f for f in c.children if f.dep_ == "fixed"))
    ]
    return not lexicon.turning_phrases.isdisjoint(pairwise(marks)) or (
        before is not None and (before, preposition) in lexicon.turning_phrases
    )


def turned_conjunct(conjunct: Token, lexicon: Lexicon) -> bool:
    """Whether a conjunct is what the first one is preferred to: "deepen it rather than widen it"."""
    words = [
        word.lower_
        for c in conjunct.children
        if c.dep_ == "cc" and c.i < conjunct.i
        for word in (c, *(f for f in c.children if f.dep_ == "fixed"))
    ]
    return any(pair in lexicon.turning_phrases for pair in pairwise(words))
