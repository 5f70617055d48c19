"""Typed frames from nothing or from plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from demarche.tables.errors import ContractError
from schemas.arrow import polars_schema
from schemas.tables import table


def empty(name: str) -> pl.DataFrame:
    """The table without rows."""
    return pl.DataFrame(schema=polars_schema(table(name)))


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """The table with these rows, one mapping a row; fields left out are null.

    Only column names and types are seen to here; `check` looks at the values.
    """
    definition = table(name)
    listed = list(rows)
    unknown = sorted({key for row in listed for key in row} - set(definition.columns))
    if unknown:
        raise ContractError(
            name, unknown[0], "is no column of the table", f"It has {', '.join(definition.columns)}."
        )
    return frame_of_columns(name, {c: [row.get(c) for row in listed] for c in definition.columns})


def frame_of_columns(name: str, columns: Mapping[str, Sequence[Any]]) -> pl.DataFrame:
    """The table with these values of every column; for many rows this needs a fraction of the memory."""
    try:
        return pl.DataFrame(columns, schema=polars_schema(table(name)), strict=True)
    except (TypeError, pl.exceptions.PolarsError) as error:
        raise ContractError(
            name, None, str(error), "Give values of the types that schemas/ defines."
        ) from error
