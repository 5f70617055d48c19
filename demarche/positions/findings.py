"""What climbing finds: that somebody takes a side on a mentioned topic.

Belongs here: the record. Does not: how it is found (climbing), the row it becomes (rows).
"""

from __future__ import annotations

from typing import NamedTuple

from demarche.attribution.voices import Holder
from demarche.parsing.tree import Token


class Finding(NamedTuple):
    """Somebody takes a side. `sign` is +1 for the topic's proposition, -1 against it.

    `holders` is empty while only the voice of the passage can say whose it is. `predicate` heads the
    clause that shows it; `rule` names what fired; `is_fact` is false for what is only wished for.
    `is_conditional`: the holder takes the side only if something else comes about. `tone` is that of the
    words around the mention (acts.tone).
    """

    holders: tuple[Holder, ...]
    act: str
    sign: int
    predicate: Token
    rule: str
    confidence: float
    is_fact: bool = True
    is_reported: bool = False
    addressees: tuple[Holder, ...] = ()
    is_conditional: bool = False
    tone: float = 0.0

    def times(self, factor: float, tone: float | None = None) -> Finding:
        """A copy that is so many times as sure; the commonest change, so made without looking up names."""
        return Finding(
            self.holders,
            self.act,
            self.sign,
            self.predicate,
            self.rule,
            self.confidence * factor,
            self.is_fact,
            self.is_reported,
            self.addressees,
            self.is_conditional,
            self.tone if tone is None else tone,
        )

    def with_(self, **changes: object) -> Finding:
        """A copy with some fields changed."""
        return self._replace(**changes)  # type: ignore[arg-type]
