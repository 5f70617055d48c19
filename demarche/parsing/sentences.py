"""Sentences of a clean text, by rule, before anything is parsed.

Belongs here: the order of the steps and the cutting of overlong sentences. Does not: the rules
for lines (passages) and full stops (boundaries).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche.parsing.boundaries import ends
from demarche.parsing.passages import passages
from demarche.parsing.sentence_words import SentenceWords, sentence_words


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """Where a sentence stands in its text, in Unicode code points, end exclusive; never blank."""

    start: int
    end: int


def _pieces(text: str, start: int, end: int, longest: int) -> Iterator[SentenceSpan]:
    """The sentence itself, or parts of at most `longest` characters without outer blanks."""
    while end - start > longest:
        limit = start + longest
        cut = text.rfind("; ", start + longest // 2, limit) + 1
        if not cut:
            cut = next((i for i in range(limit, start + longest // 2, -1) if text[i].isspace()), limit)
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            yield SentenceSpan(start, stop)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield SentenceSpan(start, end)


def split_sentences(text: str, words: SentenceWords | None = None) -> list[SentenceSpan]:
    """The sentences of a text in order; together they hold every character that is not blank.

    Time is linear in the length of the text. Closing quotation marks and brackets belong to the
    sentence they close; headings and list items on lines of their own are sentences.
    """
    words = words or sentence_words()
    found: list[SentenceSpan] = []
    for start, end in passages(text, words):
        begin = start
        for stop, following in ends(text, start, end, words):
            found.extend(_pieces(text, begin, stop, words.longest))
            begin = following
        found.extend(_pieces(text, begin, end, words.longest))
    return found
