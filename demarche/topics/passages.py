"""What a passage is about: the topics in the air around each sentence of a document.

Belongs here: from what each sentence names and what company it holds to the topics of the passage.
Does not: finding terms (matching) or company words (company), what is wanted of a topic (positions).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from demarche.topics.mentions import TopicMention

NEAR = (1.0, 0.5, 0.25, 0.12)
"""What a sentence counts for itself, and for those one, two and three away."""
WHOLE = 2.0
"""What the mean sentence of the document counts for each of its sentences."""
SMOOTH = 2.0
"""Evidence at which the topic most in the air is half sure."""


COMPANY = 0.5
"""A passage that is about a topic this far makes a vague term of it sure."""


@dataclass(frozen=True, slots=True)
class Air:
    """How far the passage around a sentence is about each topic (0 to 1), by the topics' numbers.

    `numbers` are those of the topics in their order, from 0 on.

    `here` and `elsewhere` are the evidence of the sentence itself and of the rest of the document;
    `leading` is how far it is about the topic most in the air.
    """

    numbers: Mapping[str, int]
    shares: NDArray[np.float64]
    here: NDArray[np.float64]
    elsewhere: NDArray[np.float64]
    leading: float

    def share(self, topic_id: str) -> float:
        """How far the passage is about one topic."""
        return float(self.shares[self.numbers[topic_id]])

    def accompanies(self, mention: TopicMention) -> bool:
        """Whether the passage is enough about a mention's topic to make up for missing company."""
        return self.share(mention.topic_id) >= COMPANY


def in_the_air(numbers: Mapping[str, int], evidence: NDArray[np.float64]) -> list[Air]:
    """The air around each sentence of a document.

    `evidence` (sentences x topics, >= 0) is what each sentence itself says for each topic.
    """
    if not len(evidence):
        return []
    air = NEAR[0] * evidence + WHOLE * evidence.mean(axis=0)
    for distance, share in enumerate(NEAR[1:], start=1):
        air[distance:] += share * evidence[:-distance]
        air[:-distance] += share * evidence[distance:]
    shares = air / (air.max(axis=1, keepdims=True) + SMOOTH)
    elsewhere = evidence.sum(axis=0) - evidence
    leading: list[float] = shares.max(axis=1).tolist()
    return [Air(numbers, *rows) for rows in zip(shares, evidence, elsewhere, leading, strict=True)]
