"""Dates of the codebook that may be known to the year or month only.

Belongs here: reading YYYY, YYYY-MM, YYYY-MM-DD and the first and last day each stands for.
Does not: EDTF in documents (`demarche.dates`).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Partial:
    """A day, month or year: `text` as written, `first` and `last` its bounds."""

    text: str
    first: date
    last: date


def partial_date(value: object) -> Partial:
    """Read a date of the codebook; an unquoted year arrives as a number."""
    if isinstance(value, Partial):
        return value
    form = _FORM.fullmatch(str(value))
    if form is None:
        raise ValueError("not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in form.groups())
    assert year is not None
    if month is None:
        return Partial(form[0], date(year, 1, 1), date(year, 12, 31))
    if not 1 <= month <= 12:
        raise ValueError(f"not a date: there is no month {month}")
    if day is None:
        return Partial(form[0], date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    exact = date(year, month, day)
    return Partial(form[0], exact, exact)


PartialDate = Annotated[Partial, BeforeValidator(partial_date)]
"""A `Partial` that pydantic reads from YAML."""
