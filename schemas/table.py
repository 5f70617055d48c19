"""What a table is: its fields in order, key, references to other tables, and rules across columns.

Belongs here: the record. Does not: the tables themselves (tables).
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from schemas.fields import Field


@dataclass(frozen=True, slots=True)
class Reference:
    """`field`, where not null, must occur as `to_field` of `table`; in a list, every element must."""

    field: str
    table: str
    to_field: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A law across the columns of one row: `holds` is true, or null where it does not apply."""

    name: str
    description: str
    holds: pl.Expr


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `key` identifies a row; an empty key means that equal rows are one row.

    `is_data` tables make up the logical digest and the version; the others are derived from them
    or report on the run. `is_input_made` tables hold rows that come from the raw texts: a bad row
    there is quarantined, while anywhere else it is our own mistake and ends the run.
    """

    name: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    rules: tuple[Rule, ...] = ()
    is_data: bool = False
    is_input_made: bool = False

    def __post_init__(self) -> None:
        names = self.columns
        if len(set(names)) != len(names):
            raise ValueError(f"table {self.name} defines a field twice")
        for used in (*self.key, *(r.field for r in self.references)):
            if used not in names:
                raise ValueError(f"table {self.name} has no field {used}")

    @property
    def columns(self) -> tuple[str, ...]:
        """Field names in order."""
        return tuple(field.name for field in self.fields)

    @property
    def order(self) -> tuple[str, ...]:
        """Columns that rows are sorted by when written."""
        return self.key or self.columns

    def field(self, name: str) -> Field:
        """The field of that name."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"table {self.name} has no field {name}; it has {', '.join(self.columns)}")
