"""Tables as Parquet files whose bytes depend on nothing but their rows and metadata.

Belongs here: sorting, field and footer metadata, atomic writing, reading with a check of the layout.
Does not: what goes into a release's footer (releasing).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from demarche.releasing.writing import appearing
from demarche.tables.errors import ContractError
from schemas.arrow import arrow_schema, polars_schema
from schemas.tables import SCHEMA_VERSION, table

ROWS_A_GROUP = 131_072


def write_table(
    frame: pl.DataFrame, name: str, path: Path, metadata: Mapping[str, str] | None = None
) -> Path:
    """Write a table sorted by its key; the file appears whole or not at all.

    Each column carries its description, unit and vocabulary; the footer carries `metadata`, the
    table's name and the schema version.
    """
    definition = table(name)
    _require_layout(frame, name, "Make it with demarche.tables.frame, or check it before writing.")
    footer = {"table": name, "schema_version": SCHEMA_VERSION, **(metadata or {})}
    with appearing(path) as partial:
        frame.sort(definition.order, nulls_last=True).rechunk().write_parquet(
            partial,
            arrow_schema=arrow_schema(definition),
            metadata=dict(sorted(footer.items())),
            row_group_size=ROWS_A_GROUP,
        )
    return path


def read_table(path: Path, name: str) -> pl.DataFrame:
    """Read a table that `write_table` wrote; ContractError if its columns are not the table's."""
    frame = pl.read_parquet(path)
    _require_layout(frame, name, f"{path.name} was written after another schema version: make it anew.")
    return frame


def _require_layout(frame: pl.DataFrame, name: str, remedy: str) -> None:
    expected = polars_schema(table(name))
    if dict(frame.schema) == expected and frame.columns == list(expected):
        return
    for column, kind in expected.items():
        if column not in frame.columns:
            raise ContractError(name, column, "is missing", remedy)
        if frame.schema[column] != kind:
            raise ContractError(name, column, f"is {frame.schema[column]}, not {kind}", remedy)
    unknown = [column for column in frame.columns if column not in expected]
    raise ContractError(name, unknown[0] if unknown else None, "columns differ from the definition", remedy)
