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


def wrap_edits(text: str, is_markdown: bool = False) -> Iterator[Edit]:
    """Soft line breaks become one space each; a word broken over two lines is joined."""
    lines = text.split("\n")
    width = 0 if is_markdown else _wrapping_width(lines)
    words: Counter[str] | None = None
    end = -1
    for line, following in pairwise(lines):
        end += len(line) + 1
        head, tail = line.strip(" "), following.strip(" ")
        if not head or not tail:
            continue
        if not (_goes_on_in_markdown(line, following) if is_markdown else _goes_on(head, tail, width)):
            continue
        broken = _BROKEN_WORD.search(head[-40:])
        if broken and tail[0].islower():
            words = Counter(_WORD.findall(text.lower())) if words is None else words
            start = end - (len(line) - len(line.rstrip(" ")))
            resumed = end + 1 + len(following) - len(following.lstrip(" "))
            yield Edit(start - _is_one_word(broken[1], tail, words), resumed, "")
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


def _wrapping_width(lines: list[str]) -> int:
    """Width at which the text is wrapped, or 0 where it is not."""
    inner = going_on = 0
    lengths: list[int] = []
    for line, following in pairwise(lines):
        head, tail = line.strip(" "), following.strip(" ")
        if head and tail and len(head) <= WIDEST:
            inner += 1
            if not _ends_sentence(head):
                lengths.append(len(head))
                going_on += tail[0].islower()
    if len(lengths) < max(_LEAST_LINES, inner / 2) or going_on < _LEAST_LOWER * len(lengths):
        return 0
    return sorted(lengths)[len(lengths) * 9 // 10]


def _goes_on(head: str, tail: str, width: int) -> bool:
    """Whether the sentence or paragraph of a line goes on in the next."""
    if _ITEM.match(tail):
        return False
    is_full = width > 0 and len(head) >= _FULL * width
    if _ends_sentence(head):
        return is_full and len(head) <= WIDEST
    if tail[0].islower():
        return width > 0 or len(head) > WIDEST // 3 or head[-1] in ",-‐"
    return is_full


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in _STOPS


def _goes_on_in_markdown(line: str, following: str) -> bool:
    return not (markdown.ends_hard(line) or markdown.stands_alone(following))


def _is_one_word(head: str, tail: str, words: Counter[str]) -> bool:
    """Whether the text has a broken word without its hyphen, and not with it, elsewhere."""
    begin = re.match(r"[^\W\d_]*", tail)
    rest = begin[0].lower() if begin else ""
    return words[head.lower() + rest] > words[f"{head.lower()}-{rest}"]
