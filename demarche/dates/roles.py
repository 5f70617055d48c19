"""What a date does where it stands: says when, since when, until when, or describes a noun.

Belongs here: the words around a date. Does not: finding it (explicit, relative, named), or which
position it belongs to (positions).
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Literal

from demarche.dates.edtf import EdtfDate, month_date, parse_edtf, year_date

Role = Literal["when", "since", "after", "until", "before", "by", "modifier"]

_OPENINGS: dict[str, Role] = {
    "since": "since", "from": "since", "after": "after", "following": "after", "aftermath of": "after",
    "wake of": "after", "until": "until", "till": "until", "up to": "until", "before": "before",
    "prior to": "before", "by": "by", "as of": "since",
}  # fmt: skip
_OPENING = re.compile(
    r"(?i)(?<![\w-])(" + "|".join(sorted(_OPENINGS, key=len, reverse=True)) + r")\s+"
    r"(?:(?:about|around|roughly|at least|as early as|the events of|the attacks of)\s+)?(?:the\s+)?$"
)
_ONWARDS = re.compile(r"(?i)\s+(?:onwards?|forward|on(?!\s+(?:the|an?|this)\b))\b")
_SHIFTED = re.compile(
    r"(?i)\b(?:days?|weeks?|months?|years?|decades?|century|morning|day)\s+(?:after|before)\s+$"
)
_DETERMINED = re.compile(
    r"(?i)(?:\b(?:the|an?|this|that|its|their|his|her|our|my|your|these|those|no)|['’]s)\s+$"
)
_TEMPORAL = re.compile(
    r"(?i)(?:^|[(,;:—–]|\b(?:in|on|at|of|since|from|until|till|by|during|throughout|before|after|between|and|to|through|about|"
    r"around|to|for|or|as|early|late|mid|year|than))\s*(?:the\s+)?$"
)
_NOUN_NEXT = re.compile(r"\s+(?:[A-Z][A-Za-z'’-]*|[a-z][a-z-]{2,})")
_POSSESSIVE = re.compile(r"['’]s?\s")
_NUMBER_OF = re.compile(r"\d\s?\($")
_FUNCTION = re.compile(
    r"\s+(?:the|and|but|nor|that|which|when|where|who|whom|whose|was|were|are|has|had|have|did|does|will|would|can|could|may|"
    r"might|shall|should|must|for|with|from|into|onto|after|before|during|until|under|over|because|while|not|its|their|his|her|"
    r"our|this|these|those|there|they|she|you|than|then|through|to|as|at|by|in|is|it|of|on|or|he|we|if|so|alone|also|only|all|"
    r"both|through|against|without|between|about|more|when|onwards?|later|earlier|ago|he|both|said|took)\b"
)


def opening_of(text: str, start: int) -> Role:
    """since, after, until, before or by, where such a word stands right before a date; else when."""
    before = text[max(start - 60, 0) : start]
    if _SHIFTED.search(before):
        return "when"
    match = _OPENING.search(before)
    return _OPENINGS[match[1].lower()] if match else "when"


def role_of(text: str, start: int, end: int, opening: Role, is_adverb: bool = False) -> Role:
    """The role of the date at `start:end`; "from" opens only where "on" or "onwards" follows.

    An adverb, such as "today" or "two years ago", describes a noun only as a possessive.
    """
    if _POSSESSIVE.match(text, end) or (not is_adverb and _is_modifier(text, start, end)):
        return "modifier"
    if opening == "since" and re.search(r"(?i)from\s+(?:the\s+)?$", text[max(start - 12, 0) : start]):
        return "since" if _ONWARDS.match(text, end) else "when"
    return opening


def opened(date: EdtfDate, role: Role) -> EdtfDate:
    """The stretch that a date opens or closes: since 1991 is 1991/.., before 1991 is ../1990."""
    first, _, last = date.edtf.partition("/")
    last = last or first
    if role in ("since", "after") and first not in ("..", ""):
        return parse_edtf(f"{first}/..")
    if role == "until" and last not in ("..", ""):
        return parse_edtf(f"../{last}")
    if role == "before" and first not in ("..", ""):
        return parse_edtf(f"../{_previous(first)}")
    return date


def _previous(point: str) -> str:
    """The day, month or year before; of other dates the date itself."""
    date = parse_edtf(point)
    if date.start is None or date.precision not in ("day", "month", "year"):
        return point
    day = date.start - timedelta(days=1)
    if date.precision == "day":
        return day.isoformat()
    return (month_date(day.year, day.month) if date.precision == "month" else year_date(day.year)).edtf


def _is_modifier(text: str, start: int, end: int) -> bool:
    """Whether the date describes a noun: the 1972 treaty, 1967 borders, resolution 338 (1973)."""
    if _NUMBER_OF.search(text[max(start - 12, 0) : start]):
        return True
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        return True
    if re.search(r"(?i)-century$", text[start:end]):
        return True
    if not _NOUN_NEXT.match(text, end) or _FUNCTION.match(text, end):
        return False
    before = text[max(start - 30, 0) : start]
    if _DETERMINED.search(before):
        return True
    return not _TEMPORAL.search(before) and before != ""
