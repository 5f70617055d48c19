"""Sessions of the General Assembly of the United Nations, which began every September from 1946 on.

Belongs here: "at the forty-fifth session", "at its last session". Does not: other expressions.
"""

from __future__ import annotations

import re

from demarche.dates.anchor import Anchor
from demarche.dates.edtf import EdtfDate
from demarche.dates.grammar import Rule, ci, rule
from demarche.dates.words import any_of, date_words

_words = date_words()
_LEAST = 4
"""Lower numbers are those of conferences and parliaments too."""
_OPENS_IN = 9
_OTHER_BODY = re.compile(r"(?i)\s+of\s+(?!(?:the|this|our)\s+(?:united nations\s+)?(?:general\s+)?assembly)")
_ASSEMBLY = re.compile(r"\b(?:General )?Assembly\b")


def _numbered(match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    number = _ordinal(match["ordinal"].lower())
    if number < _LEAST or _OTHER_BODY.match(match.string, match.end()):
        return None
    return _session(_words.first_session + number, anchor)


def _last(match: re.Match[str], anchor: Anchor) -> EdtfDate | None:
    if not _ASSEMBLY.search(match.string) or _OTHER_BODY.match(match.string, match.end()):
        return None
    return _session(_current(anchor) - 1, anchor)


def _session(year: int, anchor: Anchor) -> EdtfDate | None:
    """The year in which a session began; the document's own date for the session that is on."""
    current = _current(anchor)
    if year > current:
        return None
    return anchor.published if year == current else anchor.year(year - anchor.first.year)


def _current(anchor: Anchor) -> int:
    """The year in which the session began that is on, or will begin, when a text is written."""
    return anchor.last.year if anchor.last.month >= _OPENS_IN - 1 else anchor.last.year - 1


def _ordinal(words: str) -> int:
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    tens, _, ones = words.replace(" ", "-").partition("-")
    return _words.tens[tens] + _words.ordinals[ones] if ones else _words.ordinals[tens]


def _rules() -> tuple[Rule, ...]:
    plain, tens = any_of(_words.ordinals), any_of(_words.tens)
    ordinal = rf"(?P<ordinal>(?:{tens})[- ](?:{plain})|{plain}|\d\d?(?:st|nd|rd|th))"
    usual = r"(?: (?:regular|ordinary|annual))?"
    return (
        rule("session", ci(rf"{ordinal}{usual} session"), _numbered, ("session",)),
        rule("session", ci(rf"(?:last|previous|preceding){usual} session"), _last, ("session",)),
    )


SESSIONS: tuple[Rule, ...] = _rules()
