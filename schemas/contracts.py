"""Pandera models of the tables, generated from the field definitions.

Belongs here: how a definition becomes checks, each with a name that says which rule of the
definition it is. Does not: what is done with rows that fail (demarche.tables).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.arrow import polars_type
from schemas.fields import Field
from schemas.table import Table
from schemas.tables import table
from schemas.vocabularies import values


@cache
def contract(name: str) -> pa.DataFrameSchema:
    """The model of a table: strict columns, types, nulls, vocabularies, bounds, key, row rules.

    Validate with `lazy=True`; failures bear the names `vocabulary`, `pattern`, `finite`,
    `minimum`, `maximum`, `elements` or the name of the table's rule. Rows that share a key all fail: which of
    them to keep would be a guess.
    """
    of = table(name)
    return pa.DataFrameSchema(
        {field.name: _column(field) for field in of.fields},
        checks=[pa.Check(_rows(rule.holds), name=rule.name) for rule in of.rules],
        unique=list(_identity(of)),
        strict=True,
        name=of.name,
    )


def _identity(of: Table) -> tuple[str, ...]:
    return of.key or tuple(field.name for field in of.fields)


def _column(field: Field) -> pa.Column:
    checks = [pa.Check(_values(field.name, holds), name=name) for name, holds in field_checks(field)]
    return pa.Column(polars_type(field), checks=checks, nullable=field.nullable)


def field_checks(field: Field) -> list[tuple[str, pl.Expr]]:
    """The field's own rules as (name, expression that is true where the value keeps it)."""
    column = pl.col(field.name)
    checks: list[tuple[str, pl.Expr]] = []
    if field.kind == "strings":
        present = column.list.eval(pl.element().is_not_null()).list.all()
        checks.append(("elements", present))
    if field.vocabulary:
        allowed = list(values(field.vocabulary))
        checks.append(("vocabulary", _every(field, lambda value: value.is_in(allowed))))
    if field.pattern:
        whole = rf"^(?:{field.pattern})$"
        checks.append(("pattern", _every(field, lambda value: value.str.contains(whole))))
    if field.kind == "number":
        checks.append(("finite", column.is_finite()))
    if field.minimum is not None:
        checks.append(("minimum", column >= field.minimum))
    if field.maximum is not None:
        checks.append(("maximum", column <= field.maximum))
    return checks


def _every(field: Field, keeps: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    if field.kind == "strings":
        return pl.col(field.name).list.eval(keeps(pl.element())).list.all()
    return keeps(pl.col(field.name))


def _values(name: str, holds: pl.Expr) -> Callable[[PolarsData], pl.LazyFrame]:
    def check(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(holds.alias(name))

    return check


def _rows(holds: pl.Expr) -> Callable[[PolarsData], pl.LazyFrame]:
    def check(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(holds)

    return check
