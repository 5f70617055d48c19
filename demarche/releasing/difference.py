"""What differs between two versions of the data tables, row by row.

Belongs here: finding and counting. Does not: which version number that makes (versioning).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from demarche.releasing.layout import DATA_KEYS


@dataclass(frozen=True, slots=True)
class TableDifference:
    """Rows by key and columns that differ in one table; `changed` counts rows by column."""

    table: str
    added: int
    removed: int
    changed: dict[str, int]
    new_columns: tuple[str, ...]
    lost_columns: tuple[str, ...]
    retyped_columns: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (
            self.added
            or self.removed
            or self.changed
            or self.new_columns
            or self.lost_columns
            or self.retyped_columns
        )


def compare(old: Mapping[str, pl.DataFrame], new: Mapping[str, pl.DataFrame]) -> tuple[TableDifference, ...]:
    """Differences of the data tables, those without any left out."""
    found = (compare_table(name, old[name], new[name]) for name in DATA_KEYS)
    return tuple(difference for difference in found if not difference.is_empty)


def compare_table(name: str, old: pl.DataFrame, new: pl.DataFrame) -> TableDifference:
    """Differences of one data table, rows being matched by its key."""
    key = list(DATA_KEYS[name])
    shared = [column for column in old.columns if column in new.columns]
    retyped = tuple(column for column in shared if old.schema[column] != new.schema[column])
    if set(key) & set(retyped):
        raise ValueError(f"table {name}: a key column changed its type ({', '.join(retyped)})")
    values = [column for column in shared if column not in (*key, *retyped)]
    both = old.join(new, on=key, how="inner", nulls_equal=True, suffix="_new")
    counts = both.select(
        pl.col(column).ne_missing(pl.col(f"{column}_new")).sum().alias(column) for column in values
    )
    changed = {column: counts[column].item() for column in values if counts[column].item()}
    return TableDifference(
        name,
        added=new.join(old, on=key, how="anti", nulls_equal=True).height,
        removed=old.join(new, on=key, how="anti", nulls_equal=True).height,
        changed=changed,
        new_columns=tuple(column for column in new.columns if column not in old.columns),
        lost_columns=tuple(column for column in old.columns if column not in new.columns),
        retyped_columns=retyped,
    )
