"""What differs between two versions of the data tables, row by row.

Belongs here: finding and counting. Does not: which version number that makes (versioning), telling it to
people and programs (changes).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Literal

import polars as pl

from demarche.releasing.layout import DATA_KEYS
from demarche.releasing.logged import Logged, logged

REVIEWED = "positions"
"""The table that reviewers decide on."""

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
    `old` and `new` as text. `is_reviewed` says in each where a reviewer's logged decision made the change.
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

    def rows(self, change: Literal["added", "removed"], *, is_reviewed: bool) -> int:
        """Rows added or removed, by review or not."""
        rows = self.added if change == "added" else self.removed
        return rows.filter(pl.col("is_reviewed") == is_reviewed).height

    def by_column(self, *, is_reviewed: bool) -> dict[str, int]:
        """Rows changed by column, in the order of their names."""
        rows = self.changed.filter(pl.col("is_reviewed") == is_reviewed)
        return dict(rows.group_by("column").len().sort("column").iter_rows())


def compare(old: Mapping[str, pl.DataFrame], new: Mapping[str, pl.DataFrame]) -> tuple[TableDifference, ...]:
    """Differences of the data tables, those without any left out.

    Where the table `reviews` is given too, what its decisions explain is marked so.
    """
    by_review = logged(old, new)
    nothing = Logged()
    found = (
        compare_table(name, old[name], new[name], by_review if name == REVIEWED else nothing)
        for name in DATA_KEYS
    )
    return tuple(difference for difference in found if not difference.is_empty)


def compare_table(
    name: str, old: pl.DataFrame, new: pl.DataFrame, by_review: Logged | None = None
) -> TableDifference:
    """Differences of one data table, rows being matched by its key."""
    key = list(DATA_KEYS[name])
    shared = [column for column in old.columns if column in new.columns]
    retyped = tuple(column for column in shared if old.schema[column] != new.schema[column])
    if set(key) & set(retyped):
        raise ValueError(f"table {name}: a key column changed its type ({', '.join(retyped)})")
    values = [column for column in shared if column not in (*key, *retyped)]
    by_review = by_review or Logged()
    return TableDifference(
        name,
        added=_keys(new.join(old, on=key, how="anti", nulls_equal=True), key, by_review.added),
        removed=_keys(old.join(new, on=key, how="anti", nulls_equal=True), key, by_review.removed),
        changed=_changed(old, new, key, values, by_review.values),
        new_columns=tuple(column for column in new.columns if column not in old.columns),
        lost_columns=tuple(column for column in old.columns if column not in new.columns),
        retyped_columns=retyped,
    )


def _keys(rows: pl.DataFrame, key: list[str], by_review: Set[str]) -> pl.DataFrame:
    is_reviewed = pl.col(key[0]).is_in(sorted(by_review)).alias("is_reviewed")
    return rows.select(*key, is_reviewed).sort(key, nulls_last=True)


def _changed(
    old: pl.DataFrame,
    new: pl.DataFrame,
    key: list[str],
    values: list[str],
    by_review: Set[tuple[str, str]],
) -> pl.DataFrame:
    """A row for each value that differs; columns are compared one at a time, not tables side by side."""
    both = _numbered(old, key, "in_old").join(_numbered(new, key, "in_new"), on=key, nulls_equal=True)
    decided: defaultdict[str, list[str]] = defaultdict(list)
    for one, column in by_review:
        decided[column].append(one)
    shape = pl.Schema({name: old.schema[name] for name in key} | _CHANGED)
    parts = [shape.to_frame()]
    for column in values:
        before, after = old[column].gather(both["in_old"]), new[column].gather(both["in_new"])
        rows = both.select(key).with_columns(before.alias("old"), after.alias("new"))
        differing = rows.filter(pl.col("old").ne_missing(pl.col("new"))).select(
            *key,
            pl.lit(column).alias("column"),
            _text("old", old.schema[column]),
            _text("new", old.schema[column]),
            pl.col(key[0]).is_in(sorted(decided[column])).alias("is_reviewed"),
        )
        parts.append(differing.cast(shape))
    return pl.concat(parts).sort(*key, "column", nulls_last=True)


def _numbered(table: pl.DataFrame, key: list[str], name: str) -> pl.DataFrame:
    """The keys of a table with the number of each row."""
    return table.select(*key, pl.int_range(pl.len()).alias(name))


def _text(column: str, kind: pl.DataType) -> pl.Expr:
    """A value as text: a list by its elements with commas between, dates in ISO form."""
    value = pl.col(column)
    return value.list.join(", ") if isinstance(kind, pl.List) else value.cast(pl.String)
