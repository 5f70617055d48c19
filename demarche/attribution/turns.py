"""Turns: stretches of a record in which one of several people has the floor.

Belongs here: "Senator INHOFE. Thank you.", "The CHAIRMAN. Next.", "Ms. LEE: No." at the head of paragraphs,
and how far each goes. Does not: who that is (floor), quotation marks (quotes), a single name and a colon
(labels).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from schemas.codebooks.turns import TurnWords

_FEWEST = 3
"""Labels that make a text a record of turns; two of different people do too."""
_WORD = r"[A-ZÀ-Þ](?:[\w’'-]*[\w]|\.)?"
_NAME = rf"{_WORD}(?:[ \u00a0](?:(?:de|da|del|van|von|der|la|le|al|bin)[ \u00a0])?{_WORD}){{0,3}}"
_CAPITALS = 3
"""Fewest letters of a name in capitals."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of the text, label included; `name` and `role` as the label gives them, or empty."""

    start: int
    said: int
    end: int
    name: str
    role: str


def find_turns(text: str, words: TurnWords) -> list[Turn]:
    """The turns of a record in textual order; none of a text that only one person speaks in."""
    labels = list(_labels(text, words))
    times = Counter(_key(label) for label in labels)
    # A name alone and in capitals may be a heading ("SUMMARY:"), unless it comes again.
    kept = [label for label in labels if label.role or times[_key(label)] > 1]
    if len(kept) < _FEWEST and len({_key(label) for label in kept}) < 2:
        return []
    ends = [label.start for label in kept[1:]] + [len(text)]
    return [
        Turn(label.start, label.said, end, label.name, label.role)
        for label, end in zip(kept, ends, strict=True)
    ]


def _key(label: Turn) -> str:
    return (label.name or label.role).casefold()


def _labels(text: str, words: TurnWords) -> Iterator[Turn]:
    for match in _pattern(words).finditer(text):
        if match["role"]:
            # "Question." may open a sentence; in capitals or with a colon it is a label.
            if match["role"].isupper() or match["end1"] == ":":
                yield Turn(match.start(), match.end(), 0, "", match["role"].casefold())
        elif match["title"]:
            # A dot behind an initial ends no label: "Mr. J. Smith".
            if match["end2"] == ":" or len(match["named"].split()[-1]) > 1:
                yield Turn(match.start(), match.end(), 0, match["named"], match["title"].casefold())
        elif _is_capital(match["bare"]):
            yield Turn(match.start(), match.end(), 0, match["bare"], "")


@cache
def _pattern(words: TurnWords) -> re.Pattern[str]:
    titles = _choice({form for title in words.titles for form in (title, title.upper())})
    alone = _choice(words.roles | words.asking | words.answering)
    aside = r"(?:[ ]?[(\[][^)\]\n]*[)\]])?"
    return re.compile(
        rf"^[ \t]*(?:(?:The |THE )?(?P<role>(?i:{alone})){aside}(?P<end1>[.:])"
        rf"|(?P<title>{titles})\.?[ \u00a0](?P<named>{_NAME}){aside}(?P<end2>[.:])"
        rf"|(?P<bare>{_NAME}){aside}(?P<end3>:))(?=[ \u00a0\n])",
        re.MULTILINE,
    )


def _choice(phrases: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=lambda phrase: (-len(phrase), phrase)))


def _is_capital(name: str) -> bool:
    """Whether a surname is set in capitals, as records do: "INHOFE", "McCONNELL"."""
    last = name.split()[-1] if name.split() else ""
    return sum(letter.isupper() for letter in last) >= max(_CAPITALS, len(last) - 2)
