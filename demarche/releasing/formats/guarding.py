"""Texts that a spreadsheet would take for formulas.

Belongs here: recognising such texts, and the apostrophe that disarms them in CSV, where a cell has no
type. Does not: workbooks, whose cells say that they are text (workbook).
"""

from __future__ import annotations

import re

import polars as pl

_FORMULA = r"(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
"""How a text begins that some spreadsheet runs; the full-width signs count in Japanese ones."""

_FIRST = frozenset("=+-@＝＋－＠")

GUARDED = f"^'+{_FORMULA}"
"""What a guarded cell matches; it has one apostrophe more than the text."""


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run the text."""
    first = text[:1]
    # Nearly no text begins so, and there are hundreds of thousands.
    return (first in _FIRST or first.isspace()) and re.match(_FORMULA, text) is not None


def guarded(column: pl.Expr) -> pl.Expr:
    """The texts of a column, disarmed.

    A text that already looks disarmed gets one more apostrophe, so that nothing is lost: taking one away
    gives every text back.
    """
    return column.str.replace(f"^('*{_FORMULA})", "'${1}")
