"""Dates known by a name: 9/11, September 11, the Second World War.

Belongs here: when such a name is taken for a date. Does not: the list of them (dates.yaml).
"""

from __future__ import annotations

import re

from demarche.dates.anchor import Anchor
from demarche.dates.edtf import EdtfDate, parse_edtf
from demarche.dates.grammar import DAY, MONTH, OF_MONTH, Rule, ci, following, rule
from demarche.dates.words import Event, any_of, date_words, month_of

_words = date_words()
_RECENT_DAYS = 45
_EDGES = {
    "outbreak": "start",
    "start": "start",
    "beginning": "start",
    "end": "end",
    "close": "end",
    "conclusion": "end",
}


def _named(match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    return next((_known(e, match, anchor) for e in _words.events if e.name == match[0]), None)


def _month_day(match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    day = f"{month_of(match['month']):02d}-{int(re.sub(r'[^0-9]', '', match['day'])):02d}"
    return next((_known(e, match, anchor) for e in _words.events if e.month_day == day), None)


def _known(event: Event, match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    """The event's date if the text was written after it and does not mean a day of its own."""
    date = parse_edtf(event.date)
    if date.start is None or anchor.last < date.start:
        return None
    words = set(re.findall(r"\w+", match.string[max(match.start() - 60, 0) : match.end() + 60]))
    is_cued = bool(words & set(event.cues))
    if not event.cues or is_cued:
        return date
    if not event.is_plain:
        return None
    day = anchor.near_day(date.start.month, date.start.day)
    is_own = day.start is not None and (anchor.last - day.start).days <= _RECENT_DAYS
    return day if is_own else date


def _period(match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    name = next(
        (p for p in _words.periods if match["name"] in p.names or f"the {match['name']}" in p.names), None
    )
    if name is None:
        return None
    date = parse_edtf(name.date)
    start, end = name.date.split("/")
    edge = _EDGES.get(match["edge"].lower()) if match["edge"] else None
    opening = match.string[: match.start()].split()[-1].lower()
    if edge is None and opening == "during":
        return date
    begins = edge == "start" or (edge is None and opening in ("before", "until"))
    return parse_edtf(start if begins else end)


def _rules() -> tuple[Rule, ...]:
    names = any_of(n.removeprefix("the ") for p in _words.periods for n in p.names)
    opening = following("since", "after", "before", "until", "during", "following")
    edge = rf"(?:{ci('the')} (?P<edge>{ci(any_of(_EDGES))}) {ci('of')} )?"
    return (
        rule("event", any_of(e.name for e in _words.events if e.name), _named),
        rule("event", rf"(?P<day>{DAY}) (?P<month>{MONTH})(?!,? \d{{4}})", _month_day, OF_MONTH),
        rule("event", rf"(?P<month>{MONTH}) (?P<day>{DAY})(?!,? \d{{4}})", _month_day, OF_MONTH),
        rule("period", rf"{opening}{edge}(?:{ci('the')} )?(?P<name>{names})", _period),
    )


NAMED: tuple[Rule, ...] = _rules()
