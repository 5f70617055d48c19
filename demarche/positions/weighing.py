"""What a whole document says of its single findings.

Belongs here: dropping positions that the rest of a document contradicts. Does not: reading sentences
(grammar, climbing), choosing among candidates (choosing).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from demarche.positions.position import Position

FIRM = 0.8
"""A position of at least this confidence is kept even if the rest of the document contradicts it."""
STRAY = 0.2
"""A side with less than this share is overruled however firm its positions are."""
OVERRULED = 0.8
"""A side with less than this share of the other side's confidence is overruled."""


def consistent(positions: Iterable[Position]) -> list[Position]:
    """Positions without the doubtful ones that the same holder contradicts more firmly elsewhere.

    Sides are summed by holder: two politicians of one state may well differ. What the actor itself is
    said to hold is compared with all that is said for it.
    """
    rows = list(positions)
    sides: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in rows:
        for holder in {row.holder_id, row.actor_id}:
            sides[holder, row.topic_id, row.stance] += row.confidence
    kept: list[Position] = []
    for row in rows:
        opposite = "oppose" if row.stance == "support" else "support"
        side, other = (sides[row.holder_id, row.topic_id, stance] for stance in (row.stance, opposite))
        overruled = row.stance != "mixed" and side < OVERRULED * other
        if not overruled or (row.confidence >= FIRM and side >= STRAY * other):
            kept.append(row)
    return kept
