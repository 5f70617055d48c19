"""Exact maps from clean text back to raw text.

Belongs here: applying edits to a text while remembering where every character came from.
Does not: which edits cleaning makes (characters, markdown, lines).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `start:end` of a text by `new`. Cleaning never inserts, so no edit is empty."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where the edits of one pass stand, before (`old`) and after (`new`), in rising order.

    Edits of one character into one need no entry: they move nothing.
    """

    old_starts: tuple[int, ...]
    old_ends: tuple[int, ...]
    new_starts: tuple[int, ...]
    new_ends: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The old span that the characters of a new span (not empty) come from."""
        return self._origin(start)[0], self._origin(end - 1)[1]

    def _origin(self, position: int) -> tuple[int, int]:
        k = bisect_right(self.new_starts, position) - 1
        if k < 0:
            return position, position + 1
        if position < self.new_ends[k]:
            return self.old_starts[k], self.old_ends[k]
        old = self.old_ends[k] + position - self.new_ends[k]
        return old, old + 1


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """The edited text and its map. Edits rise, do not overlap and are not empty."""
    pieces: list[str] = []
    spans: list[tuple[int, int, int, int]] = []
    done = length = 0
    for edit in edits:
        start, end, new = edit
        if not done <= start < end <= len(text):
            raise ValueError(f"edit {start}:{end} is empty, overlaps another or leaves the text")
        pieces += (text[done:start], new)
        length += start - done
        if not end - start == len(new) == 1:
            spans.append((start, end, length, length + len(new)))
        length += len(new)
        done = end
    pieces.append(text[done:])
    columns = zip(*spans, strict=True) if spans else ((), (), (), ())
    return "".join(pieces), OffsetMap(*columns)


@dataclass(frozen=True, slots=True)
class RawText:
    """A decoded file: `text` begins after the byte order mark, which takes `mark` bytes.

    Without an encoding it is what was taken out of an HTML, PDF or DOCX file, in whose bytes it has no place.
    """

    text: str
    encoding: str | None
    mark: int = 0

    def to_bytes(self, start: int, end: int) -> tuple[int, int]:
        """Byte offsets in the file of a span of `text`."""
        if self.encoding is None:
            raise ValueError("a text taken out of an HTML, PDF or DOCX file has no place in its bytes")
        first = self.mark + len(self.text[:start].encode(self.encoding))
        return first, first + len(self.text[start:end].encode(self.encoding))


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text as the engine reads it, with the way back to the file it came from.

    In `text` a newline ends a paragraph, a heading or another line of its own: sentences never
    run across it. An empty line may stand between two of them.
    """

    text: str
    raw: RawText
    maps: tuple[OffsetMap, ...] = ()

    def edited(self, edits: Iterable[Edit]) -> CleanText:
        """The text after one more pass of edits."""
        text, new_map = apply_edits(self.text, edits)
        return CleanText(text, self.raw, (*self.maps, new_map) if new_map.old_starts else self.maps)

    def exchanged(self, exchange: Callable[[str], str]) -> CleanText:
        """The text with single characters exchanged for others, which moves nothing."""
        text = exchange(self.text)
        if len(text) != len(self.text):
            raise ValueError("an exchange of single characters changed the length of a text")
        return CleanText(text, self.raw, self.maps)

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The span of `raw.text` that a span of `text` comes from, both in code points, ends exclusive.

        It begins with the first character's origin and ends with the last one's; what cleaning
        removed in between is inside, what it removed around the span is not.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(
                f"span {start}:{end} is empty or outside the text of {len(self.text)} characters"
            )
        for offsets in reversed(self.maps):
            start, end = offsets.back(start, end)
        return start, end

    def to_bytes(self, start: int, end: int) -> tuple[int, int]:
        """Byte offsets in the file that a span of `text` comes from."""
        return self.raw.to_bytes(*self.to_raw(start, end))
