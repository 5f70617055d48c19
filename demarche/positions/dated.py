"""A position's date with the rule that chose it.

Belongs here: the record, and taking the nearest of several dates.
Does not: which dates are asked (dating).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.dates.edtf import EdtfDate
from demarche.dates.expressions import DateMention
from demarche.parsing.tree import Token
from demarche.positions.placing import PlacedDate


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, its source (expression or document), the rule that chose it, and the words that say it.

    Rules: `told-now` (the document's date); `noun`, `clause`, `result`, `speech`, `sentence` and `deed`
    with the rule of the date expression; `occasion`, `speech-goes-on` and `story` for dates of sentences
    before.
    """

    date: EdtfDate
    source: str
    rule: str
    words: DateMention | None = None


COMPARED = frozenset({"against", "than"})
"""What leads to a date with which something is compared: "cut by a third against 1990"."""


def nearest(rule: str, dates: Sequence[PlacedDate], predicate: Token) -> Dated | None:
    """The date nearest to a predicate that neither lies ahead nor is a deadline or a measure."""
    usable = [d for d in dates if not d.mention.is_future and d.mention.role != "by" and not _is_measure(d)]
    nearest = min(usable, key=lambda d: (abs(d.token.i - predicate.i), d.token.i), default=None)
    if nearest is None:
        return None
    return Dated(nearest.mention.date, "expression", f"{rule}+{nearest.mention.rule}", nearest.mention)


def _is_measure(date: PlacedDate) -> bool:
    """Whether something is only compared with a date."""
    return any(c.dep_ == "case" and c.lower_ in COMPARED for c in date.token.children)
