"""The logical digest: what the data says, whatever order, file format or library wrote it.

Belongs here: the digest of a row, a table and a release. Does not: how a row is written (canonical),
checksums of files (sums).

A row is the JSON array of its values in the alphabetical order of their columns, dates in ISO
form, without blanks, in UTF-8; a table is its name, its column names and the sorted SHA-256 of its
rows; a release is its data tables by name. Each level is hashed with SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

import polars as pl

from demarche.releasing.canonical import canonical, canonical_rows
from demarche.releasing.layout import DATA_KEYS

AT_ONCE = 65_536
"""Rows written out at a time, so that memory does not grow with the table."""


def row_digests(frame: pl.DataFrame) -> pl.Series:
    """Hash of every row, in the order of the rows."""
    ordered = frame.select(sorted(frame.columns))
    parts = [_hashed(canonical_rows(part)) for part in ordered.iter_slices(AT_ONCE)]
    return pl.concat([pl.Series(dtype=pl.String), *parts]).alias("digest")


def table_digest(frame: pl.DataFrame, name: str) -> str:
    """Logical digest of one table."""
    whole = sha256(canonical([name, sorted(frame.columns)]).encode())
    for lines in _lines(row_digests(frame).sort()):
        whole.update(lines.encode())
    return whole.hexdigest()


def _hashed(texts: pl.Series) -> pl.Series:
    return pl.Series([sha256(text.encode()).hexdigest() for text in texts.to_list()], dtype=pl.String)


def _lines(digests: pl.Series) -> Iterator[str]:
    """The digests, each on a line of its own after what stands before."""
    for start in range(0, digests.len(), AT_ONCE):
        yield "".join(f"\n{digest}" for digest in digests.slice(start, AT_ONCE).to_list())


def table_digests(tables: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """Logical digest of each table, by name."""
    return {name: table_digest(tables[name], name) for name in sorted(tables)}


def release_digest(digests: Mapping[str, str]) -> str:
    """Logical digest of a release from the digests of its tables; derived tables do not count."""
    missing = sorted(set(DATA_KEYS) - set(digests))
    if missing:
        raise ValueError(f"no digest of table {', '.join(missing)}")
    return sha256(canonical([[name, digests[name]] for name in sorted(DATA_KEYS)]).encode()).hexdigest()
