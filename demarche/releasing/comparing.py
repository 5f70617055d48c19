"""Comparing any two releases, or a release and a candidate, as they lie in folders.

Belongs here: from two folders to what changed between them. Does not: finding differences (difference),
telling them (changes), versions that lie elsewhere (client).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from demarche.releasing.changes import Changes
from demarche.releasing.difference import compare
from demarche.releasing.layout import DATA_KEYS, LATER_TABLES, table_path
from demarche.releasing.logged import decided
from demarche.releasing.redirects import follow, steps_of
from demarche.releasing.versioning import next_version

_ANY = "1.0.0"
"""How large a change is does not depend on the number that it raises."""


def compare_folders(old: Path, new: Path, names: tuple[str, str] | None = None) -> Changes:
    """What changed from one folder's tables to the other's; `names` are those of the versions."""
    before, after = _tables(old), _tables(new)
    differences = compare(before, after)
    bump = next_version(_ANY, differences)
    ids = [set(tables["positions"]["position_id"]) for tables in (before, after)]
    gone = {key for one in differences if len(one.key) == 1 for key in one.removed[one.key[0]]}
    return Changes(
        *(names or (old.name, new.name)),
        bump.change if bump else None,
        bump.reasons if bump else (),
        differences,
        tuple(_ended(new, gone)),
        len(ids[0] & ids[1]),
        decided(before, after),
        bump.grades if bump else (),
    )


def _ended(new: Path, gone: set[Any]) -> Iterator[dict[str, Any]]:
    """Rows of the newer id_history for ids that are gone, with where each leads to in the end."""
    history = pl.read_parquet(table_path(new, "id_history"), glob=False)
    steps = steps_of(history)
    for row in history.filter(pl.col("old_id").is_in(sorted(gone))).sort("old_id").iter_rows(named=True):
        yield {**row, "new_id": follow(steps, row["old_id"])[0]}


def _tables(folder: Path) -> dict[str, pl.DataFrame]:
    paths = {name: table_path(folder, name) for name in DATA_KEYS}
    missing = [path for path in paths.values() if not path.is_file()]
    if missing:
        raise FileNotFoundError(f"{folder} is no release and no candidate: {missing[0].name} is missing")
    paths |= {name: path for name in LATER_TABLES if (path := table_path(folder, name)).is_file()}
    return {name: pl.read_parquet(path, glob=False) for name, path in paths.items()}
