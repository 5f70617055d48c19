"""Sentences of a Universal Dependencies treebank, with the place of every word in its sentence.

Belongs here: reading CoNLL-U, including multiword tokens ("don't", "cannot", "Iran's").
Does not: spaCy and its tokens (alignment), variation of the text (variation).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `start` and `end` index the sentence's text, `head` the words (-1: root)."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """An annotated sentence; `glue` is the white space between it and its predecessor in the document."""

    text: str
    words: tuple[Word, ...]
    glue: str
    opens_document: bool


def _spread(forms: list[str], surface: str, start: int) -> list[tuple[int, int]]:
    """The places of the words of one token; words that do not spell it share what is left."""
    spans = []
    at = start
    end = start + len(surface)
    for i, form in enumerate(forms):
        rest = len(forms) - i - 1
        stop = end if rest == 0 else max(at, min(at + len(form), end - rest))
        spans.append((at, stop))
        at = stop
    return spans


def _sentence(lines: list[list[str]], text: str, glue: str, opens_document: bool) -> Sentence:
    words: list[Word] = []
    at = 0
    i = 0
    while i < len(lines):
        first = lines[i]
        if "-" in first[0]:
            low, high = map(int, first[0].split("-"))
            parts = lines[i + 1 : i + 2 + high - low]
            i += 1 + len(parts)
        else:
            parts = [first]
            i += 1
        surface = first[1]
        start = text.index(surface, at)
        at = start + len(surface)
        for part, (low, high) in zip(parts, _spread([p[1] for p in parts], surface, start), strict=True):
            feats = "" if part[5] == "_" else part[5]
            words.append(
                Word(part[1], part[2], part[3], part[4], feats, int(part[6]) - 1, part[7], low, high)
            )
    return Sentence(text, tuple(words), glue, opens_document)


def read_sentences(path: Path) -> Iterator[Sentence]:
    """All sentences of a CoNLL-U file, in order; empty nodes and enhanced dependencies are left out."""
    text, glue, opens_document, space_after = "", "", True, True
    lines: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line.startswith("# newdoc"):
            opens_document = True
        elif line.startswith("# newpar"):
            glue = "\n\n"
        elif line and line[0].isdigit():
            columns = line.split("\t")
            if "." not in columns[0]:
                lines.append(columns)
        elif not line and lines:
            yield _sentence(lines, text, glue or (" " if space_after else ""), opens_document)
            space_after = "SpaceAfter=No" not in lines[-1][9]
            lines, glue, opens_document = [], "", False
