"""References between tables: every id that is used must be defined."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from demarche.tables.errors import ContractError
from schemas.table import Reference
from schemas.tables import table


def check_references(tables: Mapping[str, pl.DataFrame]) -> None:
    """ContractError for the first reference, in table order, that points nowhere.

    References to tables that are not given are passed over.
    """
    for name, frame in tables.items():
        for reference in table(name).references:
            if reference.table in tables:
                _check(name, frame, reference, tables[reference.table])


def _check(name: str, frame: pl.DataFrame, reference: Reference, target: pl.DataFrame) -> None:
    used = frame.select(pl.col(reference.field).alias("id"))
    if used.schema["id"] == pl.List(pl.String):
        used = used.explode("id")
    lost = (
        used.drop_nulls()
        .unique()
        .join(target, left_on="id", right_on=reference.to_field, how="anti")["id"]
        .sort()
        .to_list()
    )
    if lost:
        raise ContractError(
            name,
            reference.field,
            f"{len(lost)} ids do not occur in {reference.table}.{reference.to_field}",
            f"Add them to {reference.table}, or mend what wrote them.",
            [str(value) for value in lost],
        )
