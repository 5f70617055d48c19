"""Gold annotations: what careful coding found in a text.

Belongs here: reading and checking the JSON-lines files. Does not: comparing with them (scoring).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FIELDS = (
    *("document", "start", "end", "quote", "actor", "holder", "addressee"),
    *("topic", "stance", "act", "voice", "date", "optional"),
)


class GoldError(ValueError):
    """A gold file that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One annotated position; `start` and `end` (exclusive) index the text in code points.

    An `optional` row counts neither for nor against a system.
    """

    document: str
    start: int
    end: int
    quote: str
    actor: str
    holder: str
    addressee: str | None
    topic: str
    stance: str
    act: str
    voice: str
    date: str
    optional: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """Actor, topic and stance: what the headline figure compares."""
        return (self.actor, self.topic, self.stance)


def read_gold(folder: Path) -> dict[str, tuple[GoldRow, ...]]:
    """Rows by document (file stem). An empty file says that the document holds no position.

    Raises GoldError for a line that is not an annotation.
    """
    return {path.stem: tuple(_rows(path)) for path in sorted(folder.glob("*.jsonl"))}


def _rows(path: Path) -> list[GoldRow]:
    rows: list[GoldRow] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            row = GoldRow(**{field: data[field] for field in FIELDS})
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise GoldError(f"{path.name}, line {number}: not an annotation ({error}).") from None
        if not 0 <= row.start < row.end:
            raise GoldError(f"{path.name}, line {number}: span {row.start}:{row.end} is empty or reversed.")
        rows.append(row)
    return rows


def misplaced(rows: tuple[GoldRow, ...], text: str) -> list[GoldRow]:
    """Rows whose quote is not at their offsets in the text."""
    return [row for row in rows if text[row.start : row.end] != row.quote]
