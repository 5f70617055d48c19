"""Which versions there are, as a table."""

from __future__ import annotations

import os

import polars as pl

from demarche.client.catalogue import open_catalogue

COLUMNS = {
    "version": pl.String,
    "released": pl.Date,
    "status": pl.String,
    "is_latest": pl.Boolean,
    "reason": pl.String,
    "change": pl.String,
    "doi": pl.String,
    "positions": pl.Int64,
    "documents": pl.Int64,
    "logical_digest": pl.String,
}


def releases(releases: str | os.PathLike[str] | None = None) -> pl.DataFrame:
    """The versions at a place, newest first, withdrawn ones with the reason."""
    index = open_catalogue(releases).index
    latest = index.latest.version if index.latest else None
    rows = [
        {
            "version": entry.version,
            "released": entry.released,
            "status": entry.status,
            "is_latest": entry.version == latest,
            "reason": entry.reason,
            "change": entry.change,
            "doi": entry.doi,
            "positions": entry.rows.get("positions"),
            "documents": entry.rows.get("documents"),
            "logical_digest": entry.logical_digest,
        }
        for entry in reversed(index.entries)
    ]
    schema = {**COLUMNS, "released": pl.String}
    return pl.DataFrame(rows, schema=schema).with_columns(pl.col("released").str.to_date())
