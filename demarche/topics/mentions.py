"""A mention of a topic in a sentence.

Belongs here: the record. Does not: finding mentions (matching), choosing among them (readings).
"""

from __future__ import annotations

from typing import NamedTuple

SURE = 0.7
"""A term of at least this weight names its topic alone; a vaguer one needs company."""


class TopicMention(NamedTuple):
    """Tokens of a sentence (`start` to `end`, end exclusive) that name a topic.

    `toward` is +1 where furthering the thing named furthers the topic's proposition, else -1.
    `plain` is the side of whoever describes the thing and says no more of it: a good is wanted, an evil not.
    `is_signed` is false where nothing tells which, so that what else the holder says must. `is_assertion`: it
    is the predicate of a clause that says what the proposition of a belief says, or the opposite.
    """

    start: int
    end: int
    head: int
    topic_id: str
    toward: int
    weight: float
    term: str
    is_signed: bool = True
    is_assertion: bool = False
    plain: int = 1

    def with_weight(self, weight: float) -> TopicMention:
        """The same mention, otherwise weighed."""
        return self._replace(weight=weight)
