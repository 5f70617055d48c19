"""Which words show a position: the smallest clause around what was found.

Belongs here: from a predicate and a mention to a span of characters. Does not: what was found.
"""

from __future__ import annotations

from demarche.parsing.tree import Doc, Token

SHORTEST = 25
"""A clause of fewer characters is too little to judge by; the whole sentence is quoted instead."""
_TRIM = frozenset({",", ";", ":", "—", "–", "-", "and", "but", "or", "that", "so", "yet"})
_CLITICS = frozenset(
    {"'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "n't", "n’t", "'m", "’m", "'d", "’d", "not"}
)
_DROPPED = frozenset({"parataxis", "discourse"})
_CLIMBED = frozenset({"xcomp", "aux", "cop"})


def clause_span(predicate: Token, mention: tuple[int, int]) -> tuple[int, int]:
    """Characters (start, end exclusive) of the clause that `predicate` heads, within the sentence.

    Coordinated clauses with a subject of their own are left out unless they hold the mention (a
    token range, end exclusive).
    """
    doc = predicate.doc
    head = predicate
    while head.dep_ in _CLIMBED and head.head != head:
        head = head.head
    first = head.left_edge.i
    last = max(head.i, mention[1] - 1)
    for child in head.children:
        holds = child.left_edge.i < mention[1] and mention[0] <= child.right_edge.i
        separate = child.dep_ in _DROPPED or (child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"})
        if holds or not separate:
            last = max(last, child.right_edge.i)
    return _trimmed(doc, min(first, mention[0]), last)


def _trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    while first < last and (doc[first].lower_ in _TRIM or doc[first].is_space):
        first += 1
    while first > 0 and doc[first].lower_ in _CLITICS:
        first -= 1
    while last > first and (doc[last].text in _TRIM or doc[last].is_space):
        last -= 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    if end - start < SHORTEST:
        words = [t for t in doc if not t.is_space]
        start, end = words[0].idx, words[-1].idx + len(words[-1])
    return start, end
