"""How sure a figure is: 90 % intervals by drawing documents with replacement, and for shares of rows.

Belongs here: intervals. Does not: the figures themselves (scoring), which ones a version tells (quality).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import sqrt

RESAMPLES = 500
"""Samples of documents behind an interval; the seed is fixed."""
LOW, HIGH = 0.05, 0.95
NORMAL = 1.6449
"""The 95th percentile of the normal distribution."""

Figures = Mapping[str, float | None]
Interval = tuple[float, float]


def bootstrap(
    counts: Sequence[Counter[str]], figures: Callable[[Counter[str]], Figures]
) -> dict[str, Interval]:
    """The 5th and 95th percentile of each figure over documents drawn with replacement.

    Samples in which a figure has nothing to rest on are left out for that figure.
    """
    draw = random.Random(0)
    found: dict[str, list[float]] = {}
    for _ in range(RESAMPLES if counts else 0):
        total: Counter[str] = Counter()
        for one in draw.choices(counts, k=len(counts)):
            total.update(one)
        for name, value in figures(total).items():
            if value is not None:
                found.setdefault(name, []).append(value)
    return {name: _middle(sorted(values)) for name, values in found.items()}


def wilson(hits: int, n: int) -> Interval:
    """The score interval of a share of `n` rows."""
    share, z = hits / n, NORMAL
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def _middle(values: Sequence[float]) -> Interval:
    return values[int(LOW * len(values))], values[max(0, int(HIGH * len(values)) - 1)]
