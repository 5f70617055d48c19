"""Arcs that cross others, which the parser gives as lifted arcs with a label that tells where they belong.

Belongs here: finding the head that such a label tells of, as spaCy does. Does not: other arcs (arc_eager).
"""

from __future__ import annotations

from collections.abc import Sequence

MARK = "||"
"""In the label of a lifted arc: before it the relation, after it that of the true head."""


def lowered(
    heads: Sequence[int], relations: Sequence[str], is_space: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """Heads and relations with every lifted arc put where its label says; a root is its own head.

    The true head is the first token of the relation named, level by level below the lifted head. Levels are
    looked for within the reach that each token had before, as in spaCy's deprojectivize.
    """
    heads, relations = list(heads), list(relations)
    edges = _edges(heads)
    for token, relation in enumerate(relations):
        if MARK in relation:
            relations[token], _, wanted = relation.partition(MARK)
            heads[token] = _head_below(token, wanted, heads, relations, edges, is_space)
    return heads, relations


def _head_below(
    token: int,
    wanted: str,
    heads: Sequence[int],
    relations: Sequence[str],
    edges: Sequence[tuple[int, int]],
    is_space: Sequence[bool],
) -> int:
    level = [heads[token]]
    while level:
        below = []
        for head in level:
            first, last = edges[head]
            for child in range(first, last + 1):
                if heads[child] != head or child in (head, token) or is_space[child]:
                    continue
                if relations[child] == wanted:
                    return child
                below.append(child)
        level = below
    return heads[token]


def _edges(heads: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last token below each one, itself among them."""
    first, last = list(range(len(heads))), list(range(len(heads)))
    for token in range(len(heads)):
        above = token
        while heads[above] != above:
            above = heads[above]
            first[above], last[above] = min(first[above], token), max(last[above], token)
    return list(zip(first, last, strict=True))
