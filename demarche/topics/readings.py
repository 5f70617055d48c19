"""Which of several readings of the same words stays.

Belongs here: vague mentions without company, overlaps, topics that yield to more specific ones, and
what the passage says for each reading. Does not: finding the mentions (matching).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from demarche.parsing.tree import Doc, Token
from demarche.topics.mentions import SURE, TopicMention
from demarche.topics.passages import Air

RIVAL = 0.6
"""Of two topics named by the same words one stays that has less than this share of the other's."""
GAP = " * "
"""Where other words may stand in a term."""


def resolve(
    found: Sequence[TopicMention], doc: Doc, over: Mapping[str, frozenset[str]], air: Air
) -> list[TopicMention]:
    """Which of several readings stay.

    Vague mentions need another of their topic, or a passage about it; within a topic the longest of
    overlapping mentions stays, and between topics one inside a longer one that is as sure; of topics
    named by the very same words those stay that the passage is about; a topic yields to those that
    are `over` it under the same verb.
    """
    company: dict[str, set[int]] = defaultdict(set)
    for mention in found:
        company[mention.topic_id].add(mention.head)
    sure = [m for m in found if m.weight >= SURE or len(company[m.topic_id]) > 1 or air.accompanies(m)]
    ranked = sorted(
        sure,
        key=lambda m: (-(m.end - m.start), -m.weight * air.share(m.topic_id), m.start, m.topic_id),
    )
    kept: list[TopicMention] = []
    for mention in ranked:
        if not any(_yields(mention, other, air) for other in kept):
            kept.append(mention)
    beaten = {(other, _verb_above(doc[m.head])) for m in kept for other in over.get(m.topic_id, ())}
    return sorted(
        (m for m in kept if (m.topic_id, _verb_above(doc[m.head])) not in beaten),
        key=lambda m: (m.start, m.end, m.topic_id),
    )


def _yields(mention: TopicMention, kept: TopicMention, air: Air) -> bool:
    if mention.start >= kept.end or kept.start >= mention.end:
        return False
    if mention.topic_id == kept.topic_id:
        return True
    if (mention.start, mention.end) == (kept.start, kept.end):
        return air.share(mention.topic_id) < RIVAL * air.share(kept.topic_id)
    inside = kept.start <= mention.start and mention.end <= kept.end
    return inside and kept.weight >= mention.weight and not _is_in_a_gap(mention, kept)


def _is_in_a_gap(mention: TopicMention, kept: TopicMention) -> bool:
    """Whether what a mention names stands between the words of a longer one: "phase out coal and gas"."""
    return GAP in kept.term and kept.start < mention.start and mention.end < kept.end


def _verb_above(token: Token) -> int:
    """The nearest verb above a token (its index), the root where there is none."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token.i
