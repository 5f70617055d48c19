"""The date a text is read from: what "last month" or "in July" means there.

Belongs here: calendar arithmetic from a document's date, never finer than that date is known.
Does not: recognising expressions (grammar, rules).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from demarche.dates.edtf import EdtfDate, day_date, month_date, parse_edtf, year_date

Unit = Literal["day", "week", "month", "season", "year", "decade", "century"]
_FINENESS: dict[str, int] = {"day": 1, "week": 7, "month": 31, "season": 92, "year": 366}
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True)
class Anchor:
    """A document's date, from which relative expressions are counted."""

    published: EdtfDate

    @cached_property
    def first(self) -> date:
        """The earliest day on which the text may have been written."""
        day = self.published.start or self.published.end
        assert day is not None  # an EdtfDate has at least one end
        return day

    @cached_property
    def last(self) -> date:
        """The latest such day."""
        return self.published.end or self.first

    def knows(self, unit: str) -> bool:
        """Whether the document's date is fine enough to count in that unit."""
        return (self.last - self.first).days < _FINENESS.get(unit, 3_660)

    def day(self, shift: int) -> EdtfDate:
        """The day so many days on; the document's own date where days are not known."""
        return day_date(self.first + timedelta(days=shift)) if self.knows("day") else self.published

    def week(self, shift: int) -> EdtfDate:
        """Monday to Sunday of a week."""
        if not self.knows("week"):
            return self.published
        monday = self.first + timedelta(days=7 * shift - self.first.weekday())
        return parse_edtf(f"{monday}/{monday + timedelta(days=6)}")

    def month(self, shift: int, mark: str = "") -> EdtfDate:
        """The month so many months on."""
        if not self.knows("month"):
            return self.published
        months = self.first.year * 12 + self.first.month - 1 + shift
        return month_date(months // 12, months % 12 + 1, mark)

    def year(self, shift: int, mark: str = "") -> EdtfDate:
        """The year so many years on."""
        return year_date(self.first.year + shift, mark)

    def near_day(self, month: int, day: int, ahead: bool = False) -> EdtfDate:
        """That day of that month, most recent or, where the text looks ahead, next."""
        return parse_edtf(f"{self._year_of(month, day, ahead):04d}-{month:02d}-{day:02d}")

    def near_month(self, month: int, ahead: bool = False, mark: str = "") -> EdtfDate:
        """That month, most recent (this one included) or next."""
        return month_date(self._year_of(month, None, ahead), month, mark)

    def _year_of(self, month: int, day: int | None, ahead: bool) -> int:
        now, then = (self.last.month, self.last.day), (month, day or 0)
        if ahead:
            now = (self.first.month, self.first.day if day else 0)
            return self.first.year + (then < now)
        return self.last.year - (then > now)

    def this_month(self, month: int) -> EdtfDate:
        """ "This September": of the document's year."""
        return month_date(self.first.year, month)

    def last_month(self, month: int) -> EdtfDate:
        """ "Last September": the most recent one that is over."""
        return month_date(self.first.year - (month >= self.first.month), month)

    def next_month(self, month: int) -> EdtfDate:
        """ "Next September": the first one after this month."""
        return month_date(self.last.year + (month <= self.last.month), month)

    def season(self, season: int, which: str) -> EdtfDate:
        """ "last", "this" or "next" season of that kind, or the most recent one ("near")."""
        begun = _SEASON_STARTS[season]
        if which == "this":
            year = self.first.year - (season == 24 and self.first.month <= 2)
        elif which == "next":
            year = self.last.year + (self.last.month >= begun)
        else:
            year = self.last.year - (self.last.month < begun)
            end = parse_edtf(f"{year:04d}-{season}").end
            if which == "last" and end is not None and end >= self.first:
                year -= 1
        return parse_edtf(f"{year:04d}-{season}")

    def weekday(self, weekday: int, which: str) -> EdtfDate:
        """The most recent such day, today included; "last": before today; "next": after it."""
        if not self.knows("day"):
            return self.published
        back = (self.first.weekday() - weekday) % 7
        if which == "next":
            return self.day(7 - back)
        return self.day(-7 if which == "last" and back == 0 else -back)

    def back(self, count: float, unit: str, is_rough: bool) -> EdtfDate:
        """So many units ago, as fine as the unit (a number of weeks: as fine as a day)."""
        mark = "~" if is_rough or count != int(count) else ""
        if unit in ("day", "week"):
            day = self.day(-round(count * (7 if unit == "week" else 1)))
            return parse_edtf(f"{day.edtf}~") if mark and day.precision == "day" else day
        if unit == "month":
            return self.month(-round(count), mark)
        years = count * {"year": 1, "decade": 10, "century": 100}[unit]
        if years < 2 and years != int(years):
            return self.month(-round(years * 12), "~")
        return self.year(-round(years), mark)

    def span(self, count: float, unit: str, ahead: bool = False) -> EdtfDate:
        """The stretch of so many units up to, or from, the document's date; its far end is rough."""
        days = {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525}[unit]
        here = self.first if ahead else self.last
        far = here + timedelta(days=round(days * count) * (1 if ahead else -1))
        shown = {
            "day": far.isoformat(),
            "week": far.isoformat(),
            "month": f"{far.year:04d}-{far.month:02d}",
        }.get(unit, f"{far.year:04d}")
        return parse_edtf(f"{here}/{shown}~" if ahead else f"{shown}~/{here}")
