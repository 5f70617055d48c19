"""What a whole document says of its single findings.

Belongs here: how much a topic matters to a document, and positions that the rest of it contradicts.
Does not: reading sentences (grammar, climbing).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from demarche.positions.position import Position
from demarche.topics.mentions import TopicMention

LONELY = 0.65
"""How far a finding is trusted whose topic, and whose topic's group, the document never names again."""
GROUP_SHARE = 0.25
"""What a mention of another topic of the same group counts beside one of the topic itself."""
FIRM = 0.6
"""A position of at least this confidence is kept even if the rest of the document contradicts it."""
OVERRULED = 0.5
"""A side with less than this share of the other side's confidence is overruled."""


def salience(sentences: Sequence[Sequence[TopicMention]]) -> Mapping[tuple[int, str], float]:
    """How far to trust a topic in a sentence, from LONELY to 1: does the document name it elsewhere?

    `sentences` are the mentions of each sentence; keys are (index of sentence, topic_id).
    """
    weights = [_heaviest(mentions) for mentions in sentences]
    topics: dict[str, float] = defaultdict(float)
    groups: dict[str, float] = defaultdict(float)
    for weight in weights:
        for topic_id, value in weight.items():
            topics[topic_id] += value
            groups[_group(topic_id)] += value
    trust: dict[tuple[int, str], float] = {}
    for index, weight in enumerate(weights):
        for topic_id, value in weight.items():
            elsewhere = topics[topic_id] - value
            related = groups[_group(topic_id)] - sum(
                v for t, v in weight.items() if _group(t) == _group(topic_id)
            )
            support = elsewhere + GROUP_SHARE * max(0.0, related - elsewhere)
            trust[index, topic_id] = LONELY + (1 - LONELY) * min(1.0, support)
    return trust


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


def _heaviest(mentions: Iterable[TopicMention]) -> dict[str, float]:
    found: dict[str, float] = {}
    for mention in mentions:
        found[mention.topic_id] = max(found.get(mention.topic_id, 0.0), mention.weight)
    return found


def _group(topic_id: str) -> str:
    return topic_id.split("/")[0]
