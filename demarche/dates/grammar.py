"""Pieces of date expressions, as regular expressions over the words of dates.yaml.

Belongs here: how a day, a month, a number, "early" or "the end of" is written, and the shape of a
rule. Does not: the rules themselves (explicit, relative, named).
Every piece is bounded, so matching is linear in the length of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from demarche.dates.anchor import Anchor
from demarche.dates.edtf import EdtfDate, parse_edtf
from demarche.dates.words import any_of, date_words

_words = date_words()


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression: what it looks like and what it means (None: not a date after all).

    `needs`: pieces of words, folded, of which one stands in whatever matches; empty where nothing is sure
    to. Looking for them is much quicker than the search.
    """

    name: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Anchor], EdtfDate | None]
    needs: tuple[str, ...] = ()


def rule(
    name: str,
    pattern: str,
    resolve: Callable[[re.Match[str], Anchor], EdtfDate | None],
    needs: tuple[str, ...] = (),
) -> Rule:
    """A rule whose pattern stands between word borders; a blank matches any white space."""
    spaced = pattern.replace(" ", r"\s{1,3}")
    return Rule(name, re.compile(rf"(?<![\w$€£#/.,-])(?:{spaced})(?![\w/]|[.,]\d)"), resolve, needs)


def ci(pattern: str) -> str:
    """The pattern, whatever the case."""
    return f"(?i:{pattern})"


_FULL = any_of(m.name for m in _words.months.values())
_SURE = any_of(m.name for n, m in _words.months.items() if n not in _words.doubtful_months)
_SHORT = any_of(short for m in _words.months.values() for short in m.short)
_CAPITALS = any_of(m.name.upper() for m in _words.months.values())

MONTH = rf"(?:{_FULL}|{_CAPITALS}|(?:{_SHORT})\b\.?)"
"""A month beside a day or a year, where no other reading is left."""
SURE_MONTH = rf"(?:{_SURE}|(?:{_SHORT})\.)"
ANY_MONTH = rf"(?:{_FULL}|(?:{_SHORT})\.)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[4-9]\d\d|2[01]\d\d)"
SEASON = ci(any_of(_words.seasons))
WEEKDAY = any_of(_words.weekdays)
DASH = r"\s?[-–—]\s?"
UNIT = ci(r"days?|weeks?|months?|years?|decades?|centur(?:y|ies)")
_NUMBERS = ci(any_of([*_words.numbers, *_words.rough_numbers]))
COUNT = rf"(?:(?:{_NUMBERS}|\d{{1,3}})(?:{ci(' and a half')})?|{ci('half an?')})"
ROUGHLY = ci(
    "about|around|some|roughly|nearly|almost|approximately|over|more than|less than|at least|well over"
)
OF_MONTH = tuple(
    sorted({form.casefold() for m in _words.months.values() for form in (m.name, *m.short)}, key=len)
)
OF_YEAR = ("14", "15", "16", "17", "18", "19", "20", "21")
OF_SEASON = tuple(season.casefold() for season in _words.seasons)
OF_WEEKDAY = tuple(day.casefold() for day in _words.weekdays)
"""What a month, a year, a season or a weekday needs."""
_PARTS_WRITTEN = ci("early|mid|late|beginning of|start of|outset of|middle of|end of|close of|turn of")
EDGE = rf"(?P<part>{_PARTS_WRITTEN})(?: in)?(?:-| )(?:{ci('the')} )?"
"""The part of a period that is meant, before its name."""
PART = rf"(?:{EDGE})?"
NO_PART = r"(?P<part>(?!))?"

_PARTS = {
    "early": "early", "beginning of": "first", "start of": "first", "outset of": "first", "turn of": "first",
    "mid": "mid", "middle of": "mid", "late": "late", "end of": "last", "close of": "last",
}  # fmt: skip
_YEAR_PARTS = {"early": "01~/{y}-04~", "mid": "05~/{y}-08~", "late": "09~/{y}-12~"} | {
    "first": "01~",
    "last": "12~",
}
_DECADE_PARTS = {"early": (0, 3), "first": (0, 1), "mid": (4, 6), "late": (7, 9), "last": (8, 9)}


def part_of(date: EdtfDate, part: str | None) -> EdtfDate:
    """The early, middle or late part of a date, always rough."""
    if part is None:
        return date
    kind = _PARTS[" ".join(part.lower().split())]
    if date.precision == "year":
        year = date.edtf[:4]
        return parse_edtf(f"{year}-" + _YEAR_PARTS[kind].format(y=year))
    if date.precision == "decade":
        first, last = _DECADE_PARTS[kind]
        return parse_edtf(f"{date.edtf[:3]}{first}~/{date.edtf[:3]}{last}~")
    if date.precision in ("month", "season") and not date.is_approximate:
        return parse_edtf(f"{date.edtf}~")
    return date


def following(*words: str) -> str:
    """A look back at one of the words, in lower case or with a capital, and a blank."""
    written = (form for word in words for form in (word, word.capitalize()))
    return "(?:" + "|".join(rf"(?<=\b{form}\x20)" for form in written) + ")"


def looks_ahead(match: re.Match[str]) -> bool:
    """Whether the words around the match speak of what is to come."""
    text, (start, end) = match.string, match.span()
    near = text[max(start - 80, 0) : start] + " " + text[end : end + 40]
    return any(
        word in _words.ahead for word in re.findall(r"[a-z]+(?:n['’]t)?|['’]ll", near.replace("’", "'"))
    )


def rough(date: EdtfDate, marker: str | None) -> EdtfDate:
    """The date marked approximate if a word before it says so."""
    is_single = "/" not in date.edtf and not date.is_approximate and "X" not in date.edtf
    return parse_edtf(f"{date.edtf}~") if marker and is_single else date
