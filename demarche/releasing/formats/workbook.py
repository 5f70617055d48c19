"""The tables as one workbook: a sheet for each, and a README sheet that explains the columns.

Belongs here: what Excel cannot hold and what is done about it. Texts beyond a cell's limit are cut
with a marker that says so and where the whole stands; the number of cuts is logged and stated on the
README sheet. Tables with more rows than a workbook is good for (limits) are left out, and the README sheet
says so.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.formats.csv_files import flat
from demarche.releasing.formats.guarding import is_formula
from demarche.releasing.formats.limits import SHEET_ROWS
from schemas.tables import TABLES

log = logging.getLogger(__name__)

CELL = 32_767
"""Characters that a cell holds, counted as Excel does, in UTF-16 units."""
FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; earlier days are written as text."""
WIDTHS = {"integer": 10, "number": 10, "boolean": 9, "date": 11, "strings": 18}
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(path: Path, tables: Mapping[str, pl.DataFrame], release: ReleaseFacts) -> Path:
    """Write the workbook; its bytes depend on nothing but the tables and the release."""
    cut: dict[str, int] = {}
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        made = datetime.combine(release.released, time())
        book.set_properties({"title": release.title, "comments": release.version, "created": made})
        styles = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            # Excel shows such a cell as text even after somebody has clicked into it.
            "formula": book.add_format({"quote_prefix": True}),
        }
        readme = book.add_worksheet("README")
        for name, frame in tables.items():
            if frame.height <= SHEET_ROWS:
                cut[name] = _fill(book.add_worksheet(name), name, frame, styles)
        _explain(readme, tables, release, cut, styles)
    for name, count in cut.items():
        if count:
            log.warning("%s: %d texts of table %s are cut to what a cell holds", path.name, count, name)
    return path


def shortened(text: str, table: str) -> str:
    """The text, or as much of it as a cell holds and a marker that says how long and where it is whole."""
    if len(text) <= CELL // 2 or len(units := text.encode("utf-16-le")) <= 2 * CELL:
        return text
    marker = f" […cut: {len(text)} characters, whole in {table}.parquet and csv/{table}.csv]"
    room = 2 * (CELL - len(marker))
    return units[:room].decode("utf-16-le", "ignore") + marker


def _fill(sheet: Worksheet, name: str, frame: pl.DataFrame, styles: Mapping[str, Format]) -> int:
    """Write one sheet; how many texts had to be cut."""
    definition = TABLES[name]
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, frame.columns, styles["head"])
    for place, field in enumerate(definition.fields):
        sheet.set_column(place, place, WIDTHS.get(field.kind, 24))
    sheet.autofilter(0, 0, max(frame.height, 1), len(definition.fields) - 1)
    cut = 0
    for row, values in enumerate(flat(frame).iter_rows(), start=1):
        for place, value in enumerate(values):
            cut += _write(sheet, row, place, value, name, styles)
    return cut


def _write(
    sheet: Worksheet, row: int, place: int, value: Any, name: str, styles: Mapping[str, Format]
) -> bool:
    """Write one cell; whether its text was cut."""
    if value is None:
        return False
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, place, value)
    elif isinstance(value, date) and value >= FIRST_DAY:
        sheet.write_datetime(row, place, datetime.combine(value, time()), styles["day"])
    else:
        text = shortened(str(value), name)
        sheet.write_string(row, place, text, styles["formula"] if is_formula(text) else None)
        return text != str(value)
    return False


def _explain(
    sheet: Worksheet,
    tables: Mapping[str, pl.DataFrame],
    release: ReleaseFacts,
    cut: Mapping[str, int],
    styles: Mapping[str, Format],
) -> None:
    """The README sheet: what this is, what was cut, every table and every column."""
    lines: list[tuple[Any, ...]] = [
        (release.title, f"version {release.version}"),
        (release.about.description,),
        ("Released", release.released.isoformat()),
        ("Logical digest", release.logical_digest),
        ("Licence", release.about.licences["data"].title),
        ("Texts", release.about.texts),
        ("Days before 1900-03-01", "are written as text: Excel cannot count them."),
        ("Texts cut to what a cell holds", sum(cut.values())),
        (),
        ("table", "column", "kind", "description", "unit or vocabulary", "rows", "texts cut"),
    ]
    head = len(lines) - 1
    for name, definition in TABLES.items():
        told = cut.get(name, "left out, see csv/")
        lines.append((name, "", "table", definition.description, "", tables[name].height, told))
        lines += [
            (name, f.name, f.kind + ("?" if f.nullable else ""), f.description, f.unit or f.vocabulary or "")
            for f in definition.fields
        ]
    for row, line in enumerate(lines):
        sheet.write_row(row, 0, line, styles["head"] if row in (0, head) else None)
    for place, width in enumerate((28, 24, 12, 90, 20, 10, 10)):
        sheet.set_column(place, place, width)
