"""Which of several readings of the same words stays.

Belongs here: vague mentions without company, overlaps, topics that yield to more specific ones.
Does not: finding the mentions (matching).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from demarche.topics.mentions import SURE, TopicMention


def resolve(
    found: Sequence[TopicMention], doc: Doc, over: Mapping[str, frozenset[str]]
) -> list[TopicMention]:
    """Which of several readings stay.

    Vague mentions need another of their topic; within a topic the longest of overlapping mentions
    stays, and between topics one inside a longer one that is as sure; a topic yields to those that
    are `over` it under the same verb.
    """
    company: dict[str, set[int]] = defaultdict(set)
    for mention in found:
        company[mention.topic_id].add(mention.head)
    sure = [m for m in found if m.weight >= SURE or len(company[m.topic_id]) > 1]
    ranked = sorted(sure, key=lambda m: (-(m.end - m.start), -m.weight, m.start, m.topic_id))
    kept: list[TopicMention] = []
    for mention in ranked:
        if not any(_yields(mention, other) for other in kept):
            kept.append(mention)
    beaten = {(other, _verb_above(doc[m.head])) for m in kept for other in over.get(m.topic_id, ())}
    return sorted(
        (m for m in kept if (m.topic_id, _verb_above(doc[m.head])) not in beaten),
        key=lambda m: (m.start, m.end, m.topic_id),
    )


def _yields(mention: TopicMention, longer: TopicMention) -> bool:
    if mention.start >= longer.end or longer.start >= mention.end:
        return False
    if mention.topic_id == longer.topic_id:
        return True
    inside = longer.start <= mention.start and mention.end <= longer.end
    return (
        inside
        and (mention.start, mention.end) != (longer.start, longer.end)
        and longer.weight >= mention.weight
    )


def _verb_above(token: Token) -> int:
    """The nearest verb above a token (its index), the root where there is none."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token.i
