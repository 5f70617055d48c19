"""Columns of a table in the form that the page reads (explorer/src/model/wire.ts).

Belongs here: references as row numbers, vocabularies as codes, days as numbers. Does not: which columns
the page gets (blocks).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

NONE = -1
Values = list[Any]


def plain(column: pl.Series) -> Values:
    """The values as they are, null where missing."""
    return column.to_list()


def numbers(column: pl.Series) -> Values:
    """Whole numbers; booleans as 0 and 1, -1 where missing."""
    return column.cast(pl.Int64).fill_null(NONE).to_list()


def days(column: pl.Series) -> Values:
    """Days since 1970-01-01, null where missing."""
    return column.cast(pl.Int32).to_list()


def coded(column: pl.Series, values: Sequence[str] | None = None) -> dict[str, Values]:
    """Values and, for each row, which one; by default the values that occur, sorted."""
    found = sorted(column.cast(pl.String).unique().drop_nulls()) if values is None else list(values)
    return {"values": found, "codes": codes(column, found)}


def codes(column: pl.Series, values: Sequence[str]) -> Values:
    """Which of the values each row has; -1 where missing. ValueError for a value that is not listed."""
    known = pl.Series(values, dtype=pl.String)
    places = pl.Series(range(len(values)), dtype=pl.Int64)
    if not len(values):
        found = pl.Series([None] * len(column), dtype=pl.Int64)
    else:
        found = column.cast(pl.String).replace_strict(known, places, default=None, return_dtype=pl.Int64)
    if found.null_count() != column.null_count():
        lost = column.cast(pl.String).filter(found.is_null() & column.is_not_null()).unique().sort()
        raise ValueError(f"{column.name}: {', '.join(lost.head(3))} is not among the values it refers to")
    return found.fill_null(NONE).to_list()
