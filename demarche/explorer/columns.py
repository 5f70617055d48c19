"""Columns of a table in the form that the page reads (explorer/src/model/wire.ts).

Belongs here: references as row numbers, vocabularies as codes, days as numbers. Does not: which columns
the page gets (blocks).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from demarche.explorer.embedding import Json

NONE = -1
Values = list[Any]


def plain(column: pl.Series) -> Values:
    """The values as they are, null where missing."""
    return column.to_list()


def numbers(column: pl.Series) -> Json:
    """Numbers; booleans as 0 and 1, -1 where missing."""
    return _array(column.cast(pl.Int64) if column.dtype == pl.Boolean else column, str(NONE))


def days(column: pl.Series) -> Json:
    """Days since 1970-01-01, null where missing."""
    return _array(column.cast(pl.Int32), "null")


def coded(column: pl.Series, values: Sequence[str] | None = None) -> dict[str, Any]:
    """Values and, for each row, which one; by default the values that occur, sorted."""
    found = sorted(column.cast(pl.String).unique().drop_nulls()) if values is None else list(values)
    return {"values": found, "codes": codes(column, found)}


def codes(column: pl.Series, values: Sequence[str]) -> Json:
    """Which of the values each row has; -1 where missing. ValueError for a value that is not listed."""
    known = pl.DataFrame({"value": values}, schema={"value": pl.String}).with_row_index("code")
    wanted = column.cast(pl.String).alias("value").to_frame()
    found = wanted.join(known, on="value", how="left", maintain_order="left")["code"]
    if found.null_count() != column.null_count():
        lost = wanted["value"].filter(found.is_null() & column.is_not_null()).unique().sort()
        raise ValueError(f"{column.name}: {', '.join(lost.head(3))} is not among the values it refers to")
    return _array(found, str(NONE))


def _array(column: pl.Series, missing: str) -> Json:
    """Numbers as a JSON array, written by Polars: a list of Python numbers would take ten times as long."""
    text = column.cast(pl.String).fill_null(missing).str.join(",").item() if len(column) else ""
    return Json(f"[{text}]", len(column))
