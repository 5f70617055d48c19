"""From an id that ended to the one that took its place.

Belongs here: following id_history as a release tells it. Does not: writing it (continuity.history).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from demarche.releasing.layout import parse_version

Steps = Mapping[str, Mapping[str, Any]]


def steps_of(history: pl.DataFrame) -> Steps:
    """Each id that ended with the row of id_history that tells what became of it last."""
    rows = sorted(history.iter_rows(named=True), key=lambda row: parse_version(row["version"]))
    return {row["old_id"]: row for row in rows}


def follow(steps: Steps, old_id: str) -> tuple[str | None, tuple[str, ...]]:
    """The id that an ended one leads to in the end, None if nothing took its place; and what happened.

    An id that never ended leads to itself, with nothing told.
    """
    told: list[str] = []
    seen: set[str] = set()
    current: str | None = old_id
    while current is not None and current in steps and current not in seen:
        seen.add(current)
        row = steps[current]
        told.append(f"{current} ended in {row['version']}: {row['reason']}")
        current = row["new_id"]
    return current, tuple(told)
