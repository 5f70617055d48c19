"""How far source, cue and content of an attribution reach in its sentence.

Belongs here: from a cue to stretches of text. Does not: which words are cues (cues), quotations that
leave the sentence (attributions).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from demarche.attribution.cue import Cue
from demarche.attribution.spans import Range, phrase, predicate, ranges
from demarche.attribution.subjects import interposed
from demarche.parsing.tree import Token

FURTHER = frozenset({"obl", "xcomp", "obj", "nmod"})
_TIMES = frozenset({"obl:tmod", "obl:unmarked", "advmod", "obl", "iobj"})
_LEAST = 3
"""Fewest words of a content that no edge of the tree ties to its cue."""


class Reach(NamedTuple):
    """Source, cue and content as ranges of the text."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


def reach(cue: Cue, others: frozenset[int], offset: int) -> Reach:
    """The stretches of one cue; `others`: tokens at which other cues take over ("..., adding that")."""
    own = set(_own_words(cue))
    content: list[Token] = []
    for head in cue.contents:
        content += [t for t in _without(head, others) if t not in own]
    source = source_words(cue)
    words = [t for t in _cue_words(cue) if t not in source]
    if not cue.is_above:
        taken = {t.i for t in (*source, *words)}
        content = [t for t in (*content, *_further(cue)) if t.i not in taken]
    elif (nominal := interposed(cue.head)) is not None and nominal == cue.source:
        # "The talks, he said, will go on": what is before the clause goes with what is behind it.
        first = min(t.i for t in source)
        content += [t for t in cue.head.doc[:first] if t not in content]
    return Reach(ranges(source, offset), ranges(words, offset), ranges(content, offset))


def beside(cue: Cue, others: frozenset[int], offset: int) -> tuple[Range, ...]:
    """What a verb of speech brings in where the tree ties nothing to it: what follows, else what precedes."""
    doc, verb = cue.head.doc, cue.head
    stop = next((i for i in sorted(others) if i > verb.i), len(doc))
    first = verb.i + 1
    for child in verb.children:
        if child.i > verb.i and child.dep_ in _TIMES and child != cue.source:
            first = max(first, child.right_edge.i + 1) if child.i == first else first
    after = [t for t in doc[first:stop] if not t.is_punct]
    if cue.source is not None and cue.source.i > verb.i:
        after = []
    if len(after) >= _LEAST and after[0].pos_ not in {"ADP", "CCONJ", "ADV"}:
        return ranges(doc[first:stop], offset)
    begin = min((t.i for t in (verb, *source_words(cue))), default=verb.i)
    before = [t for t in doc[:begin] if not t.is_punct]
    is_closing = begin > 0 and doc[begin - 1].text == "," and len(after) < _LEAST
    return ranges(doc[:begin], offset) if is_closing and len(before) >= _LEAST else ()


def source_words(cue: Cue) -> list[Token]:
    """The source's phrase; a second subject before the verb is an apposition that the parser misread."""
    if cue.source is None:
        return []
    words = phrase(cue.source)
    if cue.source.dep_ == "nsubj":
        for other in cue.source.head.children:
            if other.dep_ == "nsubj" and cue.source.i < other.i < cue.head.i:
                words += phrase(other)
    below = set(cue.head.subtree) if cue.source.is_ancestor(cue.head) else {cue.head}
    return [t for t in words if t not in below]


def _without(head: Token, others: frozenset[int]) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.i not in others:
            yield from _without(child, others)


def _cue_words(cue: Cue) -> list[Token]:
    """The predicate, with the preposition that leads to its content: "called for"."""
    words = predicate(cue.head)
    if cue.is_above or not cue.contents or cue.head.pos_ == "NOUN":
        return words + [c for c in cue.head.children if c.dep_ == "fixed"]
    first = min(cue.contents, key=lambda token: token.i)
    lead = [c for c in first.children if c.dep_ == "case" and c.i == words[-1].i + 1 and c.lower_ != "as"]
    return words + lead


def _further(cue: Cue) -> Iterator[Token]:
    """What follows in the verb's own clause: "described the bill [as a threat] [to farmers]"."""
    if cue.head.pos_ != "VERB" or not cue.contents:
        return
    first = min(token.i for token in cue.contents)
    for child in cue.head.children:
        if child.i > first and child.dep_ in FURTHER:
            yield from child.subtree


def _own_words(cue: Cue) -> Iterator[Token]:
    """What of the content's subtree belongs to the attributing clause itself."""
    if not cue.is_above:
        return
    yield from cue.head.subtree
    if cue.source is not None:
        yield from cue.source.subtree if cue.head.pos_ != "VERB" else source_words(cue)
