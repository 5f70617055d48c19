"""Holding a frame to its contract: good rows, rejected rows with rule and reason, or the end of the run.

Belongs here: splitting a frame by its pandera model. Does not: references between tables
(references), quotes at their offsets (evidence).
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
from pandera.errors import SchemaErrors

from demarche.quarantine import Rejected
from demarche.tables.errors import ContractError
from demarche.tables.explaining import locator, payload, reason, rule_name
from demarche.tables.frames import empty
from demarche.tables.records import quarantine_frame
from schemas.contracts import contract
from schemas.table import Table
from schemas.tables import table


@dataclass(frozen=True, slots=True)
class Checked:
    """Rows that keep the contract, and `quarantine` rows for every rule that another row broke."""

    good: pl.DataFrame
    rejected: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Failure:
    """One rule that one row broke; `column` is None for rules across columns and for the key."""

    row: int
    column: str | None
    rule: str


def check(
    frame: pl.DataFrame, name: str, *, stage: str = "validate", documents: pl.DataFrame | None = None
) -> Checked:
    """Split a frame into rows that keep the table's contract and rows that do not.

    `documents` names the source of each rejected row by its document_id. Missing, unknown or
    wrongly typed columns, and any bad row of a table that is not made from the input, raise
    ContractError.
    """
    definition = table(name)
    failures = _failures(frame, definition)
    ordered = frame.select(definition.columns)
    if not failures:
        return Checked(ordered, empty("quarantine"))
    cases = [_rejection(ordered, definition, failure, stage) for failure in failures]
    if not definition.is_input_made:
        raise ContractError(
            name,
            failures[0].column,
            f"{len(failures)} values break the contract",
            "These rows are made by our own code or codebook: mend them there.",
            [f"{case.locator}: {case.reason}" for case in cases],
        )
    bad = sorted({failure.row for failure in failures})
    kept = ordered.with_row_index("_row").filter(~pl.col("_row").is_in(bad)).drop("_row")
    return Checked(kept, _with_sources(quarantine_frame(cases), documents))


def require(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """The frame if every row keeps the contract, else ContractError."""
    checked = check(frame, name)
    if checked.rejected.height:
        reasons = checked.rejected["reason"].to_list()
        raise ContractError(name, None, "rows break the contract", "Check the frame before.", reasons)
    return checked.good


def faults(frame: pl.DataFrame, name: str) -> list[tuple[int, str, str]]:
    """Every rule of a contract that some row breaks: number of the row, rule, reason with remedy."""
    definition = table(name)
    ordered = frame.select(definition.columns)
    return [
        (one.row, rule_name(definition, one.column, one.rule), reason(definition, one.column, one.rule, row))
        for one in _failures(frame, definition)
        for row in (ordered.row(one.row, named=True),)
    ]


def _failures(frame: pl.DataFrame, definition: Table) -> list[Failure]:
    try:
        contract(definition.name).validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return []
    whole = cases.filter(pl.col("index").is_null())
    if whole.height:
        raise _layout_error(frame, definition, whole)
    found = [
        _failure(row, column if context == "Column" else None, rule, definition)
        for row, context, column, rule in cases.select(
            "index", "schema_context", "column", "check"
        ).iter_rows()
    ]
    return sorted(set(found), key=lambda failure: (failure.row, failure.column or "", failure.rule))


def _failure(row: int, column: str | None, rule: str, definition: Table) -> Failure:
    if column is not None:
        return Failure(row, column, "null" if rule == "not_nullable" else rule)
    known = any(rule == law.name for law in definition.rules)
    return Failure(row, None, rule if known else "key")


def _layout_error(frame: pl.DataFrame, definition: Table, cases: pl.DataFrame) -> ContractError:
    missing = [column for column in definition.columns if column not in frame.columns]
    unknown = [column for column in frame.columns if column not in definition.columns]
    if missing:
        return ContractError(
            definition.name, missing[0], "is missing", f"The frame has {', '.join(frame.columns)}."
        )
    if unknown:
        return ContractError(
            definition.name, unknown[0], "is not defined", "Drop it, or define it in schemas/tables."
        )
    column, rule, case = cases.select("column", "check", "failure_case").row(0)
    return ContractError(definition.name, column, f"is {case}, not {rule}", "Cast it before checking.")


def _rejection(frame: pl.DataFrame, definition: Table, failure: Failure, stage: str) -> Rejected:
    row = frame.row(failure.row, named=True)
    return Rejected(
        source_path=row.get("source_path") or f"table {definition.name}",
        document_id=row.get("document_id"),
        stage=stage,
        rule=rule_name(definition, failure.column, failure.rule),
        reason=reason(definition, failure.column, failure.rule, row),
        locator=locator(definition, row),
        payload=payload(definition, failure.column, row),
    )


def _with_sources(rejected: pl.DataFrame, documents: pl.DataFrame | None) -> pl.DataFrame:
    if documents is None:
        return rejected
    named = documents.select("document_id", pl.col("source_path").alias("_path")).unique("document_id")
    found = rejected.join(named, on="document_id", how="left", maintain_order="left")
    return found.with_columns(pl.coalesce("_path", "source_path").alias("source_path")).drop("_path")
