"""Where the words of an old text stand in its edited successor.

Belongs here: mapping spans of one text to another through the stretches that both have. Does not:
which text continues which (reading.identity), which span continues which (positions).

Of a restricted text a release holds no more than quotations. A text that is known in part does as
well: what is unknown is filled with a character that stands in no clean text, so that it matches nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

UNKNOWN = "\0"
RUNS = (5, 1)
"""Words that make an anchor: first runs of five, then single words between those."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that both texts have: `length` characters from `old` and from `new` on."""

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The stretches that two texts share, in rising order in both."""

    blocks: tuple[Block, ...]
    new_length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The new span of an old one; empty if all of it is gone.

        Where an end of the old span was rewritten, the new one takes in the whole of what took its place.
        """
        return self._image(start)[0], self._image(end - 1)[1]

    def _image(self, at: int) -> tuple[int, int]:
        k = bisect_right(self.blocks, at, key=lambda block: block.old) - 1
        if k >= 0 and at < self.blocks[k].old + self.blocks[k].length:
            new = self.blocks[k].new + at - self.blocks[k].old
            return new, new + 1
        first = self.blocks[k].new + self.blocks[k].length if k >= 0 else 0
        last = self.blocks[k + 1].new if k + 1 < len(self.blocks) else self.new_length
        return first, last


def known_in_part(length: int, quotes: Iterable[tuple[int, str]]) -> str:
    """A text of which only quotations are known, each given with the offset at which it begins."""
    text = [UNKNOWN] * length
    for start, quote in quotes:
        text[start : start + len(quote)] = quote
    return "".join(text[:length])


def align(old: str, new: str) -> Alignment:
    """What two texts share: equal ends, then runs of words that each has only once, in equal order."""
    return Alignment(tuple(_shared(old, new, (0, len(old)), (0, len(new)), RUNS)), len(new))


def _shared(
    old: str, new: str, in_old: tuple[int, int], in_new: tuple[int, int], runs: tuple[int, ...]
) -> Iterable[Block]:
    (a, b), (c, d) = in_old, in_new
    head = _equal_start(old, new, (a, b), (c, d))
    if head:
        yield Block(a, c, head)
        a, c = a + head, c + head
    tail = _equal_end(old, new, (a, b), (c, d))
    b, d = b - tail, d - tail
    if runs and a < b and c < d:
        for anchor in _anchors(old, new, (a, b), (c, d), runs[0]):
            # Neighbouring anchors overlap; what is left of one begins where the last one ended.
            lead = max(a - anchor.old, c - anchor.new, 0)
            if lead >= anchor.length:
                continue
            start = Block(anchor.old + lead, anchor.new + lead, anchor.length - lead)
            yield from _shared(old, new, (a, start.old), (c, start.new), runs[1:])
            yield start
            a, c = start.old + start.length, start.new + start.length
        yield from _shared(old, new, (a, b), (c, d), runs[1:])
    if tail:
        yield Block(b, d, tail)


def _anchors(
    old: str, new: str, in_old: tuple[int, int], in_new: tuple[int, int], run: int
) -> Iterable[Block]:
    """Runs of words that stand once in either stretch, the longest sequence that rises in both."""
    ours, theirs = _once(old, in_old, run), _once(new, in_new, run)
    pairs = sorted((ours[said], theirs[said], len(said)) for said in ours.keys() & theirs.keys())
    ends: list[int] = []
    last: list[int] = []
    before = [-1] * len(pairs)
    for i, (_, position, _) in enumerate(pairs):
        at = bisect_left(ends, position)
        before[i] = last[at - 1] if at else -1
        if at == len(ends):
            ends.append(position)
            last.append(i)
        else:
            ends[at], last[at] = position, i
    chosen, i = [], last[-1] if last else -1
    while i >= 0:
        chosen.append(Block(*pairs[i]))
        i = before[i]
    return reversed(chosen)


def _once(text: str, span: tuple[int, int], run: int) -> dict[str, int]:
    """Runs of words that stand in the stretch just once, by where they begin."""
    words = [match.span() for match in _WORD.finditer(text, *span)]
    places: dict[str, int] = {}
    times: Counter[str] = Counter()
    for first, last in zip(words, words[run - 1 :], strict=False):
        said = text[first[0] : last[1]]
        times[said] += 1
        places[said] = first[0]
    return {said: at for said, at in places.items() if times[said] == 1}


def _equal_start(old: str, new: str, in_old: tuple[int, int], in_new: tuple[int, int]) -> int:
    (a, b), (c, d) = in_old, in_new
    low, high = 0, min(b - a, d - c)
    while low < high:
        middle = (low + high + 1) // 2
        if old[a + low : a + middle] == new[c + low : c + middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _equal_end(old: str, new: str, in_old: tuple[int, int], in_new: tuple[int, int]) -> int:
    (a, b), (c, d) = in_old, in_new
    low, high = 0, min(b - a, d - c)
    while low < high:
        middle = (low + high + 1) // 2
        if old[b - middle : b - low] == new[d - middle : d - low]:
            low = middle
        else:
            high = middle - 1
    return low
