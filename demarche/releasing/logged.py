"""What differs between two versions because reviewers decided so, as the table `reviews` logs it.

Belongs here: which rows and values of `positions` a logged decision explains, and which decisions are new.
Does not: finding differences (difference), what number they make (versioning), applying (reviewing).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

Tables = Mapping[str, pl.DataFrame]
Decided = dict[str, list[dict[str, Any]]]
"""Decisions in plain values, `applied` and `withdrawn`."""

REVIEWS = "reviews"
WRITTEN = ("added", "corrected")
"""States of review of rows that a reviewer has written, or of which one has changed what they say."""
FOLLOWING = {
    "date_edtf": ("date_start", "date_end", "date_precision"),
    "char_start": ("quote", "sentence_index"),
    "char_end": ("quote",),
}
"""Columns that change with one that a reviewer corrects."""
TOLD = ("decision", "changed", "reviewer", "reviewed", "reason", "is_final")


@dataclass(frozen=True, slots=True)
class Logged:
    """Ids of positions that decisions brought or took away, and (id, column) of values they changed."""

    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    values: frozenset[tuple[str, str]] = frozenset()


def logged(old: Tables, new: Tables) -> Logged:
    """What decisions explain of the difference between two versions; nothing where none are known."""
    if REVIEWS not in new:
        return Logged()
    before, after = _written(old), _written(new)
    removed = {row["seen_id"] for row in _applied(new) if row["decision"] in ("reject", "correct")}
    values = {pair for tables in (old, new) for row in _applied(tables) for pair in _values(row)}
    every = set(new["positions"].columns)
    values |= {(key, column) for key in before["added"] ^ after["added"] for column in every}
    return Logged(
        frozenset(after["added"] | after["corrected"]),
        frozenset(removed | before["added"] | before["corrected"]) - {None},
        frozenset(values),
    )


def decided(old: Tables, new: Tables) -> Decided:
    """Decisions that are applied in one version and not in the other: `applied` and `withdrawn`."""
    ours, theirs = list(_applied(new)), list(_applied(old))
    return {"applied": _apart(ours, theirs), "withdrawn": _apart(theirs, ours)}


def _apart(some: list[dict[str, Any]], others: list[dict[str, Any]]) -> list[dict[str, Any]]:
    known = {_identity(row) for row in others}
    found = [row for row in some if _identity(row) not in known]
    told = [{"position_id": row["position_id"] or row["seen_id"], **_told(row)} for row in found]
    return sorted(told, key=lambda row: (str(row["position_id"]), row["reviewer"], str(row)))


def _identity(row: Mapping[str, Any]) -> str:
    """A decision as its reviewer wrote it, whatever became of ids."""
    return repr([(name, row[name]) for name in sorted(row) if name not in ("position_id", "document_id")])


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name].isoformat() if name == "reviewed" else row[name] for name in TOLD}


def _applied(tables: Tables) -> Iterator[dict[str, Any]]:
    if REVIEWS in tables:
        yield from tables[REVIEWS].filter(pl.col("outcome") == "applied").iter_rows(named=True)


def _values(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for column in row["changed"]:
        for name in (column, *FOLLOWING.get(column, ())):
            for key in {row["position_id"], row["seen_id"]} - {None}:
                yield key, name


def _written(tables: Tables) -> dict[str, set[str]]:
    rows = tables["positions"]
    if "review_status" not in rows.columns:
        return {status: set() for status in WRITTEN}
    return {status: set(rows.filter(pl.col("review_status") == status)["position_id"]) for status in WRITTEN}
