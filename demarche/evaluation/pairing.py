"""Which extracted row may stand for which annotated one.

Belongs here: one-to-one pairs of rows by their evidence, and when two dates are the same.
Does not: what is counted of the pairs (scoring), reading gold (gold).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from demarche.evaluation.gold import GoldRow

Interval = tuple[date | None, date | None]
"""First and last day; None where open."""
SLACK = 31
"""Days by which both ends of two equal intervals may differ."""


class Evidence(Protocol):
    """Anything with a stretch of the text, in code points, end exclusive."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


Row = TypeVar("Row", bound=Evidence)


def pair(
    gold: Sequence[GoldRow], predicted: Sequence[Row], fits: Callable[[GoldRow, Row], bool]
) -> dict[int, int]:
    """As many one-to-one pairs as there can be: {gold index: predicted index}.

    Firm gold first, the larger overlap first; a pair once made is changed where that makes room for
    another one (augmenting paths), so that no order of rows wastes a pair.
    """
    edges = [
        sorted(
            (i for i, g in enumerate(gold) if fits(g, p) and pairable(g, p)),
            key=lambda i: (gold[i].optional, -overlap(gold[i], p)),
        )
        for p in predicted
    ]
    owner: dict[int, int] = {}

    def place(j: int, seen: set[int], allowed: list[list[int]]) -> bool:
        for i in allowed[j]:
            if i in seen:
                continue
            seen.add(i)
            if i not in owner or place(owner[i], seen, allowed):
                owner[i] = j
                return True
        return False

    firm = [[i for i in options if not gold[i].optional] for options in edges]
    for allowed in (firm, edges):
        for j in range(len(predicted)):
            if j not in owner.values():
                place(j, set(), allowed)
    return owner


def pairable(gold: GoldRow, row: Evidence) -> bool:
    """Whether two rows share at least half of the shorter one, and the row is not much longer."""
    common, length = _shared(gold, row), row.end - row.start
    long_enough = common > 0 and 2 * common >= min(length, gold.end - gold.start)
    return long_enough and length <= 3 * (gold.end - gold.start) + 200


def overlap(gold: GoldRow, row: Evidence) -> float:
    """Intersection over union of two stretches that meet."""
    return _shared(gold, row) / (max(gold.end, row.end) - min(gold.start, row.start))


def same_interval(one: Interval, other: Interval) -> bool:
    """Whether both ends are open together or at most SLACK days apart."""
    return all(
        a == b or (a is not None and b is not None and abs((a - b).days) <= SLACK)
        for a, b in zip(one, other, strict=True)
    )


def _shared(gold: GoldRow, row: Evidence) -> int:
    return min(gold.end, row.end) - max(gold.start, row.start)
