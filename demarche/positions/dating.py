"""Which date a position carries: the document's, or one that the text gives.

Belongs here: choosing among date expressions by tense and nearness, and the date a story goes on under.
Does not: reading expressions
(dates.expressions).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.dates.edtf import EdtfDate
from demarche.dates.expressions import DateMention
from demarche.documents import Document
from demarche.positions.findings import Finding

REACH = 3
"""Sentences over which a story goes on under the date it began with."""
EXACT = frozenset({"day", "month", "season"})
"""Precisions of dates that a story is told under; a mere year is rather background."""


@dataclass(slots=True)
class Story:
    """The date under which a passage is told, and the last date named at all."""

    date: EdtfDate | None = None
    last: EdtfDate | None = None
    age: int = 0

    def go_on(self, dates: Sequence[DateMention]) -> None:
        """Take in the dates of the next sentence; an old date is given up."""
        self.age += 1
        told = [d for d in dates if d.role != "modifier" and not d.is_future]
        if told:
            self.last = told[-1].date
        begun = [d.date for d in told if d.role == "when" and d.date.precision in EXACT]
        if begun:
            self.date, self.age = begun[-1], 0
        elif self.age >= REACH:
            self.date = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, its source (expression or document), the rule that chose it, and the words that say it.

    Rules: `told-now` and `past-undated` (the document's date), `story` (the date of the passage), and
    those of date expressions, with `in-clause` or `in-sentence` before them.
    """

    date: EdtfDate
    source: str
    rule: str
    words: DateMention | None = None


def is_past(finding: Finding) -> bool:
    """Whether the predicate that shows the position is told in the past tense."""
    predicate = finding.predicate
    while predicate.pos_ in {"NOUN", "PROPN"} and predicate.head != predicate:
        predicate = predicate.head
    if predicate.tag_ == "VBD":
        return True
    words = {c.lower_ for c in predicate.children if c.dep_ in {"aux", "aux:pass", "cop"}}
    if words & {"had", "was", "were", "did"}:
        return True
    if predicate.tag_ in {"VBG", "VB", "VBN"} and not words & {"is", "are", "has", "have", "will", "be"}:
        head = predicate.head
        return head != predicate and head.tag_ == "VBD"
    return False


def date_of(
    finding: Finding,
    voice: str,
    document: Document,
    dates: Sequence[DateMention],
    context: EdtfDate | None,
    span: tuple[int, int],
) -> Dated:
    """The date of one finding.

    What is told in the past, or of others, takes the date of its own clause, else of its sentence,
    else `context`, the date under which the passage stands; a wish made now is the document's.
    """
    if not is_past(finding):
        return Dated(document.published, "document", "told-now")
    usable = [d for d in dates if d.role != "modifier" and not d.is_future]
    inside = [d for d in usable if span[0] <= d.start < span[1]]
    if near := inside or usable:
        predicate = finding.predicate.idx
        best = min(near, key=lambda d: (abs(d.start - predicate), d.start))
        return Dated(best.date, "expression", f"{'in-clause' if inside else 'in-sentence'}+{best.rule}", best)
    if context is not None and document.text_kind != "precis":
        return Dated(context, "expression", "story")
    return Dated(document.published, "document", "past-undated")
