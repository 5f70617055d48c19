"""What is said of a thing by how much of it there is, and by what stands for or against it.

Belongs here: quantities ("too much", "fewer", "not enough") and prepositions that are the whole predicate
("we are against", "the time for it is over"). Does not: predicates with verbs (deeds, judgements).
"""

from __future__ import annotations

from itertools import pairwise

from demarche.acts.edges import case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.negation import is_negated
from demarche.attribution.holders import holders_of
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token
from demarche.positions.findings import Finding

LONGEST = 5
"""Most words before a noun that tell how much of it there is."""
SIDES = {"for": 1, "behind": 1, "pro": 1, "against": -1, "anti": -1, "without": -1, "beyond": 0}


def is_lessened(noun: Token, lexicon: Lexicon) -> bool:
    """Whether less of a thing is spoken of: "fewer sanctions", "no more tests"."""
    return not lexicon.less.isdisjoint(_amounts_before(noun))


def judged_amount(noun: Token, sign: int, lexicon: Lexicon) -> Finding | None:
    """Too much of a thing or too little of it: who says so wants it otherwise."""
    amounts = _amounts_before(noun)
    if not lexicon.surplus.isdisjoint(amounts):
        return Finding((), "criticise", -sign, noun, "amount", 0.5, is_fact=False)
    enough = "enough" in amounts and is_negated(noun.head, lexicon)
    if enough or not lexicon.lacking.isdisjoint(amounts):
        return Finding((), "criticise", sign, noun, "amount", 0.5, is_fact=False)
    return None


def taken_side(noun: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """A thing that somebody is for or against, or is without: "we are against sanctions"."""
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    if {"it", "up", "to"} <= before:
        # "It is up to the Council to act": the Council is wanted.
        return Finding((), "demand", sign, noun, "side taken", 0.4, is_fact=False)
    case = case_of(noun)
    if case not in SIDES:
        return None
    subject = next((c for c in noun.children if c.dep_ == "nsubj"), None)
    if subject is None or not any(c.dep_ == "cop" for c in noun.children):
        return None
    holders = holders_of(subject, sentence)
    side = SIDES[case] * (-1 if is_negated(noun, lexicon) else 1)
    if case == "without":
        # Who is without a good goes without it: whoever tells it deplores that.
        return Finding((), "criticise", sign, noun, "lack", 0.45, is_fact=False)
    if not side or not holders:
        return None
    is_own = holders == sentence.voice
    act = "endorse" if side > 0 else "criticise"
    return Finding(
        () if is_own else holders, act, sign * side, noun, "side taken", 0.8, is_reported=not is_own
    )


def _amounts_before(noun: Token) -> list[str]:
    """The determiners, quantities and adjectives of a noun, those that were attached elsewhere too.

    Each word, then each two.
    """
    first, tokens = noun.left_edge.i, noun.doc.tokens
    while first > 0 and tokens[first - 1].pos_ in {"ADV", "DET", "ADJ"} and noun.i - first < LONGEST:
        first -= 1
    words = [t.lower_ for t in tokens[max(first, noun.i - LONGEST) : noun.i]]
    return [*words, *[f"{a} {b}" for a, b in pairwise(words)]]
