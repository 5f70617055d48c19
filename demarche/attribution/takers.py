"""Nouns that name whoever takes a side: "critics of the plan, such as", "a sponsor of the bill".

Belongs here: who such a noun is, by what stands beside it. Does not: which side it takes
(positions.attitudes), all other nouns (holders).
"""

from __future__ import annotations

from demarche.attribution.holders import examples, holders_of
from demarche.attribution.voices import Holder, Sentence
from demarche.parsing.tree import Token


def is_taker(noun: Token, sentence: Sentence) -> bool:
    """Whether a noun names somebody by the side he takes."""
    return noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.lower() in sentence.lexicon.takers


def takers(noun: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """Those named beside such a noun: "Ann Example, a critic of", "critics such as Ann Example".

    Of whom one is a critic is not who criticises: a possessor or a phrase with "of" names no taker.
    """
    subject = next((c for c in noun.children if c.dep_ == "nsubj"), None)
    named = noun.head if noun.dep_ == "appos" else subject if subject is not None else noun
    found = tuple(h for h in holders_of(named, sentence) if not h.is_described)
    return found or next(filter(None, (_parted(c, sentence) for c in noun.children if c.dep_ == "nmod")), ())


def _parted(thing: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """Examples of takers that the parser hangs on what they are for: "critics of it, including"."""
    example = next((c for c in thing.children if c.dep_ == "nmod" and c.i > thing.i), None)
    if example is None:
        return ()
    first = example.left_edge.i
    is_apart = any(t.text == "," for t in thing.doc[max(first - 1, 0) : first + 1])
    return examples(thing, sentence) if is_apart else ()
