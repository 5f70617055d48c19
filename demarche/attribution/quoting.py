"""Whose each quotation is: given to a cue beside it, else to who speaks around it.

Belongs here: finding who speaks in a quotation that no cue's own content holds. Does not: quotation marks
(quotes), cues and their contents (cues, reach), what stands near a place (lookups).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from demarche.attribution.cue import Cue
from demarche.attribution.lookups import Given, Waiting
from demarche.attribution.parts import Attribution, Told
from demarche.attribution.quotes import Quotation
from demarche.attribution.spans import Range, phrase, ranges

PERSONS = frozenset({"he", "she", "they"})


def give_quotations(
    text: str,
    told: Sequence[Told],
    speeches: Sequence[Quotation],
    found: list[Attribution],
    idle: list[tuple[Attribution, Cue]],
) -> None:
    """Each quotation is given to a cue beside it, else to who speaks around it."""
    given = Given(found)
    waiting = Waiting(told, idle)
    last: int | None = None
    for quotation in speeches:
        span = Range(quotation.start, quotation.end)
        at = given.covering(span)
        if at is None and (near := waiting.beside(span)) is not None:
            at = given.add(replace(waiting.take(near), content=(span,)))
        if at is None and last is not None and _goes_on(text, quotation, given.end(last)):
            at = last
            given.widen(at, span)
        if at is None and _stands_alone(text, quotation):
            guess = _around(span, told, found[last] if last is not None else None)
            if guess is not None:
                at = given.add(guess)
        if at is not None:
            found[at] = replace(found[at], is_quotation=True)
            last = at
    given.settle()
    idle[:] = waiting.left()


def _goes_on(text: str, quotation: Quotation, end: int) -> bool:
    """Whether a quotation without a cue is the end of the one before it: in its paragraph, or left open."""
    if quotation.continues:
        return True
    return end <= quotation.start and text.find("\n", end, quotation.start) < 0


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own, not some words in the author's sentence."""
    words = text[quotation.start : quotation.end].strip("\"“”'` ")
    before = quotation.start
    while before and text[before - 1] == " ":
        before -= 1
    return words[:1].isupper() and (not before or text[before - 1] in '\n.:,!?”"')


def _around(span: Range, told: Sequence[Told], before: Attribution | None) -> Attribution | None:
    """Who speaks in a quotation without any cue: the subject before it, else who spoke last."""
    at = bisect_right(told, span.start, key=lambda item: item.start) - 1
    if at < 0 or span.start >= told[at].end:
        return None
    for number in range(at, max(at - 2, -1), -1):
        item = told[number]
        for token in item.sentence.doc:
            if token.dep_ != "nsubj" or span.start <= item.start + token.idx < span.end:
                continue
            if token.pos_ == "PROPN" or token.lower_ in PERSONS:
                return Attribution(number, token, None, ranges(phrase(token), item.start), (), (span,))
    return replace(before, cue=(), cue_token=None, content=(span,)) if before is not None else None
