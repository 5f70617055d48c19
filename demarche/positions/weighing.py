"""What a whole document says of its single findings.

Belongs here: how much a topic matters to a document, and positions that the rest of it contradicts.
Does not: reading sentences (grammar, climbing).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from demarche.positions.position import Position

LONELY = 0.5
"""How far a finding is trusted on whose topic nothing else in its passage bears."""
CENTRAL = 0.5
"""A passage is wholly about a topic from this share on."""
FIRM = 0.8
"""A position of at least this confidence is kept even if the rest of the document contradicts it."""
OVERRULED = 0.8
"""A side with less than this share of the other side's confidence is overruled."""


def trust_in(share: float) -> float:
    """How far to trust a topic in a sentence, from LONELY to 1, by how far its passage is about it."""
    return LONELY + (1 - LONELY) * min(1.0, share / CENTRAL)


def consistent(positions: Iterable[Position]) -> list[Position]:
    """Positions without the doubtful ones that the same holder contradicts more firmly elsewhere.

    Sides are summed by holder: two politicians of one state may well differ.
    """
    rows = list(positions)
    sides: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in rows:
        sides[row.holder_id, row.topic_id, row.stance] += row.confidence
    kept: list[Position] = []
    for row in rows:
        opposite = "oppose" if row.stance == "support" else "support"
        side, other = (sides[row.holder_id, row.topic_id, stance] for stance in (row.stance, opposite))
        overruled = row.stance != "mixed" and side < OVERRULED * other
        if not overruled or row.confidence >= FIRM:
            kept.append(row)
    return kept
