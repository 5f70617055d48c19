"""Character by character: line ends, blanks, invisible characters, composed letters.

Belongs here: edits that hold in any text whatever its layout. Does not: joining lines (lines).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from demarche.reading.offsets import Edit, apply_edits
from demarche.reading.vocabulary import vocabulary

_NEWLINES = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BLANKS = (
    "\t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_SPACING = dict.fromkeys(_NEWLINES, "\n") | dict.fromkeys(_BLANKS, " ")

# Controls; soft hyphen, zero-width, direction and joining marks; variation selectors; tags; unused.
_REMOVED = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U000e0000-\U000e0fff\ud800-\udfff]"
)
_MOST_MARKS = 30
"""Combining marks on one letter, as in Unicode's stream-safe format; more are dropped."""


def character_edits(text: str) -> Iterator[Edit]:
    """Invisible characters go, ligatures are spelled out."""
    ligatures = vocabulary().ligatures
    present = set(text)
    removed = "".join(sorted(c for c in present if _REMOVED.match(c)))
    spelled = "".join(sorted(present & ligatures.keys()))
    patterns = [r"\xad+(?:\r\n|[\r\n])"] if "\xad" in removed else []
    patterns += [r"\r(?=\n)"] if "\r" in present else []
    patterns += [f"[{re.escape(removed)}]+"] if removed else []
    patterns += [f"[{re.escape(spelled)}]"] if spelled else []
    if patterns:
        for match in re.finditer("|".join(patterns), text):
            yield Edit(match.start(), match.end(), ligatures.get(match[0], ""))


def with_plain_spacing(text: str) -> str:
    """Every kind of line end as a newline, every kind of blank as a space; nothing moves."""
    for character in sorted(set(text) & _SPACING.keys()):
        text = text.replace(character, _SPACING[character])
    return text


def composition_edits(text: str) -> Iterator[Edit]:
    """What normal form C changes, one cluster (a letter with what combines with it) at a time."""
    has_marks = any(map(unicodedata.combining, set(text)))
    if not has_marks and unicodedata.is_normalized("NFC", text):
        return
    for start, end in _clusters(text):
        cluster = text[start:end]
        composed = unicodedata.normalize("NFC", cluster[: _MOST_MARKS + 1])
        if composed != cluster:
            yield Edit(start, end, composed)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Spans of characters outside ASCII's own that normal form C must see together."""
    start = 0
    continuing = _continuing()
    for match in re.finditer(r"[^\x00-\x7f]+", text):
        start = max(match.start() - 1, 0)
        for position in range(match.start(), match.end()):
            if not (unicodedata.combining(text[position]) or text[position] in continuing):
                if position > start:
                    yield start, position
                start = position
        yield start, match.end()


@cache
def _continuing() -> frozenset[str]:
    """Starters that may compose with the character before them."""
    pairs = (unicodedata.decomposition(chr(code)) for code in range(0xC0, 0x20000))
    second = {chr(int(pair.split()[1], 16)) for pair in pairs if pair and pair[0] != "<" and " " in pair}
    jamo = {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    return frozenset(second | jamo)


def plain_line(text: str) -> str:
    """A metadata value as one line: no invisible characters, composed, single blanks."""
    edited = with_plain_spacing(apply_edits(text, character_edits(text))[0])
    return " ".join(unicodedata.normalize("NFC", edited).split())
