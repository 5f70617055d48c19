"""A released table as a frame.

Belongs here: columns and the kinds of frames. Does not: what a filter means (filtering), where the file comes
from (catalogue).
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

import polars as pl

from demarche.client.catalogue import Release, open_catalogue
from demarche.client.errors import NotThereError
from demarche.client.filtering import conditions

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Where = str | os.PathLike[str] | None
Filters = Mapping[str, Any] | pl.Expr | None
SUFFIX = ".parquet"


@overload
def load(
    table: str = ...,
    version: str = ...,
    *,
    to: Literal["polars"] = ...,
    columns: Sequence[str] | None = ...,
    filters: Filters = ...,
    releases: Where = ...,
) -> pl.DataFrame: ...
@overload
def load(
    table: str = ...,
    version: str = ...,
    *,
    to: Literal["lazy"],
    columns: Sequence[str] | None = ...,
    filters: Filters = ...,
    releases: Where = ...,
) -> pl.LazyFrame: ...
@overload
def load(
    table: str = ...,
    version: str = ...,
    *,
    to: Literal["pandas"],
    columns: Sequence[str] | None = ...,
    filters: Filters = ...,
    releases: Where = ...,
) -> pd.DataFrame: ...
@overload
def load(
    table: str = ...,
    version: str = ...,
    *,
    to: Literal["arrow"],
    columns: Sequence[str] | None = ...,
    filters: Filters = ...,
    releases: Where = ...,
) -> pa.Table: ...


def load(
    table: str = "positions",
    version: str = "latest",
    *,
    to: str = "polars",
    columns: Sequence[str] | None = None,
    filters: Filters = None,
    releases: Where = None,
) -> Any:
    """A table of a released version.

    `version` is a number such as "1.2.0"; write it down in what you publish, for "latest" moves.
    `to` is polars, lazy (a Polars query that reads what it needs), pandas or arrow. `columns` are the
    columns to keep. `filters` is a mapping from columns to the value, or list of values, that rows
    must have (in a column of lists: one of them), or a Polars expression. `releases` is a folder or a
    URL (http(s), s3 and whatever else fsspec opens); without it DEMARCHE_RELEASES, else ./releases.

    The file is checked against the SHA-256 of the release; what comes from elsewhere is kept in a cache.

    >>> demarche.load("positions", "1.2.0", filters={"actor_id": ["RUS", "USA"]}, to="pandas")
    """
    if to not in ("polars", "lazy", "pandas", "arrow"):
        raise ValueError(f'to="{to}" is none of polars, lazy, pandas, arrow')
    path = table_file(open_catalogue(releases).release(version), table)
    rows = select(pl.scan_parquet(path, glob=False), columns, filters)
    if to == "lazy":
        return rows
    frame = rows.collect()
    if to == "arrow":
        return _arrow(frame, path)
    return _pandas(frame) if to == "pandas" else frame


def table_file(release: Release, table: str) -> Path:
    """The Parquet file of a table, checked; NotThereError naming the tables that there are."""
    if f"{table}{SUFFIX}" not in release.sums:
        names = (name for name in release.sums if "/" not in name and name.endswith(SUFFIX))
        known = ", ".join(name.removesuffix(SUFFIX) for name in names)
        raise NotThereError(f'version {release.entry.version} has no table "{table}"; it has {known}')
    return release.file(f"{table}{SUFFIX}")


def select(rows: pl.LazyFrame, columns: Sequence[str] | None, filters: Filters) -> pl.LazyFrame:
    """The rows and columns asked for.

    NotThereError for a column that is not in the table, TypeError for a value that its column cannot hold.
    """
    if filters is not None:
        if not isinstance(filters, pl.Expr):
            _require(rows, filters)
            filters = conditions(rows.collect_schema(), filters)
        rows = rows.filter(filters)
    if columns is not None:
        _require(rows, columns)
        rows = rows.select(columns)
    return rows


def _require(rows: pl.LazyFrame, columns: Sequence[str] | Mapping[str, Any]) -> None:
    if isinstance(columns, str):
        raise TypeError(f'columns is a list of names: ["{columns}"]')
    known = rows.collect_schema().names()
    for name in columns:
        if name not in known:
            raise NotThereError(f'there is no column "{name}"; there are {", ".join(known)}')


def _arrow(frame: pl.DataFrame, path: Path) -> pa.Table:
    """An Arrow table that keeps what the file says about itself and its columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields, footer = pq.read_schema(path), pq.read_metadata(path).metadata
    said = {key: value for key, value in footer.items() if key != b"ARROW:schema"}
    return frame.to_arrow().cast(pa.schema([fields.field(name) for name in frame.columns], said))


def _pandas(frame: pl.DataFrame) -> pd.DataFrame:
    try:
        return frame.to_pandas()
    except ImportError as error:
        raise ImportError('pandas is not installed: pip install pandas, or leave out to="pandas"') from error
