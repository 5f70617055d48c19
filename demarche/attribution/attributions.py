"""Attributions of a document: source, cue and content, with quotations over several sentences.

Belongs here: joining the cues of single sentences with quotation marks, and finding who speaks in a
quotation that has no cue of its own. Does not: the cues (cues), how far they reach in their sentence
(reach), whom a source stands for (holders).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.attribution.cues import Cue, cues_in
from demarche.attribution.labels import labelled
from demarche.attribution.parts import Attribution, Told
from demarche.attribution.quotes import Quotation, is_speech
from demarche.attribution.reach import beside, reach
from demarche.attribution.spans import Range, merged, phrase, ranges
from demarche.attribution.subjects import nominal_after, nominal_before
from demarche.attribution.voices import Sentence

PERSONS = frozenset({"he", "she", "they"})


def attributions(
    text: str, sentences: Sequence[tuple[int, Sentence]], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """The attributions of a document in textual order; `sentences` with where they start in `text`."""
    told = [Told(start, sentence, cues_in(sentence)) for start, sentence in sentences]
    speeches = [q for q in quotations if is_speech(text, q)]
    found: list[Attribution] = list(labelled(text, sentences))
    idle: list[tuple[Attribution, Cue]] = []
    for number, item in enumerate(told):
        others = frozenset(cue.head.i for cue in item.cues if cue.is_added)
        for plain in item.cues:
            cue = _outside(plain, item, speeches)
            source, words, content = reach(cue, others, item.start)
            content = _whole_quotations(content, quotations, item)
            made = Attribution(number, cue.source, cue.head, source, words, content)
            if content:
                if source or cue.is_speech:
                    found.append(made)
            elif source and words:
                idle.append((made, cue))
    _with_quotations(text, told, speeches, found, idle)
    for made, cue in idle:
        item = told[made.sentence]
        others = frozenset(c.head.i for c in item.cues if c.is_added)
        if cue.is_report and not _is_quoted(item.start + cue.head.idx, quotations):
            content = _whole_quotations(beside(cue, others, item.start), quotations, item)
            if content and not any(
                _share(content, other.content) for other in found if other.sentence == made.sentence
            ):
                found.append(replace(made, content=content))
    return sorted(_nested(found, quotations), key=lambda a: (a.content or a.cue)[0])


def _share(a: Sequence[Range], b: Sequence[Range]) -> bool:
    return any(x.overlap(y) for x in a for y in b)


def _is_quoted(place: int, quotations: Sequence[Quotation]) -> bool:
    return any(q.start <= place < q.end for q in quotations)


def _nested(found: Sequence[Attribution], quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    for item in found:
        if not item.cue:
            yield item
            continue
        start, end = item.cue[0].start, item.cue[-1].end
        inside = any(q.start < start and end < q.end for q in quotations)
        yield replace(item, is_nested=inside or any(o is not item and o.holds(start, end) for o in found))


def _outside(cue: Cue, item: Told, quotations: Sequence[Quotation]) -> Cue:
    """A cue beside a quotation in which the tree finds its subject takes the nominal next to it instead."""
    if cue.source is None or cue.head.pos_ != "VERB" or not cue.is_speech:
        return cue
    at, source = item.start + cue.head.idx, item.start + cue.source.idx
    if not any(q.start <= source < q.end and not q.start <= at < q.end for q in quotations):
        return cue
    for nominal in (nominal_before(cue.head), nominal_after(cue.head)):
        if nominal is not None and not _is_quoted(item.start + nominal.idx, quotations):
            return replace(cue, source=nominal)
    return replace(cue, source=None)


def _whole_quotations(
    content: tuple[Range, ...], quotations: Sequence[Quotation], item: Told
) -> tuple[Range, ...]:
    """The content widened to quotations of which it holds most, over the sentence's end where they go on."""
    grown = list(content)
    for quotation in quotations:
        here = Range(max(quotation.start, item.start), min(quotation.end, item.end))
        if here.start >= here.end or not any(here.overlap(r) * 2 > here.end - here.start for r in content):
            continue
        grown.append(Range(quotation.start, quotation.end))
    return merged(grown)


def _with_quotations(
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
