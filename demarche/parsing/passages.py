"""Passages: the stretches of a text that no sentence crosses.

Belongs here: paragraphs, headings and list items on lines of their own, against lines that were
only wrapped. Does not: full stops (boundaries), cleaning of texts (reading).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from demarche.parsing.sentence_words import SentenceWords

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?=\n)|[\f\x1c-\x1f\x85\u2028\u2029]|\r(?!\n)")
_NUMBERED = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|§)\s")
_WIDEST_WRAP = 200  # nobody wraps wider; longer lines are paragraphs
_LONGEST_OPENER = 20
_RAGGED = 0.6  # a line filled less than this was ended on purpose


def _opens_item(line: str, words: SentenceWords) -> bool:
    if line[0] in words.bullets:
        return len(line) > 1 and line[1].isspace()
    return _NUMBERED.match(line) is not None


def _goes_on(line: str, following: str, width: float, words: SentenceWords) -> bool:
    """Whether a line was only wrapped, so that its sentence may go on in the following line."""
    if _opens_item(following, words):
        return False
    last_word = line[-_LONGEST_OPENER:].rsplit(None, 1)[-1].lower()
    if following[0].islower() or line[-1] in ",-–—" or last_word in words.openers:
        return True
    if width > _WIDEST_WRAP:
        return False
    filled = len(line) + 1 + len(following.split(None, 1)[0])
    return filled > width or (filled > _RAGGED * width and not _is_heading(line))


def _is_heading(line: str) -> bool:
    """Whether a line without end mark is in capitals or in title case."""
    long_words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return line[-1].isalnum() and bool(long_words) and all(word[0].isupper() for word in long_words)


def _width(lengths: list[int]) -> float:
    """The width to which lines were wrapped; a few longer lines, as page headers are, do not count."""
    longest = max(lengths)
    return longest if len(lengths) < 4 else min(longest, 1.25 * sorted(lengths)[len(lengths) // 2])


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of a stretch of text without their outer blanks, as (start, end); blank ones left out."""
    found = []
    at = start
    for line in text[start:end].split("\n"):
        body = line.strip()
        if body:
            begin = at + len(line) - len(line.lstrip())
            found.append((begin, begin + len(body)))
        at += len(line) + 1
    return found


def passages(text: str, words: SentenceWords) -> Iterator[tuple[int, int]]:
    """The (start, end) of every passage, in order; together they hold all that is not blank."""
    edges = [match.span() for match in _BLANK_LINES.finditer(text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(text)]
    for start, end in zip(starts, ends, strict=True):
        lines = _lines(text, start, end)
        if not lines:
            continue
        width = _width([b - a for a, b in lines])
        begin = lines[0][0]
        for (a, b), (c, d) in pairwise(lines):
            if not _goes_on(text[a:b], text[c:d], width, words):
                yield begin, b
                begin = c
        yield begin, lines[-1][1]
