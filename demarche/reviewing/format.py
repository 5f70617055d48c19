"""The format of reviews/*.csv: one header, one line a decision, lists joined by semicolons.

Belongs here: decisions to text and back, and what is wrong with a line. Does not: files on disk (reading,
writing), whether a decision fits its text (fitting).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from demarche.reading.refusal import quoted
from demarche.releasing.formats.guarding import GUARDED, is_formula
from demarche.reviewing.decision import Decision, decision_of, incoherence
from demarche.tables import frame
from demarche.tables.checking import faults
from schemas.fields import Field
from schemas.tables.reviews import DECISIONS

COLUMNS = DECISIONS.columns
LISTED = ";"
_TRUTH = {"true": True, "false": False}
_LONGEST_CELL = 100_000


class FormatError(ValueError):
    """A file that cannot be read as decisions at all; the message names line and remedy."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that is no decision: where, which rule, and how to mend it."""

    line: int
    rule: str
    reason: str


def write_decisions(decisions: Iterable[Decision]) -> str:
    """The text of a file. Its lines are sorted, so that it says the same whatever was decided first."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = ([_cell(field, row[field.name]) for field in DECISIONS.fields] for row in _ordered(decisions))
    writer.writerows(rows)
    return stream.getvalue()


def read_decisions(text: str, name: str) -> tuple[list[Decision], list[Fault]]:
    """The decisions that a file holds, in the order of its lines, and the lines that hold none.

    `name` is what messages call the file. FormatError if it is no table of decisions.
    """
    header, lines = _lines(text)
    typed: list[tuple[int, dict[str, Any]]] = []
    wrong: list[Fault] = []
    for line, cells in lines:
        try:
            typed.append((line, _typed(header, cells)))
        except ValueError as error:
            wrong.append(Fault(line, "review.format", str(error)))
    found, refused = _checked(typed, name)
    return found, sorted([*wrong, *refused], key=lambda one: (one.line, one.rule, one.reason))


def checked_rows(rows: Sequence[dict[str, Any]], place: str) -> tuple[list[Decision], list[Fault]]:
    """Decisions from typed rows that did not come from a file; a fault's `line` is the number of its row."""
    return _checked(list(enumerate(rows)), place)


def _checked(typed: list[tuple[int, dict[str, Any]]], name: str) -> tuple[list[Decision], list[Fault]]:
    wrong: dict[int, Fault] = {}
    table = frame("decisions", (row for _, row in typed))
    for number, rule, reason in faults(table, "decisions") if typed else ():
        if rule != "decisions.key":  # the same line twice is told where all lines are known
            line = typed[number][0]
            wrong.setdefault(line, Fault(line, "review.value", reason.removeprefix("decisions.")))
    found: list[Decision] = []
    for line, row in typed:
        if line in wrong:
            continue
        if said := incoherence(row):
            wrong[line] = Fault(line, "review.value", said)
        else:
            found.append(decision_of(row, f"{name}, line {line}"))
    return found, list(wrong.values())


def _ordered(decisions: Iterable[Decision]) -> Iterator[dict[str, Any]]:
    rows = [decision.row() for decision in decisions]
    return iter(sorted(rows, key=lambda row: [str(row[n]) for n in _FIRST] + [str(row)]))


_FIRST = ("text_sha256", "reviewer")


def _lines(text: str) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
    except csv.Error as error:
        raise FormatError(f"line 1: not a CSV table ({error}). Mend the header.") from None
    unknown = [name for name in header if name not in COLUMNS]
    missing = [f.name for f in DECISIONS.fields if f.name not in header and not f.nullable]
    if unknown or missing or len(set(header)) != len(header):
        what = f"there is no column {missing[0]}" if missing else "a column stands twice"
        if unknown:
            what = f"column {quoted(unknown[0])} is not known"
        raise FormatError(f"line 1: {what}. The header is {','.join(COLUMNS)}, separated by commas.")
    return header, _rest(reader)


def _rest(reader: Any) -> Iterator[tuple[int, list[str]]]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FormatError(
                f"line {line}: not a CSV table from here on ({error}). Mend the quotes."
            ) from None
        if any(cell.strip() for cell in cells):
            yield line, cells


def _typed(header: list[str], cells: list[str]) -> dict[str, Any]:
    if len(cells) != len(header):
        raise ValueError(
            f"{len(cells)} cells for {len(header)} columns. Quote fields that hold a comma or a line break."
        )
    given = dict(zip(header, cells, strict=True))
    return {field.name: _value(field, given.get(field.name, "")) for field in DECISIONS.fields}


def _value(field: Field, cell: str) -> Any:
    if len(cell) > _LONGEST_CELL:
        raise ValueError(f"{field.name} has {len(cell)} characters. Shorten it.")
    text = cell if field.is_body else cell.strip()
    if re.match(GUARDED, text):
        text = text[1:]
    if field.kind == "strings":
        values = [part.strip() for part in text.split(LISTED) if part.strip()]
        return values if values or not field.nullable else None
    if text == "":
        return None
    if field.kind == "string":
        return text
    try:
        return _CASTS[field.kind](text)
    except (KeyError, ValueError):
        raise ValueError(f"{field.name} {quoted(text)} is not {_NAMES[field.kind]}.") from None


def _truth(text: str) -> bool:
    return _TRUTH[text.lower()]


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,15}", text):
        raise ValueError(text)
    return int(text)


_CASTS: dict[str, Any] = {
    "integer": _whole,
    "number": float,
    "boolean": _truth,
    "date": date.fromisoformat,
}
_NAMES = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a day such as 2026-11-21",
}


def _cell(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.kind == "strings":
        return LISTED.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value.isoformat() if isinstance(value, date) else str(value)
    is_disarmed = field.kind == "string" and (is_formula(text) or re.match(GUARDED, text))
    return f"'{text}" if is_disarmed else text


def empty_decisions() -> pl.DataFrame:
    """The table without rows."""
    return frame("decisions", ())
