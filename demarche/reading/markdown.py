"""Markdown to plain text, by deleting its marks.

Belongs here: which characters of a Markdown text are markup, and which of its lines stand alone.
Does not: HTML in Markdown beyond comments, tables, footnotes' contents, which stay as they are.
Every pattern is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.reading.offsets import Edit

_MARKS = re.compile(
    r"(?P<comment><!--(?:(?!-->|<!--).){0,5000}-->)"
    r"|(?P<fence>^[ ]{0,3}(?:```|~~~)[^\n]*$)"
    r"|(?P<rule>^[ ]{0,3}(?:-{3,}|\*{3,}|_{3,})[ ]*$)"
    r"|(?P<underline>^=+[ ]*$)"
    r"|(?P<heading>^[ ]{0,3}#{1,6}[ ]+|[ ]#+[ ]*$)"
    r"|(?P<bullet>^[ ]*[-*+][ ]+)"
    r"|(?P<image>!\[[^\[\]\n]*\]\([^()\n]*\))"
    r"|(?P<note>\[\^[^\[\]\s]{1,40}\])"
    r"|(?P<link>\[(?P<label>[^\[\]\n]*)\](?P<target>\([^()\n]*\)))"
    r"|(?P<strong>(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*]))"
    r"|(?P<emphasis>(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_]))"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<code>`+)",
    re.MULTILINE | re.DOTALL,
)
_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.MULTILINE)
_ALONE = re.compile(r"[ ]*(?:#{1,6}[ ]|[-*+][ ]|\d{1,4}[.)][ ]|```|~~~|\||(?:-{3,}|\*{3,}|={3,})[ ]*$)")
_CLOSED = re.compile(r"[ ]{0,3}(?:#{1,6}[ ]|```|~~~|(?:-{3,}|\*{3,}|={3,})[ ]*$)")
_HARD_ENDS = ("  ", "\\")


def quotation_edits(text: str) -> Iterator[Edit]:
    """Deletions of the marks of quoted blocks; to be made before lines are joined."""
    return (Edit(*match.span(), "") for match in _QUOTE.finditer(text))


def markup_edits(text: str) -> Iterator[Edit]:
    """Deletions of all other marks; of a link the label stays. To be made after lines are joined."""
    done = 0
    for match in _MARKS.finditer(text):
        start, end = match.span()
        if start == end or start < done:
            continue
        done = end
        if match.lastgroup in ("link", "label", "target"):
            yield Edit(start, start + 1, "")
            yield Edit(match.end("label"), end, "")
        else:
            yield Edit(start, end, "")


def stands_alone(line: str) -> bool:
    """Whether a line begins something of its own: a heading, a list item, a table row."""
    return _ALONE.match(line) is not None


def ends_hard(line: str) -> bool:
    """Whether a line is marked to end there, or is of a kind that cannot go on in the next."""
    return line.endswith(_HARD_ENDS) or _CLOSED.match(line) is not None
