"""Topics of fact: propositions that are asserted or denied, not wished for.

Belongs here: which topics of a codebook are beliefs. Does not: what counts as an assertion
(asserted).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from demarche.acts.lexicon import Lexicon
from schemas.codebooks.topics import Topic


def with_kinds(topics: Iterable[Topic], lexicon: Lexicon) -> tuple[Topic, ...]:
    """The topics, each a policy or a belief; where the entry does not say, its proposition does.

    "There should be a tax on carbon" proposes a policy, "Climate change is real" states a belief.
    """
    return tuple(topic.model_copy(update={"kind": kind_of(topic, lexicon)}) for topic in topics)


def kind_of(topic: Topic, lexicon: Lexicon) -> Literal["policy", "belief"]:
    """What a topic says it is, or else its proposition."""
    if topic.kind is not None:
        return topic.kind
    return "belief" if lexicon.deontic.isdisjoint(topic.proposition.lower().split()) else "policy"
