"""The parser's transitions for many sentences at once.

Belongs here: spaCy's arc-eager system (states, which moves are valid, what they do) as columns of numbers,
one row a sentence. Does not: what scores a move (network), trees (decoding).

A sentence is a stretch of the batch's tokens; tokens are known by their place in the batch, and -1, which
indexes the last cell of every array, stands for no token. Moves, their order and their conditions are those
of spacy.pipeline._parser_internals.arc_eager, so that both make the same trees.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]
Scorer = Callable[[Ints], Floats]
"""Scores of every move (sentences x moves) from the tokens that a state shows (sentences x 8)."""

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
LETTERS = "SDLRB"
"""What the names of the moves begin with, in their order."""
_BELOW = 3
"""Empty cells under each stack, so that one may look under its bottom."""


@dataclass(frozen=True, slots=True)
class Moves:
    """The moves that a model scores: the kind of each, and what bars them for each set of valid kinds."""

    kinds: Ints
    barred: Floats

    @staticmethod
    def of(names: Sequence[str]) -> Moves:
        """The moves of these names, such as "S" or "L-nsubj", in the model's order."""
        kinds = np.array([LETTERS.index(name[0]) for name in names], dtype=np.intp)
        valid = (np.arange(2 ** len(LETTERS))[:, None] >> kinds) & 1
        return Moves(kinds, np.where(valid, np.float32(0), np.float32("-inf")))


@dataclass(slots=True)
class Arcs:
    """The head of each token of a batch, -1 for a root, and the move that gave it its head."""

    heads: Ints
    moves: Ints


def arcs_of(lengths: Ints, moves: Moves, score: Scorer) -> Arcs:
    """The arcs that the best move in every state leads to; sentences come one after the other, none empty."""
    states = _States(lengths)
    while len(states.row):
        states.look()
        scores = score(states.shown)
        scores += moves.barred[states.valid()]
        best = scores.argmax(axis=1)
        states.move(moves.kinds[best], best)
    return Arcs(states.head[:-1], states.by[:-1])


class _States:
    """The states of all sentences that are not finished; one element or row for each."""

    def __init__(self, lengths: Ints) -> None:
        words = int(lengths.sum())
        ends = np.cumsum(lengths)
        width = int(lengths.max()) + _BELOW + 1
        none = np.full(words + 1, -1, dtype=np.intp)
        # By token: its head and the move that made it so, its last children, the right child before it.
        self.head, self.by, self.left, self.right, self.before = (none.copy() for _ in range(5))
        self.is_unshiftable = np.zeros(words + 1, dtype=bool)
        self.is_start = np.zeros(words + 1, dtype=bool)
        self.stacks = np.full((len(lengths), width), -1, dtype=np.intp).ravel()
        self.returned = np.full((len(lengths), width), -1, dtype=np.intp).ravel()
        # By state: where its row begins, tokens on the stack, tokens put back, the rest of the sentence.
        self.row = np.arange(len(lengths)) * width + _BELOW - 1
        self.depth = np.zeros(len(lengths), dtype=np.intp)
        self.back = np.zeros(len(lengths), dtype=np.intp)
        self.next, self.end = ends - lengths, ends
        self.shown = np.empty((0, 8), dtype=np.intp)

    def look(self) -> None:
        """Note what each state shows: two tokens to come, three on the stack, children of the first ones."""
        first, second = (np.where(place < self.end, place, -1) for place in (self.next, self.next + 1))
        if self.back.any():
            top = self.row + self.back
            has, has_two = self.back > 0, self.back > 1
            second = np.where(has_two, self.returned[top - 1], np.where(has, first, second))
            first = np.where(has, self.returned[top], first)
        top = self.row + self.depth
        shown = self.shown = np.empty((len(top), 8), dtype=np.intp)
        shown[:, 0], shown[:, 1] = first, second
        shown[:, 2] = above = self.stacks[top]
        shown[:, 3], shown[:, 4] = self.stacks[top - 1], self.stacks[top - 2]
        shown[:, 5], shown[:, 6], shown[:, 7] = self.left[first], self.left[above], self.right[above]

    def valid(self) -> Ints:
        """The kinds of move that each state allows, one bit each."""
        first, second = self.shown[:, 0], self.shown[:, 1]
        is_empty = self.depth == 0
        remaining = self.back + self.end - self.next
        is_start = self.is_start[first]
        two = remaining >= 2
        may_shift = is_empty | (two & ~is_start & ~self.is_unshiftable[first])
        may_link = ~is_empty & (remaining > 0) & ~is_start
        may_break = two & (second == first + 1) & ~self.is_start[second]
        valid: Ints = (
            may_shift * (1 << SHIFT)
            + ~is_empty * (1 << REDUCE)
            + may_link * (1 << LEFT | 1 << RIGHT)
            + may_break * (1 << BREAK)
        )
        return valid

    def move(self, kinds: Ints, moves: Ints) -> None:
        """Make a move in every state, and let go of those that are then finished."""
        first, above = self.shown[:, 0], self.shown[:, 2]
        if len(at := np.flatnonzero(kinds == LEFT)):
            self._link_left(above[at], first[at], moves[at])
            self.depth[at] -= 1
        if len(at := np.flatnonzero(kinds == RIGHT)):
            self._link_right(first[at], above[at], moves[at])
        if len(at := np.flatnonzero((kinds == RIGHT) | (kinds == SHIFT))):
            self._push(at, first[at])
        if len(at := np.flatnonzero(kinds == REDUCE)):
            self._reduce(at, above[at])
        if len(at := np.flatnonzero(kinds == BREAK)):
            self.is_start[self.shown[at, 1]] = True
        goes_on = (self.depth > 0) | (self.back > 0) | (self.next < self.end)
        if not goes_on.all():
            self.row, self.depth, self.back = self.row[goes_on], self.depth[goes_on], self.back[goes_on]
            self.next, self.end = self.next[goes_on], self.end[goes_on]

    def _link_left(self, child: Ints, head: Ints, moves: Ints) -> None:
        """A token on the stack gets the token to come as its head, in place of any that it had."""
        old = self.head[child]
        had = old >= 0
        self.right[old[had]] = self.before[child[had]]
        self.head[child], self.by[child], self.left[head] = head, moves, child
        self.is_unshiftable[head] = False

    def _link_right(self, child: Ints, head: Ints, moves: Ints) -> None:
        self.head[child], self.by[child] = head, moves
        self.before[child] = self.right[head]
        self.right[head] = child

    def _push(self, at: Ints, tokens: Ints) -> None:
        """The token to come goes on the stack."""
        was_back = self.back[at] > 0
        self.back[at[was_back]] -= 1
        self.next[at[~was_back]] += 1
        self.depth[at] += 1
        self.stacks[self.row[at] + self.depth[at]] = tokens

    def _reduce(self, at: Ints, tokens: Ints) -> None:
        """The top of the stack leaves it; without a head it is put back before the tokens to come."""
        returns = (self.head[tokens] < 0) & (self.depth[at] > 1)
        self.depth[at] -= 1
        at, tokens = at[returns], tokens[returns]
        self.is_unshiftable[tokens] = True
        self.back[at] += 1
        self.returned[self.row[at] + self.back[at]] = tokens
