"""Verbless speech: a name and a colon, as in transcripts and interviews.

Belongs here: "CLINTON: I will ..." at the head of a paragraph. Does not: quotation marks (quotes),
verbs of speech (cues).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from demarche.attribution.parts import Attribution
from demarche.attribution.spans import Range
from demarche.attribution.voices import Sentence

_LABEL = re.compile(
    r"[\"“]?([A-Z][\w.’'-]*(?:[ \u00a0][A-Z(][\w.’')-]*){0,5})(?: \([^)]*\))?\s?:(?=[\"“]?\s)"
)
_CAPITALS = 4
"""Fewest letters of a name in capitals; shorter words are headings ("Q:") or abbreviations."""


def labelled(text: str, sentences: Sequence[tuple[int, Sentence]]) -> Iterator[Attribution]:
    """What stands behind a name and a colon at the head of a paragraph, to the paragraph's end."""
    for number, (start, sentence) in enumerate(sentences):
        if _before(text, start) not in {"\n", ""}:
            continue
        label = _LABEL.match(sentence.doc.text)
        if label is None or not _names_somebody(label, sentence):
            continue
        stop = text.find("\n", start + label.end())
        stop = len(text) if stop < 0 else stop
        name = [t for t in sentence.doc if label.start(1) <= t.idx < label.end(1) and not t.is_punct]
        if not name or not text[start + label.end() : stop].strip():
            continue
        yield Attribution(
            number,
            next((t for t in name if t.head not in name), name[0]),
            None,
            (Range(start + label.start(1), start + label.end(1)),),
            (Range(start + label.end() - 1, start + label.end()),),
            (Range(start + label.end(), stop),),
            is_quotation=True,
        )


def _before(text: str, place: int) -> str:
    """The character before a place, past blanks and opening marks; empty at the beginning."""
    while place and text[place - 1] in " \"“'":
        place -= 1
    return text[place - 1 : place]


def _names_somebody(label: re.Match[str], sentence: Sentence) -> bool:
    """Whether the words before a colon are a person's: known as one, or in capitals as in transcripts."""
    first, last = label.span(1)
    doc = sentence.doc
    if any(
        m.kind in {"person", "office"} and first <= doc[m.start].idx and doc[m.end - 1].idx < last
        for m in sentence.mentions
    ):
        return True
    return label[1].isupper() and len(label[1]) >= _CAPITALS and len(label[1].split()) < 4
