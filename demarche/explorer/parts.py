"""Blocks in the page or in files beside it.

Belongs here: what is too large for the page and how it is cut. Does not: loading it there
(explorer/src/model/parts.ts).

A page opened from disk may not fetch files, but it may run scripts: each part is a script that hands its
data to the page. Positions, their quotations and texts grow with the corpus; all else stays in the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from demarche.explorer.embedding import Json, literal

FOLDER = "explorer"
INLINE_POSITIONS = 5_000
"""With more positions than that, what grows with them stands in parts."""
PART_CHARACTERS = 4_000_000
"""About how much one part holds."""
SPLIT = ("positions", "documents", "document_actors", "quotes", "texts")


@dataclass(frozen=True, slots=True)
class Split:
    """Blocks in the page; `parts` by block; `files` are scripts by their path in the release."""

    inline: dict[str, Any]
    parts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def split(blocks: Mapping[str, Any]) -> Split:
    """All blocks in the page where there are few positions; else the growing ones in parts."""
    if len(blocks["quotes"]) <= INLINE_POSITIONS:
        return Split(dict(blocks))
    done = Split({name: block for name, block in blocks.items() if name not in SPLIT})
    for name in SPLIT:
        done.parts[name] = []
        for number, (first, rows, data) in enumerate(_cut(blocks[name]), start=1):
            path = f"{FOLDER}/{name.replace('_', '-')}-{number:03d}.js"
            done.files[path] = f"demarche.part({literal(path)},{literal(data)});\n"
            done.parts[name].append({"file": path, "first": first, "rows": rows})
    return done


def _cut(block: Any) -> Iterator[tuple[int, int, Any]]:
    """First row, rows and data of each part: lists of words by their length, columns as one part."""
    if not isinstance(block, list):
        yield 0, _rows(block), block
        return
    first, size = 0, 0
    for row, value in enumerate(block):
        length = len(value) if value else 4
        if size and size + length > PART_CHARACTERS:
            yield first, row - first, block[first:row]
            first, size = row, 0
        size += length
    if first < len(block):
        yield first, len(block) - first, block[first:]


def _rows(block: Mapping[str, Any]) -> int:
    return max((column.rows for column in block.values() if isinstance(column, Json)), default=0)
