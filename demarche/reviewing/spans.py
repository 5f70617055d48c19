"""How far two stretches of a text are the same evidence.

Belongs here: overlap of spans, in code points, end exclusive. Does not: what is matched by it.
"""

from __future__ import annotations

Span = tuple[int, int]


def shared(a: Span, b: Span) -> int:
    """Characters that both hold."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def shares_half(a: Span, b: Span) -> bool:
    """Whether both hold at least half of the shorter one.

    A release may show the beginning of a long quotation only, so that the longer one does not count.
    """
    return shared(a, b) > 0 and 2 * shared(a, b) >= min(a[1] - a[0], b[1] - b[0])


def likeness(a: Span, b: Span) -> float:
    """Intersection over union, in [0, 1]."""
    return shared(a, b) / (max(a[1], b[1]) - min(a[0], b[0])) if shared(a, b) else 0.0
