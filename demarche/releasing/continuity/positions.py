"""Which position of a candidate continues which earlier one, by where their evidence stands.

Belongs here: one-to-one matching of spans within (document, actor, topic), and what came nearest to a
position that ended. Does not: mapping offsets into an edited text (realigning), minting (identity).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

LEAST = 0.5
"""Least overlap (intersection over union) of evidence that is taken for the same."""
AGREEING = ("quote", "stance", "act", "voice", "holder_id", "addressee_id", "target_ids", "date_edtf")
"""Between equal overlaps, the pair that agrees in more of these is the one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A position as matching sees it. `key` names it: an earlier id, or the number of a new row.

    Spans are in code points of the candidate's text, end exclusive; an earlier span may be empty
    because its words are gone. `order` decides between equals, whatever order the rows came in.
    """

    key: str
    document_id: str
    actor_id: str
    topic_id: str
    start: int
    end: int
    says: tuple[Any, ...]
    order: str

    @property
    def stance(self) -> Any:
        """Which side it takes."""
        return self.says[AGREEING.index("stance")]

    @property
    def place(self) -> tuple[str, str, str]:
        """Where it may be matched."""
        return (self.document_id, self.actor_id, self.topic_id)


def overlap(a: Evidence, b: Evidence) -> float:
    """Intersection over union of two spans, in [0, 1]."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def continued(old: Iterable[Evidence], new: Iterable[Evidence]) -> dict[str, str]:
    """{key of new: key of old}, one to one, the largest overlap first, none below LEAST."""
    scored: list[tuple[float, int, str, str, Evidence, Evidence]] = []
    for theirs, ours in _by_place(old, new):
        for a, b in _touching(theirs, ours):
            if (score := overlap(a, b)) >= LEAST:
                agreed = sum(x == y for x, y in zip(a.says, b.says, strict=True))
                scored.append((-score, -agreed, a.order, b.order, a, b))
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for *_, a, b in sorted(scored, key=lambda pair: pair[:4]):
        if b.key not in pairs and a.key not in taken:
            pairs[b.key] = a.key
            taken.add(a.key)
    return pairs


@dataclass(frozen=True, slots=True)
class Successor:
    """What stands where an earlier position stood: the key of a new row, and how the two differ."""

    key: str
    reason: str


def successors(ended: Iterable[Evidence], new: Iterable[Evidence], kept: Set[str]) -> dict[str, Successor]:
    """What took the place of positions that ended, as far as anything did.

    A new row of the same document, actor and topic whose evidence overlaps at all; else a row that is
    itself new, with the same evidence, under another actor or another topic. `kept` are the keys of new rows
    that continue an earlier one.
    """
    by_document: defaultdict[str, list[Evidence]] = defaultdict(list)
    for row in new:
        by_document[row.document_id].append(row)
    found: dict[str, Successor] = {}
    lost: defaultdict[str, list[Evidence]] = defaultdict(list)
    for old in ended:
        lost[old.document_id].append(old)
    for document_id, olds in lost.items():
        best: dict[str, tuple[int, float, str, Evidence]] = {}
        stances = {old.key: old.stance for old in olds}
        for old, row in _touching(olds, by_document.get(document_id, [])):
            rank = _rank(old, row, row.key in kept)
            if rank is not None:
                candidate = (rank, -overlap(old, row), row.order, row)
                if old.key not in best or candidate[:3] < best[old.key][:3]:
                    best[old.key] = candidate
        for key, (rank, _, _, row) in best.items():
            found[key] = Successor(row.key, _reason(rank, stances[key], row))
    return found


_REASONS = ("merged into another", "evidence changed", "actor changed", "topic changed")


def _reason(rank: int, stance: Any, new: Evidence) -> str:
    turned = f", stance from {stance} to {new.stance}" if stance != new.stance else ""
    return f"{_REASONS[rank]}{turned}"


def _rank(old: Evidence, new: Evidence, was_there: bool) -> int | None:
    if old.place == new.place:
        return 0 if was_there else 1
    if was_there or overlap(old, new) < LEAST:
        return None
    if old.topic_id == new.topic_id:
        return 2
    return 3 if old.actor_id == new.actor_id else None


def _by_place(
    old: Iterable[Evidence], new: Iterable[Evidence]
) -> Iterator[tuple[list[Evidence], list[Evidence]]]:
    groups: defaultdict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for row in old:
        groups[row.place].append(row)
    ours: defaultdict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for row in new:
        ours[row.place].append(row)
    return ((rows, ours[place]) for place, rows in groups.items() if place in ours)


def _touching(old: Iterable[Evidence], new: Sequence[Evidence]) -> Iterator[tuple[Evidence, Evidence]]:
    """Pairs whose spans share a character, found without comparing all with all."""
    ordered = sorted(new, key=lambda row: row.start)
    starts = [row.start for row in ordered]
    longest = max((row.end - row.start for row in ordered), default=0)
    for a in old:
        for k in range(bisect_left(starts, a.start - longest), bisect_left(starts, a.end)):
            if ordered[k].end > a.start and a.start < a.end:
                yield a, ordered[k]
