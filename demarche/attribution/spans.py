"""Stretches of text that tokens of a tree cover: phrases, predicates with their auxiliaries.

Belongs here: from tokens to character ranges. Does not: which tokens belong to an attribution
(cues, attributions).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from demarche.acts.edges import case_of
from demarche.parsing.tree import Token

AUXILIARY = frozenset({"aux", "aux:pass", "cop", "advmod", "compound:prt"})
RAISING = frozenset({"appear", "seem", "continue", "begin", "start", "try", "keep", "tend", "go", "want"})
LOOSE = frozenset(
    {"case", "cc", "mark", "aux", "cop", "nsubj", "advcl", "ccomp", "parataxis", "punct", "dep", "orphan"}
)
CLAUSAL = frozenset({"acl", "acl:relcl"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Range(NamedTuple):
    """A stretch of the document's text in Unicode code points, end exclusive."""

    start: int
    end: int

    def overlap(self, other: Range) -> int:
        """Code points shared."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def ranges(tokens: Iterable[Token], offset: int) -> tuple[Range, ...]:
    """The runs of neighbouring tokens, without punctuation at their ends; `offset`: where the sentence is."""
    found: list[Range] = []
    run: list[Token] = []
    for token in sorted(set(tokens), key=lambda t: t.i):
        if run and token.i > run[-1].i + 1:
            found += _trimmed(run, offset)
            run = []
        run.append(token)
    return tuple(found + _trimmed(run, offset))


def _trimmed(run: list[Token], offset: int) -> list[Range]:
    while run and run[-1].is_punct:
        run = run[:-1]
    while run and run[0].is_punct:
        run = run[1:]
    return [Range(offset + run[0].idx, offset + run[-1].idx + len(run[-1].text))] if run else []


def merged(found: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges in order, those that touch or overlap made one."""
    out: list[Range] = []
    for item in sorted(found):
        if out and item.start <= out[-1].end + 1:
            out[-1] = Range(out[-1].start, max(out[-1].end, item.end))
        else:
            out.append(item)
    return tuple(out)


def phrase(head: Token) -> list[Token]:
    """A nominal with what restricts it; without case marking, asides and clauses behind a comma."""
    tokens = [head]
    for child in head.children:
        if child.dep_ in LOOSE or (child.dep_ == "nmod" and child.i < head.i and case_of(child)):
            continue
        if child.dep_ in CLAUSAL and _is_aside(child):
            continue
        if child.dep_ in {"obl:tmod", "nmod:tmod", "obl:unmarked", "nmod:unmarked"}:
            continue
        if child.dep_ == "advmod" and child.i > head.i:
            continue
        if child.dep_ == "conj" and child.pos_ not in NOMINAL:
            continue
        tokens += child.subtree
    return tokens


def _is_aside(clause: Token) -> bool:
    first = clause.left_edge.i
    return clause.doc[first].is_punct or (first > 0 and clause.doc[first - 1].text in {",", "-", "—", "–"})


def predicate(head: Token) -> list[Token]:
    """A verb, noun or adjective of an attribution with what makes it a predicate: "has often cited"."""
    tokens = [head]
    for child in head.children:
        is_near = child.dep_ in AUXILIARY and (child.i < head.i or child.dep_ in {"compound:prt", "aux"})
        is_plain = child.dep_ != "advmod" or not list(child.children)
        if (is_near and is_plain) or (child.dep_ == "mark" and child.lower_ == "to"):
            tokens.append(child)
    governor = head.head
    if head.dep_ == "xcomp" and (governor.lemma_.lower() in RAISING or governor.pos_ == "ADJ"):
        tokens += predicate(governor)
    first = head.i
    taken = {t.i for t in tokens}
    while first - 1 in taken:
        first -= 1
    last = head.i
    while last + 1 in taken:
        last += 1
    return [head.doc[i] for i in range(first, last + 1)]
