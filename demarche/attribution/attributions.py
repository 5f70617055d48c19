"""Attributions of a document: source, cue and content, with quotations over several sentences.

Belongs here: joining the cues of single sentences with quotation marks. Does not: the cues (cues), how far
they reach in their sentence (reach), quotations without a cue (quoting), whom a source stands for (holders).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.attribution.cue import Cue
from demarche.attribution.cues import cues_in
from demarche.attribution.labels import labelled
from demarche.attribution.lookups import Contents
from demarche.attribution.parts import Attribution, Told
from demarche.attribution.quotes import Quotation, is_speech, overlapping
from demarche.attribution.quoting import give_quotations
from demarche.attribution.reach import beside, reach
from demarche.attribution.spans import Range, merged
from demarche.attribution.subjects import nominal_after, nominal_before
from demarche.attribution.voices import Sentence


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
    give_quotations(text, told, speeches, found, idle)
    in_sentence: dict[int, list[Attribution]] = defaultdict(list)
    for other in found:
        in_sentence[other.sentence].append(other)
    for made, cue in idle:
        item = told[made.sentence]
        others = frozenset(c.head.i for c in item.cues if c.is_added)
        if cue.is_report and not _is_quoted(item.start + cue.head.idx, quotations):
            content = _whole_quotations(beside(cue, others, item.start), quotations, item)
            if content and not any(_share(content, other.content) for other in in_sentence[made.sentence]):
                found.append(replace(made, content=content))
                in_sentence[made.sentence].append(found[-1])
    return sorted(_nested(found, quotations), key=lambda a: (a.content or a.cue)[0])


def _share(a: Sequence[Range], b: Sequence[Range]) -> bool:
    return any(x.overlap(y) for x in a for y in b)


def _is_quoted(place: int, quotations: Sequence[Quotation]) -> bool:
    return bool(overlapping(quotations, place, place + 1))


def _nested(found: Sequence[Attribution], quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    contents = Contents(found)
    for number, item in enumerate(found):
        if not item.cue:
            yield item
            continue
        start, end = item.cue[0].start, item.cue[-1].end
        inside = any(q.start < start and end < q.end for q in overlapping(quotations, start, end))
        yield replace(item, is_nested=inside or contents.of_another_hold(number, start, end))


def _outside(cue: Cue, item: Told, quotations: Sequence[Quotation]) -> Cue:
    """A cue beside a quotation in which the tree finds its subject takes the nominal next to it instead."""
    if cue.source is None or cue.head.pos_ != "VERB" or not cue.is_speech:
        return cue
    at, source = item.start + cue.head.idx, item.start + cue.source.idx
    if not any(not q.start <= at < q.end for q in overlapping(quotations, source, source + 1)):
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
    for quotation in overlapping(quotations, item.start, item.end):
        here = Range(max(quotation.start, item.start), min(quotation.end, item.end))
        if not any(here.overlap(r) * 2 > here.end - here.start for r in content):
            continue
        grown.append(Range(quotation.start, quotation.end))
    return merged(grown)
