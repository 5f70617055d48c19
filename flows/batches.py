"""Batches of documents, sized to seconds of work.

Belongs here: where one batch ends and the next begins, how fast documents are read. Does not: who reads a
batch (remote), what becomes of it (cluster). Results do not depend on any of this.

A batch is large enough that handing it over costs little beside reading it, and small enough that little is
lost with a machine. Towards the end batches grow smaller, so that all readers finish at about the same time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST = 20.0
"""Seconds of work in a batch, unless a single document takes longer."""
SHORTEST = 2.0
"""Seconds of work below which no batch is cut for the sake of an even end; handing one over takes 0.3 s."""
SHARES = 2
"""Into how many batches for each reader the rest is cut, towards the end."""


class Pace:
    """How many readers there are, and words a second of each: first as on a laptop, then as seen."""

    def __init__(self, readers: int, words_a_second: float = 5000.0) -> None:
        self.readers, self.words_a_second = readers, words_a_second
        self._words, self._seconds = 0, 0.0

    def note(self, words: int, seconds: float) -> None:
        """Take into account how long some documents took."""
        self._words, self._seconds = self._words + words, self._seconds + seconds
        if self._words and self._seconds > 0:
            self.words_a_second = self._words / self._seconds


def cut(words: Sequence[int], pace: Pace) -> Iterator[tuple[int, int]]:
    """The next batch each time it is asked for: its first document and the one after its last.

    `words` are those of each document. Batches follow one another; a document longer than a batch is one
    alone.
    """
    start, left = 0, sum(words)
    while start < len(words):
        most = bound(left / pace.words_a_second, pace.readers) * pace.words_a_second
        end, held = start + 1, words[start]
        while end < len(words) and held + words[end] <= most:
            held += words[end]
            end += 1
        yield start, end
        start, left = end, left - held


def bound(seconds: float, readers: int) -> float:
    """Seconds of work in the next batch, where so many seconds are left for so many readers."""
    return min(LONGEST, max(SHORTEST, seconds / (readers * SHARES)))
