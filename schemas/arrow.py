"""Arrow and Polars types of the tables, with each field's description as Arrow metadata.

Belongs here: the mapping from field kinds to types. Does not: writing files (demarche.tables).

Vocabularies stay plain strings: an Enum of one version cannot be joined or stacked with that of
another whose vocabulary grew. The values stand in the field's metadata.
"""

from __future__ import annotations

import json
from typing import Any

import polars as pl
import pyarrow as pa

from schemas.fields import Field
from schemas.table import Table
from schemas.vocabularies import values

_POLARS: dict[str, pl.DataType] = {
    "string": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "strings": pl.List(pl.String()),
}
_ARROW: dict[str, Any] = {
    "string": pa.large_string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "strings": pa.large_list(pa.field("item", pa.large_string())),
}


def polars_type(field: Field) -> pl.DataType:
    """Polars type of one field."""
    return _POLARS[field.kind]


def polars_schema(table: Table) -> dict[str, pl.DataType]:
    """Column names and Polars types of a table."""
    return {field.name: _POLARS[field.kind] for field in table.fields}


def arrow_schema(table: Table) -> pa.Schema:
    """Arrow schema of a table; each field carries description, unit and vocabulary."""
    return pa.schema(
        [pa.field(f.name, _ARROW[f.kind], f.nullable, metadata=field_metadata(f)) for f in table.fields]
    )


def field_metadata(field: Field) -> dict[str, str]:
    """What a file says about a field besides its type."""
    said = {"description": field.description}
    if field.unit:
        said["unit"] = field.unit
    if field.vocabulary:
        said["vocabulary"] = json.dumps(list(values(field.vocabulary)))
    return said
