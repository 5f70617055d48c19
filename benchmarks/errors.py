"""What went wrong, by kind: rows of gold that were missed, and rows that gold does not have.

Belongs here: sorting errors into kinds, and showing them readable. Does not: figures (quality,
demarche.evaluation).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.gold_sets import Annotated, key_of, predicted, span_of
from demarche.evaluation.gold import GoldRow
from demarche.evaluation.pairing import pair, pairable
from demarche.positions.position import Position

MISSED, SPURIOUS = "missed", "spurious"
KINDS = {
    "stance": "right actor and topic, wrong stance",
    "topic": "right actor, wrong topic",
    "actor": "right topic, wrong actor",
    "actor unknown": "the actor is nowhere found in the text",
    "actor and topic": "something else in these words",
    "unsure": "right, but below the threshold or given up for another row",
    "no finding": "nothing found in these words",
    "no position": "no position in these words",
    "elsewhere": "right, but annotated in other words of the text",
}
WIDTH = 160
"""Characters of a quotation that are shown."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One error: which row, of what kind, and what stands in its place on the other side.

    `weight` sorts the worst first: how sure a spurious row is; whether a missed tuple is missed wholly.
    """

    stem: str
    side: str
    kind: str
    row: str
    quote: str
    instead: tuple[str, ...]
    weight: float


def errors_of(text: Annotated, written: Sequence[Position]) -> Iterator[Wrong]:
    """The errors of one text: firm gold rows without a partner, and rows that nothing in gold speaks for."""
    gold, rows = text.gold, predicted(written)
    pairs = pair(gold, rows, lambda g, p: g.key == p.key)
    every, firm = {g.key for g in gold}, {g.key for g in gold if not g.optional}
    found = {p.key for p in rows}
    known = {actor for actor, _, _ in map(key_of, text.reading.candidates)}
    for i, g in enumerate(gold):
        if i in pairs or g.optional:
            continue
        near = [p for p in rows if pairable(g, p)]
        kind = _kind(g.key, [p.key for p in near])
        if kind in {"", "actor", "actor and topic"} and g.actor not in known:
            kind = "actor unknown"
        elif text_has_candidate(text, g):
            kind = "unsure"
        yield Wrong(
            *(text.stem, MISSED, kind or "no finding", f"{_named(g.key)} ({g.act})", g.quote),
            tuple(sorted({_named(p.key) for p in near})),
            float(g.key not in found),
        )
    for j, (row, position) in enumerate(zip(rows, written, strict=True)):
        if j in pairs.values() or row.key in every - firm:
            continue
        near_gold = [g for g in gold if pairable(g, row)]
        kind = "elsewhere" if row.key in firm else _kind(row.key, [g.key for g in near_gold])
        yield Wrong(
            *(text.stem, SPURIOUS, kind or "no position"),
            f"{_named(row.key)} ({row.act}, {position.confidence:.2f}: {position.explanation})",
            position.quote,
            tuple(sorted({_named(g.key) for g in near_gold})),
            position.confidence,
        )


def text_has_candidate(text: Annotated, gold: GoldRow) -> bool:
    """Whether the right row was a candidate in the right words, and was not chosen."""
    return any(key_of(c) == gold.key and pairable(gold, span_of(c)) for c in text.reading.candidates)


def _kind(key: tuple[str, str, str], others: Iterable[tuple[str, str, str]]) -> str:
    near = list(others)
    if any(other[:2] == key[:2] for other in near):
        return "stance"
    if any(other[0] == key[0] for other in near):
        return "topic"
    if any(other[1] == key[1] for other in near):
        return "actor"
    return "actor and topic" if near else ""


def _named(key: tuple[str, str, str]) -> str:
    return " ".join(key)


def counted(wrong: Sequence[Wrong]) -> Iterator[str]:
    """How many errors there are of each kind, on either side."""
    counts = Counter((one.kind, one.side) for one in wrong)
    yield f"{'':16} {MISSED:>8} {SPURIOUS:>9}"
    for kind, meaning in KINDS.items():
        missed, spurious = counts[kind, MISSED], counts[kind, SPURIOUS]
        if missed or spurious:
            yield f"{kind:16} {missed or '':>8} {spurious or '':>9}  {meaning}"


def shown(wrong: Sequence[Wrong], each: int) -> Iterator[str]:
    """The worst few errors of each kind, with their words and what was found or annotated instead."""
    for side in (MISSED, SPURIOUS):
        for kind in KINDS:
            worst = sorted(
                (one for one in wrong if (one.side, one.kind) == (side, kind)),
                key=lambda one: (-one.weight, one.stem, one.quote),
            )[:each]
            if worst:
                yield f"\n{side}, {kind}: {KINDS[kind]}"
            for one in worst:
                quote = " ".join(one.quote.split())
                yield f"  {one.stem}: {one.row}"
                yield f"    “{quote[:WIDTH]}{'…' if len(quote) > WIDTH else ''}”"
                if one.instead:
                    label = "found instead" if side == MISSED else "annotated"
                    yield f"    {label}: {'; '.join(one.instead[:3])}"
