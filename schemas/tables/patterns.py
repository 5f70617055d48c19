"""Shapes of identifiers and dates that several tables share, and the group of date fields.

Belongs here: patterns (in the syntax common to Python and Rust) and field groups used more than once.
"""

from __future__ import annotations

import polars as pl

from schemas.fields import Field
from schemas.table import Rule

ACTOR_ID = r"[A-Za-z0-9][A-Za-z0-9._-]*"
DOCUMENT_ID = r"[a-z0-9][a-z0-9._-]*"
POSITION_ID = r"p-[0-9a-f]{12,64}"
TOPIC_ID = r"[a-z0-9][a-z0-9._/-]*"
SHA256 = r"[0-9a-f]{64}"
VERSION = r"[0-9]+\.[0-9]+\.[0-9]+"
_POINT = r"[0-9]{2}[0-9X]{2}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?[~?%]?"
EDTF = rf"(?:{_POINT}|(?:{_POINT}|\.\.)?/(?:{_POINT}|\.\.)?)"


def date_fields(prefix: str, what: str) -> tuple[Field, ...]:
    """EDTF string, closed day bounds and precision of one date; `what` completes "Date …"."""
    return (
        Field(f"{prefix}_edtf", "string", f"Date {what}, in EDTF level 1.", pattern=EDTF),
        Field(f"{prefix}_start", "date", f"First day of the date {what}; null if open.", nullable=True),
        Field(f"{prefix}_end", "date", f"Last day of the date {what}; null if open.", nullable=True),
        Field(f"{prefix}_precision", "string", f"How fine the date {what} is.", vocabulary="precisions"),
    )


def date_rules(prefix: str) -> tuple[Rule, ...]:
    """What holds for every date written by `date_fields`."""
    start, end, precision = (pl.col(f"{prefix}_{part}") for part in ("start", "end", "precision"))
    return (
        Rule(f"{prefix}-order", f"{prefix}_start is not after {prefix}_end.", (start <= end).fill_null(True)),
        Rule(
            f"{prefix}-open",
            f"Exactly the dates of precision open lack {prefix}_start or {prefix}_end, and none lacks both.",
            ((precision == "open") == (start.is_null() ^ end.is_null())) & ~(start.is_null() & end.is_null()),
        ),
    )
