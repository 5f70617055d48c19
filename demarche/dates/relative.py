"""Expressions counted from the document's date.

Belongs here: "last summer", "two years ago", "this week", "yesterday", "on Tuesday", "in recent
years". Does not: calendar dates (explicit), those counted from a date named before (chained).
"""

from __future__ import annotations

import re
from calendar import isleap

from demarche.dates.anchor import Anchor
from demarche.dates.edtf import EdtfDate, month_date, parse_edtf
from demarche.dates.grammar import (
    ANY_MONTH,
    COUNT,
    DAY,
    EDGE,
    NO_PART,
    OF_MONTH,
    OF_SEASON,
    OF_WEEKDAY,
    PART,
    ROUGHLY,
    SEASON,
    UNIT,
    WEEKDAY,
    Rule,
    ci,
    following,
    part_of,
    rule,
)
from demarche.dates.words import count_of, date_words, month_of

_words = date_words()
_WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_DAYS = {"the day before yesterday": -2, "the day after tomorrow": 2, "tomorrow": 1} | dict.fromkeys(
    ("today", "tonight", "this morning", "this afternoon", "this evening"), 0
)
_DAYS |= dict.fromkeys(("yesterday", "last night"), -1)
YEARS = {"year": 1, "decade": 10, "century": 100}
"""Units that are counted in years."""
_RECENT = {"days": 7, "weeks": 5, "months": 6, "years": 5, "decades": 3}


def unit_of(word: str) -> str:
    """The unit of time that a word names, in the singular."""
    return "century" if word.lower().startswith("centur") else word.lower().rstrip("s")


def _which(word: str) -> str:
    shift = _WHICH[word.lower().split()[-1]]
    return {-1: "last", 0: "this", 1: "next"}[shift]


def _day_word(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    return anchor.day(_DAYS[" ".join(match[0].lower().split())])


def _weekend(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    """Saturday and Sunday: the last ones that are over, unless "this" or "next" says otherwise."""
    if not anchor.knows("day"):
        return anchor.published
    saturday = (anchor.first.weekday() - 5) % 7
    which = _which(match["which"]) if match["which"] else "last"
    back = saturday if which == "last" else saturday - 7
    return parse_edtf(f"{anchor.day(-back).edtf}/{anchor.day(1 - back).edtf}")


def _one_unit(match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    which, unit = match["which"].lower().split()[-1], unit_of(match["unit"])
    if unit == "day":
        return None
    if unit in ("decade", "century") or (which in ("past", "coming") and unit == "year" and match["the"]):
        return _long_unit(match["which"], unit, anchor)
    shift = _WHICH[which]
    date = {"week": anchor.week, "month": anchor.month, "year": anchor.year}[unit](shift)
    return part_of(date, match["part"])


def _long_unit(which: str, unit: str, anchor: Anchor) -> EdtfDate | None:
    """The calendar one where that is meant ("this decade", "last century"), else a span."""
    word = which.lower().split()[-1]
    year = anchor.first.year
    if unit == "century" and word in ("last", "previous", "this", "next"):
        return parse_edtf(f"{year // 100 + _WHICH[word]:02d}XX")
    if unit == "decade" and word in ("this", "previous"):
        return parse_edtf(f"{year // 10 + _WHICH[word]:03d}X")
    return anchor.span(1, unit, ahead=_WHICH[word] > 0)


def _several_units(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    count, _ = count_of(match["count"])
    ahead = _WHICH[match["which"].lower().split()[-1]] > 0
    return anchor.span(count, unit_of(match["unit"]), ahead)


def _recent(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    unit = match["unit"].lower()
    return anchor.span(_RECENT[unit], unit.rstrip("s"), ahead=match["which"].lower() == "coming")


def _recently(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    return anchor.year(0, "~")


def _in_the_past(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    return parse_edtf(f"../{anchor.first.year - 1:04d}")


def _before_last(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    return {"week": anchor.week, "month": anchor.month, "year": anchor.year}[match["unit"].lower()](-2)


def _ago(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    count, is_rough = count_of(match["count"])
    count += 0.5 if match["half"] else 0.0
    day = match["same"].lower() if match["same"] else ""
    is_whole = count == int(count) and not is_rough
    if day and unit_of(match["unit"]) in YEARS and is_whole and anchor.knows("day"):
        year = anchor.first.year - int(count) * YEARS[unit_of(match["unit"])]
        if day.endswith("month"):
            return month_date(year, anchor.first.month)
        if f"{anchor.first:%m-%d}" != "02-29" or isleap(year):
            return parse_edtf(f"{year:04d}-{anchor.first:%m-%d}")
    return anchor.back(count, unit_of(match["unit"]), is_rough or match["about"] is not None)


def _ahead(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    count, is_rough = count_of(match["count"])
    return anchor.back(-count, unit_of(match["unit"]), is_rough or match["about"] is not None)


def _named_month(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    month = month_of(match["month"])
    which = _which(match["which"])
    date = {"last": anchor.last_month, "this": anchor.this_month, "next": anchor.next_month}[which](month)
    return part_of(date, match["part"])


def _named_day(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    """ "Last November 15": the day of that month."""
    month = _named_month(match, anchor)
    return parse_edtf(f"{month.edtf}-{int(re.sub(r'[^0-9]', '', match['day'])):02d}")


def _named_season(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    season = _words.seasons[match["season"].lower()]
    return part_of(anchor.season(season, _which(match["which"])), match["part"])


def _near_season(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    return part_of(anchor.season(_words.seasons[match["season"].lower()], "near"), match["part"])


def _weekday(match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    names, text = _words.weekday_names, match.string
    before = re.findall(r"[\w'’]+", text[max(match.start() - 20, 0) : match.start()])[-1:]
    after = re.match(r"\s+(\w+)", text[match.end() : match.end() + 20])
    if (before and before[0] in names.before) or (after and after[1] in names.after):
        return None
    which = _which(match["which"]) if match["which"] else "near"
    return anchor.weekday(_words.weekdays.index(match["weekday"]), which)


def _rules() -> tuple[Rule, ...]:
    which = rf"(?P<which>{ci('last|this past|this coming|this|next|past|previous|coming')})"
    counted = rf"(?P<about>{ROUGHLY} )?(?P<count>{COUNT}) (?P<unit>{UNIT})(?P<half>{ci(' and a half')})?"
    same = rf"(?: (?P<same>{ci('today|this (?:very )?(?:day|month)')}))?"
    several = (
        rf"(?:{ci('the|these')} )?(?P<which>{ci('last|past|previous|next|coming')})"
        rf" (?:{ROUGHLY} )?(?P<count>{COUNT}) (?P<unit>{UNIT})"
    )
    unit = (
        rf"(?:{ci('earlier|later')} )?{PART}(?P<the>{ci('the')} )?{which}"
        rf" (?P<unit>{ci('week|month|year|decade|century')})(?!-)"
    )
    season = rf"(?P<season>{SEASON})"
    in_season = rf"{following('in', 'over', 'during', 'since')}{ci('the')} {NO_PART}{season}"
    time_of_day = rf"(?: {ci('morning|afternoon|evening|night')})?"
    spans = ci("days|weeks|months|years|decades")
    not_named = rf"(?! (?:{WEEKDAY}|{ANY_MONTH}|{SEASON}|{UNIT}|{ci('weekend|night')})(?!\w))"
    not_counted = r"(?! [a-z]*(?:day|week|month|year|decade|centur|few|couple|several))"
    return (
        rule("day-word", ci("|".join(sorted(_DAYS, key=len, reverse=True))), _day_word),
        rule("several-units", several, _several_units),
        rule("recent-units", rf"(?P<which>{ci('recent|coming')}) (?P<unit>{spans})", _recent),
        rule("ago", rf"{counted} {ci('ago')}{same}", _ago, ("ago",)),
        rule(
            "unit-of",
            rf"(?:{ci('the')} )?(?P<unit>{ci('week|month|year')}) {ci('before last')}{not_named}",
            _before_last,
            ("before",),
        ),
        rule("units-ahead", rf"{ci('in|within')} {counted}(?= {ci('from now')}|['’] time)", _ahead),
        rule("month-of", rf"{PART}{which} (?P<month>{ANY_MONTH})", _named_month, OF_MONTH),
        rule("day-of", rf"{NO_PART}{which} (?P<month>{ANY_MONTH}) (?P<day>{DAY})", _named_day, OF_MONTH),
        rule("season-of", rf"{PART}{which} {season}", _named_season, OF_SEASON),
        rule("unit-of", unit, _one_unit),
        rule("season", rf"{in_season}(?! {ci('of')} )", _near_season, OF_SEASON),
        rule("season", rf"{EDGE}{season}", _near_season, OF_SEASON),
        rule("weekday", rf"(?:{which} )?(?P<weekday>{WEEKDAY}){time_of_day}", _weekday, OF_WEEKDAY),
        rule(
            "weekend",
            rf"(?:{which} |{ci('the')} (?={ci('weekend')}))?{ci('weekend')}",
            _weekend,
            ("weekend",),
        ),
        rule(
            "recently",
            ci("recently|lately|not long ago|a short (?:time|while) ago"),
            _recently,
            ("recently", "lately", "ago"),
        ),
        rule("in-the-past", ci("in the past") + not_counted, _in_the_past, ("past",)),
    )


RELATIVE: tuple[Rule, ...] = _rules()
"""Without the expressions that need a date named before (chained)."""
