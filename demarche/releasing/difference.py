"""What differs between two versions of the data tables, row by row.

Belongs here: finding and counting. Does not: which version number that makes (versioning), telling it to
people and programs (changes).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from demarche.releasing.layout import DATA_KEYS

REVIEWED = ("review_status", "corrected")
"""A row whose column has come to say so was changed by a reviewer, who has logged it."""


_CHANGED: dict[str, pl.DataType] = {
    "column": pl.String(),
    "old": pl.String(),
    "new": pl.String(),
    "is_reviewed": pl.Boolean(),
}


@dataclass(frozen=True, slots=True, eq=False)
class TableDifference:
    """What differs in one table.

    `added` and `removed` hold keys; `changed` one row for each value that differs: the key, `column`,
    `old` and `new` as text, and `is_reviewed` where a reviewer's logged correction made the change.
    Lost, new and retyped columns are not compared value by value.
    """

    table: str
    added: pl.DataFrame
    removed: pl.DataFrame
    changed: pl.DataFrame
    new_columns: tuple[str, ...] = ()
    lost_columns: tuple[str, ...] = ()
    retyped_columns: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        rows = self.added.height + self.removed.height + self.changed.height
        return not (rows or self.new_columns or self.lost_columns or self.retyped_columns)

    @property
    def key(self) -> tuple[str, ...]:
        """What identifies a row."""
        return DATA_KEYS[self.table]

    @property
    def rows_changed(self) -> int:
        """Rows that both versions have, with another value in some column."""
        return self.changed.select(self.key).n_unique() if self.changed.height else 0

    def by_column(self, *, is_reviewed: bool) -> dict[str, int]:
        """Rows changed by column, in the order of their names."""
        rows = self.changed.filter(pl.col("is_reviewed") == is_reviewed)
        return dict(rows.group_by("column").len().sort("column").iter_rows())


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
    return TableDifference(
        name,
        added=new.join(old, on=key, how="anti", nulls_equal=True).select(key).sort(key, nulls_last=True),
        removed=old.join(new, on=key, how="anti", nulls_equal=True).select(key).sort(key, nulls_last=True),
        changed=_changed(old, new, key, values),
        new_columns=tuple(column for column in new.columns if column not in old.columns),
        lost_columns=tuple(column for column in old.columns if column not in new.columns),
        retyped_columns=retyped,
    )


def _changed(old: pl.DataFrame, new: pl.DataFrame, key: list[str], values: list[str]) -> pl.DataFrame:
    both = old.select(*key, *values).join(new, on=key, how="inner", nulls_equal=True, suffix="_new")
    status, decided = REVIEWED
    has_turned = (pl.col(f"{status}_new") == decided) & (pl.col(status) != decided)
    reviewed = has_turned if status in values else pl.lit(False)
    parts = [
        both.filter(pl.col(column).ne_missing(pl.col(f"{column}_new"))).select(
            *key,
            pl.lit(column).alias("column"),
            _text(column, old.schema[column]).alias("old"),
            _text(f"{column}_new", old.schema[column]).alias("new"),
            reviewed.fill_null(False).alias("is_reviewed"),
        )
        for column in values
    ]
    shape = pl.Schema({name: old.schema[name] for name in key} | _CHANGED)
    whole = pl.concat([shape.to_frame(), *(part.cast(shape) for part in parts)])
    return whole.sort(*key, "column", nulls_last=True)


def _text(column: str, kind: pl.DataType) -> pl.Expr:
    """A value as text: a list by its elements with commas between, dates in ISO form."""
    value = pl.col(column)
    return value.list.join(", ") if isinstance(kind, pl.List) else value.cast(pl.String)
