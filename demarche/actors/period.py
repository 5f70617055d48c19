"""The days a document or a position may belong to, against which names and offices are judged.

Belongs here: overlap of closed day ranges with open ends. Does not: EDTF itself (`demarche.dates`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demarche.dates.edtf import EdtfDate
from schemas.codebooks.partial_dates import Partial


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, on: EdtfDate) -> Period:
        """The bounds of an EDTF date."""
        return cls(on.start or date.min, on.end or date.max)

    @classmethod
    def between(cls, start: Partial | None, end: Partial | None) -> Period:
        """A period of the codebook; None is open."""
        return cls(start.first if start else date.min, end.last if end else date.max)

    def overlap(self, other: Period) -> int:
        """Days shared, 0 if none."""
        return max(0, (min(self.last, other.last) - max(self.first, other.first)).days + 1)

    def distance(self, other: Period) -> int:
        """Days between the two, 0 if they touch or overlap."""
        return max(0, (max(self.first, other.first) - min(self.last, other.last)).days)


ALWAYS = Period(date.min, date.max)
