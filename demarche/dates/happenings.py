"""What happened once and is known by a name: an invasion, a summit, the fall of a wall.

Belongs here: when such a name is a date, and which of two of that name is meant. Does not: the list of them
(dates.yaml), long periods and days known by their date (named).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.dates.anchor import Anchor
from demarche.dates.edtf import EdtfDate, month_date, parse_edtf, year_date
from demarche.dates.grammar import Rule, ci, following, rule
from demarche.dates.words import any_of, date_words

_OPENING = following("since", "after", "before", "until", "during", "following", "at")
_RECENT_YEARS = 2
_CAPITAL = re.compile(r"[A-Z][\w-]+")


def _stripped(name: str) -> str:
    return " ".join(name.split()).removeprefix("the ")


_DATES: dict[str, list[EdtfDate]] = {}
for _happening in date_words().happenings:
    for _name in _happening.names:
        _DATES.setdefault(_stripped(_name), []).append(parse_edtf(_happening.date))
_KEYS = frozenset(word for name in _DATES for word in _CAPITAL.findall(name))


def may_tell(text: str) -> bool:
    """Whether a text has a word of any such name: a quick look before the search."""
    return not _KEYS.isdisjoint(_CAPITAL.findall(text))


def happening_date(name: str, anchor: Anchor) -> EdtfDate | None:
    """When it happened; of two of that name the last before the document."""
    past = [d for d in _DATES[_stripped(name)] if d.start is not None and d.start <= anchor.last]
    if not past:
        return None
    return max(past, key=lambda d: str(d.start))


def _remembered(date: EdtfDate, anchor: Anchor) -> EdtfDate:
    """The month of what happened lately, the year of what happened long ago; a famous day stays one."""
    if date.precision == "day" or date.start is None or date.end is None:
        return date
    if date.start.year != date.end.year:
        return date
    if anchor.first.year - date.start.year >= _RECENT_YEARS:
        return year_date(date.start.year)
    return month_date(date.start.year, date.start.month) if date.precision == "interval" else date


def _resolve(match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    date = happening_date(match["name"], anchor)
    opening = match.string[: match.start()].split()[-1:]
    return date if date is None or opening == ["at"] or opening == ["At"] else _remembered(date, anchor)


def _rules() -> Iterator[Rule]:
    names = rf"(?P<name>{any_of(_DATES)})"
    yield rule("happening", rf"{_OPENING}(?:{ci('the')} )?{names}", _resolve)
    yield rule("deed", names, _resolve)


HAPPENINGS: tuple[Rule, ...] = tuple(_rules())
"""`happening` says when, `deed` is what was done itself and dates nothing else."""
