"""Dates in EDTF (ISO 8601-2 level 1) with the first and last day they may mean.

Belongs here: reading and writing the EDTF strings that the tables carry, and their day bounds.
Does not: finding dates in running text (expressions).

The subset: `2001`, `2001-08`, `2001-08-14`, seasons `2001-21` (spring) to `2001-24` (winter,
ending in February of the next year), unspecified digits from the right (`200X`, `19XX`,
`2001-XX`, `2001-08-XX`), a final `~`, `?` or `%`, intervals `a/b`, and ends left open by `..` or
nothing at all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

PRECISIONS = ("day", "month", "season", "year", "decade", "interval", "open")

REMEDY = "Write YYYY, YYYY-MM or YYYY-MM-DD; add ~ if uncertain; a/b for an interval, .. for an open end."

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[~?%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as written, its first and last possible day (None: open), and how fine it is."""

    edtf: str
    start: date | None
    end: date | None
    precision: str

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ValueError(f'precision "{self.precision}" is none of {", ".join(PRECISIONS)}')
        if self.start is None and self.end is None:
            raise ValueError(f'"{self.edtf}" is open at both ends. {REMEDY}')
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f'"{self.edtf}" ends before it begins. {REMEDY}')

    def __str__(self) -> str:
        return self.edtf

    @property
    def is_approximate(self) -> bool:
        """Whether any part is marked uncertain or approximate."""
        return any(mark in self.edtf for mark in "~?%")


def parse_edtf(text: str) -> EdtfDate:
    """The date that an EDTF string means; ValueError with a remedy for anything else."""
    left, slash, right = text.partition("/")
    if not slash:
        return _point(text, text)
    first = None if left in ("..", "") else _point(left, text)
    last = None if right in ("..", "") else _point(right, text)
    return EdtfDate(
        text,
        first.start if first else None,
        last.end if last else None,
        "interval" if first and last else "open",
    )


def is_edtf(text: str) -> bool:
    """Whether `parse_edtf` accepts the string."""
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


def day_date(day: date) -> EdtfDate:
    """One day."""
    return EdtfDate(day.isoformat(), day, day, "day")


def month_date(year: int, month: int, mark: str = "") -> EdtfDate:
    """One month; `mark` is "~", "?", "%" or nothing."""
    return parse_edtf(f"{year:04d}-{month:02d}{mark}")


def year_date(year: int, mark: str = "") -> EdtfDate:
    """One year; `mark` is "~", "?", "%" or nothing."""
    return parse_edtf(f"{year:04d}{mark}")


def _point(text: str, whole: str) -> EdtfDate:
    match = _POINT.fullmatch(text)
    if match is None or not text.isascii():
        raise _error(whole, f'"{_short(text)}" is not a date' if text != whole else "")
    year, month, day = match[1], match[2] or "XX", match[3] or "XX"
    if month == "XX" and day != "XX":
        raise _error(whole, "a day needs its month")
    if "X" in year and month != "XX":
        raise _error(whole, "a month needs its year")
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first_year < 1:
        raise _error(whole, f"year {year}")
    if month == "XX":
        precision = {0: "year", 1: "decade", 2: "interval"}[year.count("X")]
        return EdtfDate(text, date(first_year, 1, 1), date(last_year, 12, 31), precision)
    number = int(month)
    if number in _SEASONS:
        return _season(text, whole, first_year, number, day)
    if not 1 <= number <= 12:
        raise _error(whole, f"month {month}")
    length = monthrange(first_year, number)[1]
    if day == "XX":
        return EdtfDate(text, date(first_year, number, 1), date(first_year, number, length), "month")
    if not 1 <= int(day) <= length:
        raise _error(whole, f"day {day}")
    exact = date(first_year, number, int(day))
    return EdtfDate(text, exact, exact, "day")


def _season(text: str, whole: str, year: int, number: int, day: str) -> EdtfDate:
    if day != "XX":
        raise _error(whole, "a season has no days")
    first, last = _SEASONS[number]
    end_year = year + (last < first)
    if end_year > 9999:
        raise _error(whole, f"year {end_year}")
    end = date(end_year, last, monthrange(end_year, last)[1])
    return EdtfDate(text, date(year, first, 1), end, "season")


def _error(whole: str, what: str) -> ValueError:
    return ValueError(f'"{_short(whole)}" is not an EDTF date{f" ({what})" if what else ""}. {REMEDY}')


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
