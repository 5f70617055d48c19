"""Attributions of a document looked up by place, in time that does not grow with their number.

Belongs here: which contents cover a stretch, which verbs of speech stand near it. Does not: what is made
of that (attributions, quoting). A hostile text may hold tens of thousands of each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from demarche.attribution.cue import Cue
from demarche.attribution.parts import Attribution, Told
from demarche.attribution.spans import Range, merged

_STRETCH = 1_000
"""Characters of text under which contents are looked up."""


class Given:
    """The attributions found so far, looked up by what their contents cover.

    Quotations that go on from one before them are noted and only joined to its content when it is
    needed: a paragraph may hold thousands.
    """

    def __init__(self, found: list[Attribution]) -> None:
        self._found = found
        self._near: dict[int, set[int]] = defaultdict(set)
        self._ends: list[int] = []
        self._widened: dict[int, list[Range]] = defaultdict(list)
        for number in range(len(found)):
            self._note(number)

    def _note(self, number: int) -> None:
        item = self._found[number]
        self._ends.append(max((r.end for r in (*item.content, *item.cue)), default=0))
        for r in item.content:
            for stretch in range(r.start // _STRETCH, (r.end - 1) // _STRETCH + 1):
                self._near[stretch].add(number)

    def add(self, item: Attribution) -> int:
        """The number of a further attribution."""
        self._found.append(item)
        self._note(len(self._found) - 1)
        return len(self._found) - 1

    def end(self, number: int) -> int:
        """Where the content and the cue of an attribution end."""
        return self._ends[number]

    def widen(self, number: int, span: Range) -> None:
        """Let a quotation, which no other overlaps, be part of a content too."""
        self._widened[number].append(span)
        self._ends[number] = max(self._ends[number], span.end)

    def settle(self) -> None:
        """Join to contents what was noted."""
        for number in list(self._widened):
            self._join(number)

    def _join(self, number: int) -> None:
        item = self._found[number]
        if spans := self._widened.pop(number, None):
            self._found[number] = replace(item, content=merged((*item.content, *spans)))

    def covering(self, span: Range) -> int | None:
        """The smallest content that holds most of a quotation."""
        stretches = range(span.start // _STRETCH, (span.end - 1) // _STRETCH + 1)
        holding: list[tuple[int, int]] = []
        for number in sorted(set().union(*(self._near[stretch] for stretch in stretches))):
            item = self._found[number]
            if sum(span.overlap(r) for r in item.content) * 2 <= span.end - span.start:
                continue
            if not any(span.start < r.start and r.end < span.end for r in item.cue):
                self._join(number)
                holding.append((sum(r.end - r.start for r in self._found[number].content), number))
        return min(holding)[1] if holding else None


class Waiting:
    """Verbs of speech without content of their own, by sentence."""

    def __init__(self, told: Sequence[Told], idle: Sequence[tuple[Attribution, Cue]]) -> None:
        self._told, self._idle = told, idle
        self._taken: set[int] = set()
        self._starts = [item.start for item in told]
        self._ends = [item.end for item in told]
        self._numbers: dict[int, list[int]] = defaultdict(list)
        for number, (made, cue) in enumerate(idle):
            if cue.is_speech:
                self._numbers[made.sentence].append(number)

    def take(self, number: int) -> Attribution:
        """The attribution of one of them, which waits no longer."""
        self._taken.add(number)
        return self._idle[number][0]

    def left(self) -> list[tuple[Attribution, Cue]]:
        """Those that still wait."""
        return [item for number, item in enumerate(self._idle) if number not in self._taken]

    def beside(self, span: Range) -> int | None:
        """The one that is nearest to a quotation in its sentences."""
        near = []
        for sentence in range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)):
            for number in self._numbers.get(sentence, ()):
                made = self._idle[number][0]
                place = made.cue[0]
                if number in self._taken or span.start <= place.start < span.end:
                    continue
                gap = place.start - span.end if place.start >= span.end else span.start - made.cue[-1].end
                near.append((gap, place.start < span.start, number))
        return min(near)[2] if near else None


class Contents:
    """The contents of all attributions of a document, by where they start."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        spans = sorted((r.start, r.end, number) for number, a in enumerate(found) for r in a.content)
        self._starts = [start for start, _, _ in spans]
        # Up to each start: the attribution that reaches farthest, where to, and how far the others reach.
        self._farthest: list[tuple[int, int, int]] = []
        owner, most, others = -1, -1, -1
        for _, end, number in spans:
            if number == owner:
                most = max(most, end)
            elif end > most:
                owner, most, others = number, end, most
            else:
                others = max(others, end)
            self._farthest.append((owner, most, others))

    def of_another_hold(self, number: int, start: int, end: int) -> bool:
        """Whether a stretch lies within the content of an attribution other than number `number`."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return False
        owner, most, others = self._farthest[at]
        return end <= (others if owner == number else most)
