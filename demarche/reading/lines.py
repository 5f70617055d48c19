"""Lines to paragraphs: which line breaks are only layout, and what blanks are too many.

Belongs here: soft wraps, words broken at line ends, runs of blanks and empty lines.
Does not: characters (characters), markup (markdown).

A break is judged where it stands, with the width of the text's wrapped lines as evidence: texts
that mix wrapped passages with one-line paragraphs occur.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from demarche.reading import markdown
from demarche.reading.offsets import Edit

WIDEST = 130
"""Longest line, in characters, that still counts as wrapped by a program or a page."""
_FULL = 0.7
"""Share of the wrapping width from which on a line counts as full: pages are set ragged."""
_LEAST_LOWER = 0.25
"""Least share of short lines going on in lower case, in texts that are wrapped at all."""
_LEAST_LINES = 4

_CLOSERS = "\"'”’»)]"
_STOPS = frozenset(".!?:;…")
_ITEM = re.compile(r"(?:[-–—•*·▪◦‣]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-‐]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BLANK_RUN = re.compile(r"[ \n]{2,}|\A[ \n]|[ \n]\Z")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    stripped: str


def wrap_edits(text: str, is_markdown: bool = False) -> Iterator[Edit]:
    """Soft line breaks become one space each; a word broken over two lines is joined."""
    lines = list(_lines(text))
    width = _wrapping_width(lines)
    words: Counter[str] | None = None
    for line, following in pairwise(lines):
        if not line.stripped or not following.stripped:
            continue
        soft = _goes_on_in_markdown(line, following) if is_markdown else _goes_on(line, following, width)
        if not soft:
            continue
        end = line.start + len(line.text)
        broken = _BROKEN_WORD.search(line.stripped[-40:])
        if broken and following.stripped[0].islower():
            words = Counter(_WORD.findall(text.lower())) if words is None else words
            yield _joined(line, following, broken, words)
        else:
            yield Edit(end, end + 1, " ")


def blank_edits(text: str) -> Iterator[Edit]:
    """Runs of spaces become one, runs of empty lines one empty line; none remain at line ends."""
    for match in _BLANK_RUN.finditer(text):
        newlines = match[0].count("\n")
        at_edge = match.start() == 0 or match.end() == len(text)
        new = "" if at_edge else "\n" * min(newlines, 2) if newlines else " "
        if new != match[0]:
            yield Edit(*match.span(), new)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        yield _Line(start, line, line.strip(" "))
        start += len(line) + 1


def _wrapping_width(lines: list[_Line]) -> int:
    """Width at which the text is wrapped, or 0 where it is not."""
    inner = [
        (line.stripped, following.stripped)
        for line, following in pairwise(lines)
        if line.stripped and following.stripped and len(line.stripped) <= WIDEST
    ]
    open_ended = [pair for pair in inner if not _ends_sentence(pair[0])]
    if len(open_ended) < _LEAST_LINES or 2 * len(open_ended) < len(inner):
        return 0
    going_on = sum(following[0].islower() for _, following in open_ended)
    if going_on < _LEAST_LOWER * len(open_ended):
        return 0
    lengths = sorted(len(line) for line, _ in open_ended)
    return lengths[len(lengths) * 9 // 10]


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    """Whether the sentence or paragraph goes on in the following line."""
    if _ITEM.match(following.stripped):
        return False
    is_full = width > 0 and len(line.stripped) >= _FULL * width
    if _ends_sentence(line.stripped):
        return is_full and len(line.stripped) <= WIDEST
    if following.stripped[0].islower():
        return width > 0 or len(line.stripped) > WIDEST // 3 or line.stripped[-1] in ",-‐"
    return is_full


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in _STOPS


def _goes_on_in_markdown(line: _Line, following: _Line) -> bool:
    return not (markdown.ends_hard(line.text) or markdown.stands_alone(following.text))


def _joined(line: _Line, following: _Line, broken: re.Match[str], words: Counter[str]) -> Edit:
    """The hyphen goes if the text has the word without it, and not with it, elsewhere."""
    begin = re.match(r"[^\W\d_]*", following.stripped)
    rest = begin[0].lower() if begin else ""
    head = broken[1].lower()
    is_one_word = words[head + rest] > words[f"{head}-{rest}"]
    end = line.start + len(line.text.rstrip(" "))
    resumed = following.start + len(following.text) - len(following.text.lstrip(" "))
    return Edit(end - 1 if is_one_word else end, resumed, "")
