"""What a broken rule says to a person: its name, the reason with a remedy, where, and the value.

Belongs here: the words. Does not: finding failures (checking). Words of a document never appear.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemas.fields import Field
from schemas.table import Table
from schemas.vocabularies import values

Row = Mapping[str, Any]

LONGEST_SHOWN = 60


def rule_name(definition: Table, column: str | None, rule: str) -> str:
    """Short name of the rule, such as `positions.stance.vocabulary`."""
    return ".".join(part for part in (definition.name, column, rule) if part)


def reason(definition: Table, column: str | None, rule: str, row: Row) -> str:
    """What is wrong and what would be right."""
    if column is not None:
        field = definition.field(column)
        return f"{definition.name}.{column} {_shown(field, row[column])} {_wrong(field, rule)}"
    if rule == "key":
        key = ", ".join(definition.order)
        return f"{definition.name}: several rows share the key ({key}); give each its own."
    law = next(law for law in definition.rules if law.name == rule)
    return f"{definition.name}: the row breaks the rule {law.name}: {law.description}"


def locator(definition: Table, row: Row) -> str:
    """The row's place: its span if it has one, else its key."""
    if "char_start" in definition.columns:
        return f"characters {row['char_start']}:{row['char_end']}"
    return ", ".join(f"{column}={row[column]}" for column in definition.order)


def payload(definition: Table, column: str | None, row: Row) -> str | None:
    """The offending value, unless it is missing or words of a document."""
    if column is None or row[column] is None or definition.field(column).is_body:
        return None
    return str(row[column])


def _shown(field: Field, value: object) -> str:
    if value is None:
        return "is null:"
    if field.is_body:
        return "(not shown)"
    text = str(value)
    return f'"{text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"}"'


def _wrong(field: Field, rule: str) -> str:
    if rule == "null":
        return "it must have a value."
    if rule == "vocabulary" and field.vocabulary:
        return f"is not one of {', '.join(values(field.vocabulary))}."
    if rule == "pattern":
        return f"has the wrong form; it must match {field.pattern}."
    if rule == "minimum":
        return f"is below {field.minimum:g}."
    if rule == "maximum":
        return f"is above {field.maximum:g}."
    return {"elements": "holds a null.", "finite": "is not a finite number."}[rule]
