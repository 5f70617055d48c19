"""Expressions that name their year, or a day or month of the calendar.

Belongs here: days, months, seasons, years, decades, centuries as written. Does not: expressions
counted from the document's date (relative), dates known by a name (named).
"""

from __future__ import annotations

import re

from demarche.dates.anchor import Anchor
from demarche.dates.edtf import EdtfDate, month_date, parse_edtf, year_date
from demarche.dates.grammar import (
    ANY_MONTH,
    DASH,
    DAY,
    EDGE,
    MONTH,
    NO_PART,
    OF_MONTH,
    OF_SEASON,
    OF_YEAR,
    PART,
    SEASON,
    SURE_MONTH,
    YEAR,
    Rule,
    ci,
    following,
    looks_ahead,
    part_of,
    rule,
)
from demarche.dates.words import any_of, date_words, month_of

_words = date_words()
_OF_DECADE = ("0s", "0's", "0’s")
_OF_DECADE_WORD = tuple(word.casefold() for word in _words.decades)
_ABOUT = r"(?P<about>(?i:about|around|circa|c\.|ca\.|roughly|approximately) )?"
_DAYS = rf"(?P<day>{DAY})(?:{DASH}|{ci(' to ')}|{ci(' and ')})(?P<until>{DAY})"


def _day(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    month, day = month_of(match["month"]), int(re.sub(r"\D", "", match["day"]))
    if match["year"]:
        return parse_edtf(f"{match['year']}-{month:02d}-{day:02d}")
    return anchor.near_day(month, day, looks_ahead(match))


def _days(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    last = int(re.sub(r"\D", "", match["until"]))
    first = _day(match, anchor)
    return parse_edtf(f"{first.edtf}/{first.edtf[:8]}{last:02d}")


def _iso(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    return parse_edtf(match[0])


def _slashes(match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    """14/8/2001 and 8/14/2001; where both readings are possible, neither is taken."""
    first, second, year = int(match[1]), int(match[2]), match[3]
    if (first > 12) == (second > 12) and first != second:
        return None
    month, day = (second, first) if first > 12 else (first, second)
    return parse_edtf(f"{year}-{month:02d}-{day:02d}")


def _month(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    return part_of(month_date(int(match["year"]), month_of(match["month"])), match["part"])


def _near_month(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    return part_of(anchor.near_month(month_of(match["month"]), looks_ahead(match)), match["part"])


def _in_named_year(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    """ "In August this year", "on 3 May of last year"."""
    year = anchor.first.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    month = month_of(match["month"])
    if match["day"]:
        return parse_edtf(f"{year:04d}-{month:02d}-{int(re.sub(r'[^0-9]', '', match['day'])):02d}")
    return part_of(month_date(year, month), match["part"])


def _season(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    number = _words.seasons[match["season"].lower()]
    return part_of(parse_edtf(f"{match['year']}-{number}"), match["part"])


def _half(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    year, which = match["year"], match["which"].lower()
    length = 6 if match["share"].lower() == "half" else 3
    position = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // length - 1}[which]
    return parse_edtf(f"{year}-{position * length + 1:02d}/{year}-{(position + 1) * length:02d}")


def _years(match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return parse_edtf(f"{first}/{last}") if first < last else None


def _decade(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    digits = match["digits"]
    tens = digits if len(digits) == 3 else _with_century(digits, anchor)
    return part_of(parse_edtf(f"{tens}X"), match["part"])


def _decade_word(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    tens = _with_century(str(_words.decades[match["word"].lower()]), anchor)
    return part_of(parse_edtf(f"{tens}X"), match["part"])


def _with_century(tens: str, anchor: Anchor) -> str:
    """The latest such decade that had begun when the text was written."""
    century = anchor.last.year // 100
    return f"{century}{tens}" if int(f"{century}{tens}0") <= anchor.last.year else f"{century - 1}{tens}"


def _century(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    word = match["century"].lower()
    number = _words.centuries.get(word) or int(re.sub(r"\D", "", word))
    return parse_edtf(f"{number - 1:02d}XX")


def _year(match: re.Match[str], anchor: Anchor) -> EdtfDate:
    return part_of(
        year_date(int(match["year"]), "~" if match["about"] and not match["part"] else ""), match["part"]
    )


def _plain_rules() -> tuple[Rule, ...]:
    of_year = rf"(?:,|{ci(' of')})? (?P<year>{YEAR})"
    no_year = r"(?P<year>(?!))?(?!,? \d{3})"
    the = rf"(?:{ci('the')} )?"
    number = rf"(?P<century>{ci(any_of(_words.centuries))}|1[4-9]th|20th|21st)"
    share = rf"(?P<which>{ci('first|second|third|fourth|last')}) (?P<share>{ci('half|quarter')})"
    word = rf"(?:{ci('nineteen')} )?(?P<word>{ci(any_of(_words.decades))})"
    return (
        rule("iso-day", rf"{YEAR}-[01]\d-[0-3]\d", _iso, OF_YEAR),
        rule("slashed-day", rf"(\d\d?)[/.](\d\d?)[/.]({YEAR})", _slashes, OF_YEAR),
        rule("days-month-year", rf"{_DAYS} (?P<month>{MONTH}),? (?P<year>{YEAR})", _days, OF_MONTH),
        rule("month-days-year", rf"(?P<month>{MONTH}) {_DAYS},? (?P<year>{YEAR})", _days, OF_MONTH),
        rule("days-month", rf"{_DAYS} (?P<month>{MONTH}){no_year}", _days, OF_MONTH),
        rule("month-days", rf"(?P<month>{MONTH}) {_DAYS}{no_year}", _days, OF_MONTH),
        rule(
            "day-month-year",
            rf"(?P<day>{DAY})(?:{ci(' day of| of')})? (?P<month>{MONTH}){of_year}",
            _day,
            OF_MONTH,
        ),
        rule(
            "month-day-year",
            rf"(?P<month>{MONTH}) {the}(?P<day>{DAY})(?:,|{ci(' of')})? (?P<year>{YEAR})",
            _day,
            OF_MONTH,
        ),
        rule(
            "day-month",
            rf"(?P<day>{DAY})(?:{ci(' day of| of')})? (?P<month>{MONTH}){no_year}",
            _day,
            OF_MONTH,
        ),
        rule("month-day", rf"(?P<month>{MONTH}) {the}(?P<day>{DAY})(?!%|:\d){no_year}", _day, OF_MONTH),
        rule("month-year", rf"{PART}(?P<month>{MONTH}){of_year}", _month, OF_MONTH),
        rule("season-year", rf"{PART}(?P<season>{SEASON}){of_year}", _season, OF_SEASON),
        rule("part-year", rf"{share} {ci('of')} (?P<year>{YEAR})", _half, OF_YEAR),
        rule("years", rf"(?P<first>{YEAR})(?:{DASH}|/)(?P<last>{YEAR}|\d\d)", _years, OF_YEAR),
        rule("decade", rf"{the}{PART}['’‘]?(?P<digits>1[4-9]\d|20\d)0['’]?s", _decade, _OF_DECADE),
        rule("decade", rf"{the}{PART}['’‘](?P<digits>[2-9])0['’]?s", _decade, _OF_DECADE),
        rule("decade", rf"{ci('the')} {PART}(?P<digits>[2-9])0['’]?s", _decade, _OF_DECADE),
        rule("decade", rf"{ci('the')} {PART}{word}", _decade_word, _OF_DECADE_WORD),
        rule("century", rf"{the}{number}(?: |-){ci('century')}", _century, ("century",)),
        rule("year", rf"{PART}{_ABOUT}(?P<year>{YEAR})", _year, OF_YEAR),
    )


def _month_rules() -> tuple[Rule, ...]:
    """A month alone: after a preposition; March and May only where they can be nothing else."""
    sure = following(
        "in", "of", "by", "since", "until", "till", "during", "from", "between", "before", "after"
    )
    doubtful = following("in", "since", "until", "till", "during")
    pair = following("from", "between")
    owned = following("a", "an", "its", "his", "her", "their", "our")
    month = rf"(?P<month>{SURE_MONTH})"
    any_month = rf"(?P<month>{ANY_MONTH})"
    which_year = rf",?(?: {ci('of')})? (?P<which>{ci('this|last|next')}) {ci('year')}"
    return (
        rule("named-year", rf"{PART}(?:(?P<day>{DAY}) )?{any_month}{which_year}", _in_named_year, OF_MONTH),
        rule("named-year", rf"{NO_PART}{any_month} (?P<day>{DAY}){which_year}", _in_named_year, OF_MONTH),
        rule("month", rf"{sure}{PART}{month}", _near_month, OF_MONTH),
        rule("month", rf"{doubtful}{NO_PART}{any_month}(?! [A-Z])", _near_month, OF_MONTH),
        rule("month", rf"{EDGE}{any_month}", _near_month, OF_MONTH),
        rule("month", rf"{NO_PART}{month}(?=['’]s )", _near_month, OF_MONTH),
        rule("month", rf"{following('the')}{NO_PART}{month}(?= [a-z])", _near_month, OF_MONTH),
        rule("month", rf"{owned}{NO_PART}{any_month}(?= [a-z])", _near_month, OF_MONTH),
        rule(
            "month",
            rf"{pair}{NO_PART}{any_month}(?= {ci('to|until|till|through|and')} {MONTH})",
            _near_month,
            OF_MONTH,
        ),
        rule(
            "month",
            rf"{following('to', 'until', 'till', 'through', 'and')}{NO_PART}{month}",
            _near_month,
            OF_MONTH,
        ),
    )


EXPLICIT: tuple[Rule, ...] = (*_plain_rules(), *_month_rules())
"""In order of preference between rules that match the same words."""
