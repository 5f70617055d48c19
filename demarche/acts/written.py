"""How vocabularies write a word that the parser takes apart at its hyphens.

Belongs here: joining such a word again: "die-hards", "self-styled", "give-away". Does not: what the words
mean (the modules that ask), verbs with a particle or an object (verb_effects, positions.accusing).
"""

from __future__ import annotations

from demarche.parsing.tree import Token

HYPHENS = frozenset({"-", "\u2010", "\u2011"})


def written(word: Token) -> frozenset[str]:
    """A word as it is looked up: its lemma, its form, and both with what hyphens join to it in front."""
    before = ""
    first = word
    while first.i > 1 and _is_joined(first):
        first = first.nbor(-2)
        before = f"{first.lower_}-{before}"
    own = {word.lemma_.lower(), word.lower_}
    return frozenset(own | {before + form for form in own})


def _is_joined(word: Token) -> bool:
    """Whether a hyphen stands right before a word and right behind another one."""
    hyphen, other = word.nbor(-1), word.nbor(-2)
    touches = other.idx + len(other.text) == hyphen.idx and hyphen.idx + len(hyphen.text) == word.idx
    return hyphen.text in HYPHENS and touches
