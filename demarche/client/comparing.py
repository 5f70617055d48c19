"""What differs between two released versions, as a table.

Belongs here: bringing the two versions together. Does not: finding the differences (releasing.difference).
"""

from __future__ import annotations

import os

import polars as pl

from demarche.client.catalogue import Catalogue, open_catalogue
from demarche.client.errors import NotThereError
from demarche.client.loading import table_file
from demarche.releasing.changes import changes_frame
from demarche.releasing.difference import compare
from demarche.releasing.layout import DATA_KEYS


def diff(
    old: str,
    new: str = "latest",
    table: str | None = None,
    releases: str | os.PathLike[str] | None = None,
) -> pl.DataFrame:
    """What differs between two versions, in one table or in all that make up the data.

    One row for each row added or removed and each value changed: table, id, change (added, removed,
    changed), column, old, new. Ids are kept over versions, so that a row that changed is one row, not one
    removed and one added. Quotations are named where they changed, not repeated. No rows: nothing differs.

    >>> demarche.diff("0.1.0", "0.2.0", "positions").group_by("change", "column").len()
    """
    if table is not None and table not in DATA_KEYS:
        raise NotThereError(f'table "{table}" is not compared; these are: {", ".join(DATA_KEYS)}')
    catalogue = open_catalogue(releases)
    differences = compare(_tables(catalogue, old), _tables(catalogue, new))
    return changes_frame(one for one in differences if table in (None, one.table))


def _tables(catalogue: Catalogue, version: str) -> dict[str, pl.DataFrame]:
    release = catalogue.release(version)
    return {name: pl.read_parquet(table_file(release, name), glob=False) for name in DATA_KEYS}
