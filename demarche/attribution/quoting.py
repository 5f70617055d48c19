"""Whose each quotation is: given to a cue beside it, else to who speaks around it.

Belongs here: finding who speaks in a quotation that no cue's own content holds. Does not: quotation marks
(quotes), cues and their contents (cues, reach).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.attribution.cue import Cue
from demarche.attribution.parts import Attribution, Told
from demarche.attribution.quotes import Quotation
from demarche.attribution.spans import Range, merged, phrase, ranges

PERSONS = frozenset({"he", "she", "they"})


def give_quotations(
    text: str,
    told: Sequence[Told],
    speeches: Sequence[Quotation],
    found: list[Attribution],
    idle: list[tuple[Attribution, Cue]],
) -> None:
    """Each quotation is given to a cue beside it, else to who speaks around it."""
    last: int | None = None
    for quotation in speeches:
        span = Range(quotation.start, quotation.end)
        at = _covering(span, found)
        if at is None and (near := _beside(span, told, idle)) is not None:
            found.append(replace(idle.pop(near)[0], content=(span,)))
            at = len(found) - 1
        if at is None and last is not None and _goes_on(text, quotation, found[last]):
            at = last
            found[at] = replace(found[at], content=merged((*found[at].content, span)))
        if at is None and _stands_alone(text, quotation):
            guess = _around(span, told, found[last] if last is not None else None)
            if guess is not None:
                found.append(guess)
                at = len(found) - 1
        if at is not None:
            found[at] = replace(found[at], is_quotation=True)
            last = at


def _covering(span: Range, found: Sequence[Attribution]) -> int | None:
    """The smallest content that holds most of a quotation."""
    holding = [
        (sum(r.end - r.start for r in a.content), i)
        for i, a in enumerate(found)
        if sum(span.overlap(r) for r in a.content) * 2 > span.end - span.start
        and not any(span.start < r.start and r.end < span.end for r in a.cue)
    ]
    return min(holding)[1] if holding else None


def _beside(span: Range, told: Sequence[Told], idle: Sequence[tuple[Attribution, Cue]]) -> int | None:
    """The verb of speech without content of its own that is nearest to a quotation in its sentences."""
    near = []
    for number, (made, cue) in enumerate(idle):
        item, place = told[made.sentence], made.cue[0]
        if not cue.is_speech or span.end <= item.start or span.start >= item.end:
            continue
        if span.start <= place.start < span.end:
            continue
        gap = place.start - span.end if place.start >= span.end else span.start - made.cue[-1].end
        near.append((gap, place.start < span.start, number))
    return min(near)[2] if near else None


def _goes_on(text: str, quotation: Quotation, before: Attribution) -> bool:
    """Whether a quotation without a cue is the end of the one before it: in its paragraph, or left open."""
    if quotation.continues:
        return True
    end = max(r.end for r in (*before.content, *before.cue))
    return end <= quotation.start and "\n" not in text[end : quotation.start].strip(" ")


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own, not some words in the author's sentence."""
    words = text[quotation.start : quotation.end].strip("\"“”'` ")
    before = text[: quotation.start].rstrip(" ")
    return words[:1].isupper() and (not before or before[-1] in '\n.:,!?”"')


def _around(span: Range, told: Sequence[Told], before: Attribution | None) -> Attribution | None:
    """Who speaks in a quotation without any cue: the subject before it, else who spoke last."""
    at = next((n for n, item in enumerate(told) if item.start <= span.start < item.end), None)
    if at is None:
        return None
    for number in range(at, max(at - 2, -1), -1):
        item = told[number]
        for token in item.sentence.doc:
            if token.dep_ != "nsubj" or span.start <= item.start + token.idx < span.end:
                continue
            if token.pos_ == "PROPN" or token.lower_ in PERSONS:
                return Attribution(number, token, None, ranges(phrase(token), item.start), (), (span,))
    return replace(before, cue=(), cue_token=None, content=(span,)) if before is not None else None
