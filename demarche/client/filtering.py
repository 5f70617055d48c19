"""Filters by column and value, as conditions on rows.

Belongs here: which values a column can have, and what is said of others. Does not: loading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from numbers import Integral, Real
from typing import Any

import polars as pl


def conditions(schema: pl.Schema, filters: Mapping[str, Any]) -> pl.Expr:
    """Whether a row has all the values; TypeError for a value that its column cannot hold."""
    wanted = (_condition(name, schema[name], value) for name, value in filters.items())
    return pl.all_horizontal(pl.lit(True), *wanted)


def _condition(name: str, kind: pl.DataType, wanted: Any) -> pl.Expr:
    """Whether a column has the value, or one of the values; None stands for no value."""
    values = list(wanted) if isinstance(wanted, (list, tuple, set, frozenset, pl.Series)) else [wanted]
    given = [value for value in values if value is not None]
    inner = kind.inner if isinstance(kind, pl.List) else kind
    assert isinstance(inner, pl.DataType)
    _require_kind(name, inner, given)
    if isinstance(kind, pl.List):
        return pl.any_horizontal(pl.lit(False), *(pl.col(name).list.contains(value) for value in given))
    found = pl.col(name).is_in(given)
    return found | pl.col(name).is_null() if len(given) < len(values) else found


def _require_kind(name: str, kind: pl.DataType, values: Sequence[Any]) -> None:
    holds, example = _held(kind)
    for value in values:
        if not _fits(kind, value):
            raise TypeError(f'filters: column "{name}" holds {holds}, not {value!r}; write {example}')


def _held(kind: pl.DataType) -> tuple[str, str]:
    """What a column of a kind holds, and how such a value is written."""
    if kind == pl.Date:
        return "days", "datetime.date(2008, 11, 5); for a range give an expression, such as " + (
            'pl.col("date_start") >= datetime.date(2008, 1, 1)'
        )
    if kind == pl.Boolean:
        return "true or false", "True or False"
    if kind.is_integer():
        return "whole numbers", "2008"
    return ("numbers", "0.5") if kind.is_float() else ("texts", '"RUS"')


def _fits(kind: pl.DataType, value: Any) -> bool:
    if kind == pl.Date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if kind == pl.Boolean:
        return isinstance(value, bool)
    if kind.is_numeric():
        number = Integral if kind.is_integer() else Real
        return isinstance(value, number) and not isinstance(value, bool)
    return isinstance(value, str) or kind != pl.String
