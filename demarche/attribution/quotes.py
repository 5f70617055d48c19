"""Where a text quotes: spans between quotation marks, over sentences and paragraphs.

Belongs here: pairing straight and curly double quotation marks. Does not: who is quoted (sources),
or single quotation marks, which apostrophes make unsafe.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„«»]|``|''")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OPENING, _CLOSING = "“„«", "”»"
_BREAK = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of clean text with its quotation marks, end exclusive.

    `continues` is true where it goes on from the quotation before it in a new paragraph.
    """

    start: int
    end: int
    continues: bool


def find_quotations(text: str) -> list[Quotation]:
    """Quotations in textual order, none inside another.

    A quotation left open at the end of a paragraph ends there; if the next paragraph opens with a
    mark, it is the same speaker going on, as English typography has it.
    """
    found: list[Quotation] = []
    left_open = False
    start = 0
    for stop in [m.start() for m in _BREAK.finditer(text)] + [len(text)]:
        continues, left_open = left_open, False
        last_but_one = _last_but_one_closing(text, start, stop)
        opened: int | None = None
        depth = 0
        for mark in _MARK.finditer(text, start, stop):
            if opened is None:
                if _opens(text, mark, start):
                    opened, depth = mark.start(), 0
            elif _is_nested(text, mark, stop, last_but_one):
                depth += text[opened] in _OPENING
            elif not _opens(text, mark, start) or mark.end() >= stop:
                if depth and mark[0] in _CLOSING:
                    depth -= 1
                    continue
                found.append(Quotation(opened, mark.end(), continues))
                opened, continues = None, False
        if opened is not None:
            end = opened + len(text[opened:stop].rstrip())
            found.append(Quotation(opened, max(end, opened + 1), continues))
            left_open = True
        start = stop
    return found


WORDS_OF_SPEECH = 4
"""Shorter quotations are names and single words in somebody else's sentence."""


def is_speech(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is long enough to be somebody's words rather than a name or a term."""
    return len(_WORD.findall(text, quotation.start, quotation.end)) >= WORDS_OF_SPEECH


def overlapping(quotations: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Those of a text's quotations that share a character with a stretch of it."""
    first = bisect_right(quotations, start, key=lambda q: q.end)
    return quotations[first : bisect_left(quotations, end, lo=first, key=lambda q: q.start)]


def _last_but_one_closing(text: str, start: int, stop: int) -> int:
    """Where the last but one curly closing mark of a paragraph stands, or -1."""
    last = max(text.rfind(close, start, stop) for close in _CLOSING)
    return max(text.rfind(close, start, last) for close in _CLOSING) if last >= 0 else -1


def _is_nested(text: str, mark: re.Match[str], stop: int, last_but_one: int) -> bool:
    """Whether a curly mark opens a quotation within the one that is open: both have an end to come."""
    if mark[0] not in _OPENING or mark.end() >= stop or not text[mark.end()].isalnum():
        return False
    return last_but_one >= mark.end()


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    if mark[0] in _OPENING:
        return True
    if mark[0] in _CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return (before.isspace() or before in "([{—–-") and not after.isspace()
