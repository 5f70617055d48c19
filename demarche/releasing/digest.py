"""The logical digest: what the data says, whatever order, file format or library wrote it.

Belongs here: the canonical form of a row, a table and a release. Does not: checksums of files (sums).

A row is the JSON array of its values in the alphabetical order of their columns, dates in ISO
form, without blanks, in UTF-8; a table is its name, its column names and the sorted SHA-256 of its
rows; a release is its data tables by name. Each level is hashed with SHA-256.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

import polars as pl

from demarche.releasing.layout import DATA_KEYS


def canonical(value: Any) -> str:
    """The one JSON form of a value."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)


def row_digests(frame: pl.DataFrame) -> list[str]:
    """Hash of every row, in the order of the rows."""
    ordered = frame.select(sorted(frame.columns))
    return [sha256(canonical(row).encode()).hexdigest() for row in ordered.iter_rows()]


def table_digest(frame: pl.DataFrame, name: str) -> str:
    """Logical digest of one table."""
    lines = [canonical([name, sorted(frame.columns)]), *sorted(row_digests(frame))]
    return sha256("\n".join(lines).encode()).hexdigest()


def table_digests(tables: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """Logical digest of each table, by name."""
    return {name: table_digest(tables[name], name) for name in sorted(tables)}


def release_digest(digests: Mapping[str, str]) -> str:
    """Logical digest of a release from the digests of its tables; derived tables do not count."""
    missing = sorted(set(DATA_KEYS) - set(digests))
    if missing:
        raise ValueError(f"no digest of table {', '.join(missing)}")
    return sha256(canonical([[name, digests[name]] for name in sorted(DATA_KEYS)]).encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")
