"""What a passage is about: the topics in the air around each sentence of a document.

Belongs here: from what each sentence names and what company it holds to the topics of the passage.
Does not: finding terms (matching) or company words (company), what is wanted of a topic (positions).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NEAR = (1.0, 0.6, 0.3)
"""What a sentence counts for itself, for its neighbours, and for theirs."""
WHOLE = 4.0
"""What the mean sentence of the document counts for each of its sentences."""
SMOOTH = 2.0
"""Evidence at which the topic most in the air is half sure."""


def in_the_air(evidence: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each sentence stands in a passage about each topic, from 0 to 1 (sentences x topics).

    `evidence` (sentences x topics, >= 0) is what each sentence itself says for each topic.
    """
    if not evidence.size:
        return evidence
    air = NEAR[0] * evidence + WHOLE * evidence.mean(axis=0)
    for distance, share in enumerate(NEAR[1:], start=1):
        air[distance:] += share * evidence[:-distance]
        air[:-distance] += share * evidence[distance:]
    shares: NDArray[np.float64] = air / (air.max(axis=1, keepdims=True) + SMOOTH)
    return shares
