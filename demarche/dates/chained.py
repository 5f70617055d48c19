"""Expressions counted from a date named before them: "two years later", "the following day", "at the time".

Belongs here: finding them and what they mean from that date. Does not: expressions counted from the
document's date (relative).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from demarche.dates.edtf import EdtfDate, day_date, month_date, parse_edtf, year_date
from demarche.dates.grammar import ANY_MONTH, COUNT, DAY, OF_MONTH, OF_SEASON, SEASON, UNIT
from demarche.dates.relative import YEARS, unit_of
from demarche.dates.words import count_of, date_words, month_of

_YEARS_ON = {"next": 1, "following": 1, "previous": -1, "preceding": -1}
_CHAINED = re.compile(
    r"\b(?:(?i:(?P<back>at (?:the|that) time|back then|in those days))"
    rf"|(?i:that|the same|that same) (?P<month>{ANY_MONTH})\b"
    rf"|(?i:that|the same|that same) (?P<season>{SEASON})\b"
    rf"|(?:(?P<of_day>{DAY}) )?(?:(?P<of_month>{ANY_MONTH})|(?P<of_season>{SEASON}))"
    rf"(?: (?P<of_date>{DAY}))?,?"
    r"(?i: of) (?i:(?P<of>that(?: same| very)?|the (?:same|next|following|previous|preceding)) year)"
    r"|(?<=[Ss]ince |[Uu]ntil )(?P<then>then)\b"
    r"|(?i:(?:later |earlier )?(?:that|the same|that same) (?P<same>day|week|month|year))"
    r"|(?i:the (?P<step>next|previous|preceding|following) (?P<stepped>day|week|month|year)(?=[.,;]|\s[a-z]))"
    rf"|(?P<count>{COUNT})\s(?P<unit>{UNIT})\s(?P<way>(?i:later|earlier|afterwards|(?:before|on)(?=[.,;])))\b"
    r")"
)
_BEGINNINGS = ("time", "then", "day", "week", "month", "year", "decade", "centur", *OF_SEASON, *OF_MONTH)
_NEEDED = re.compile(rf"\b(?:{'|'.join(_BEGINNINGS)})")
"""How a word begins in every such expression, folded."""


def chained_spans(text: str) -> Iterator[re.Match[str]]:
    """The expressions of a sentence that count on from a date named before."""
    if not _NEEDED.search(text.casefold()):
        return iter(())
    return _CHAINED.finditer(text)


def chained_date(match: re.Match[str], before: EdtfDate) -> EdtfDate | None:
    """What such an expression means, counted from the date named `before` it."""
    day = before.start or before.end
    if day is None:
        return None
    if match["back"]:
        return before if before.precision != "open" else None
    if match["then"]:
        return before if before.precision not in ("open", "interval") else None
    if match["of"]:
        return _in_year(match, day.year + _YEARS_ON.get(match["of"].lower().split()[-1], 0))
    if match["month"]:
        return month_date(day.year, month_of(match["month"]))
    if match["season"]:
        return parse_edtf(f"{day.year:04d}-{date_words().seasons[match['season'].lower()]}")
    if match["same"]:
        return _moved(before, day, 0, match["same"].lower(), False)
    if match["step"]:
        ahead = match["step"].lower() in ("following", "next")
        return _moved(before, day, 1 if ahead else -1, match["stepped"].lower(), False)
    count, is_rough = count_of(match["count"])
    onwards = match["way"].lower() in ("later", "afterwards", "on")
    return _moved(before, day, count if onwards else -count, unit_of(match["unit"]), is_rough)


def _in_year(match: re.Match[str], year: int) -> EdtfDate:
    """A month, a day or a season of a year: "in December of that year"."""
    if match["of_season"]:
        return parse_edtf(f"{year:04d}-{date_words().seasons[match['of_season'].lower()]}")
    month, written = month_of(match["of_month"]), match["of_day"] or match["of_date"]
    if written is None:
        return month_date(year, month)
    return parse_edtf(f"{year:04d}-{month:02d}-{int(re.sub(r'[^0-9]', '', written)):02d}")


def _moved(before: EdtfDate, day: date, count: float, unit: str, is_rough: bool) -> EdtfDate | None:
    """The date so many units on, as fine as the unit and the date it is counted from."""
    mark = "~" if is_rough else ""
    if unit in YEARS:
        return year_date(day.year + round(count * YEARS[unit]), mark)
    if before.precision not in ("day", "month") or (before.precision == "month" and unit in ("day", "week")):
        return before if count == 0 and before.precision != "open" else None
    if unit == "month":
        months = day.year * 12 + day.month - 1 + round(count)
        return month_date(months // 12, months % 12 + 1, mark)
    if unit == "week" and abs(count) <= 1 and not is_rough:
        monday = day + timedelta(days=7 * round(count) - day.weekday())
        return parse_edtf(f"{monday}/{monday + timedelta(days=6)}")
    moved = day + timedelta(days=round(count * (7 if unit == "week" else 1)))
    return parse_edtf(f"{moved}{mark}") if mark else day_date(moved)
