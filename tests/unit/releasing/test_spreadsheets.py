"""CSV and the workbook: everything is there, nothing runs, what is cut says so."""

from __future__ import annotations

import csv
import logging
import re
from datetime import date, datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.releasing.formats import workbook
from demarche.releasing.formats.guarding import GUARDED, guarded, is_formula
from demarche.releasing.formats.workbook import CELL, shortened, write_workbook
from schemas.tables import TABLES
from tests.unit.releasing.forming import HOSTILE, facts, formed, hostile_tables

UNDO = re.compile(GUARDED)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return formed(tmp_path_factory.mktemp("spreadsheets") / "release", hostile_tables())


@pytest.mark.parametrize("name", TABLES)
def test_csv_says_what_parquet_says(release: Path, name: str) -> None:
    path = release / "csv" / f"{name}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    table = pl.read_parquet(release / f"{name}.parquet")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    assert head == table.columns
    assert [[unguarded(cell) for cell in row] for row in rows] == [
        [written(value) for value in row] for row in table.iter_rows()
    ]


def unguarded(cell: str) -> str:
    """As the README of a release says."""
    return cell[1:] if UNDO.match(cell) else cell


def written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ";".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_no_cell_of_a_csv_begins_a_formula(release: Path) -> None:
    for path in (release / "csv").glob("*.csv"):
        for row in pl.read_csv(path, infer_schema=False).select(pl.col(pl.String)).iter_rows():
            for cell in filter(None, row):
                assert not is_formula(cell) or re.fullmatch(r"-[0-9.]+", cell), (path.name, cell)
    titles = pl.read_csv(release / "csv" / "documents.csv")["title"].to_list()
    assert "'" + HOSTILE in titles


@given(text=st.text(alphabet="'=+-@\t\r\n a＝1", max_size=6))
def test_guarding_disarms_and_loses_nothing(text: str) -> None:
    (safe,) = pl.Series("text", [text]).to_frame().select(guarded(pl.col("text")))["text"]
    assert not is_formula(safe)
    assert unguarded(safe) == text


def test_the_workbook_has_every_table_and_a_readme(release: Path) -> None:
    book = openpyxl.load_workbook(release / "demarche.xlsx")
    assert book.sheetnames == ["README", *TABLES]
    for name, definition in TABLES.items():
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == list(definition.columns)
        assert sheet.max_row - 1 == pl.read_parquet(release / f"{name}.parquet").height or sheet.max_row == 1
    told = {(row[0].value, row[1].value) for row in book["README"].iter_rows()}
    assert ("positions", "stance") in told
    assert ("Texts cut to what a cell holds", 1) in told


def test_the_workbook_holds_values_and_no_formulas(release: Path) -> None:
    book = openpyxl.load_workbook(release / "demarche.xlsx")
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    rows = list(book["documents"].iter_rows(min_row=2, values_only=True))
    head = [cell.value for cell in book["documents"][1]]
    by_id = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert by_id["putin-2007-munich"]["published_start"] == datetime(2007, 2, 10)
    title = next(
        row[head.index("title")]
        for row in book["documents"].iter_rows(min_row=2)
        if row[0].value == "putin-2007-munich"
    )
    assert title.value.startswith("=HYPERLINK")
    assert title.data_type == "s"
    assert title.quotePrefix, "a click into the cell must not make it a formula"


def test_a_text_longer_than_a_cell_is_cut_with_a_marker_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, release: Path
) -> None:
    tables = {name: pl.read_parquet(release / f"{name}.parquet") for name in TABLES}
    with caplog.at_level(logging.WARNING):
        write_workbook(tmp_path / "book.xlsx", tables, facts())
    assert "1 texts of table texts are cut" in caplog.text
    cells = [
        row[1] for row in openpyxl.load_workbook(tmp_path / "book.xlsx")["texts"].iter_rows(values_only=True)
    ]
    (cut,) = (text for text in cells if len(text) > 10_000)
    assert cut.endswith("[…cut: 40002 characters, whole in texts.parquet and csv/texts.csv]")
    assert len(cut.encode("utf-16-le")) // 2 == CELL


@given(st.integers(CELL - 3, CELL + 3))
def test_cutting_never_splits_a_character(length: int) -> None:
    text = "🙂" * (length // 2)
    assert shortened(text, "texts").encode("utf-8")
    assert len(shortened(text, "texts").encode("utf-16-le")) <= 2 * CELL


def test_tables_too_large_for_a_workbook_are_left_out_and_the_first_sheet_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: Path
) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 2)
    tables = {name: pl.read_parquet(release / f"{name}.parquet") for name in TABLES}
    write_workbook(tmp_path / "book.xlsx", tables, facts())
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    large = {name for name, frame in tables.items() if frame.height > 2}
    assert "documents" in large
    assert set(book.sheetnames) == {"README", *tables} - large
    told = {row[0].value: row[6].value for row in book["README"].iter_rows() if row[2].value == "table"}
    assert {name for name, said in told.items() if said == "left out, see csv/"} == large


def test_days_that_excel_cannot_count_stay_readable(tmp_path: Path, release: Path) -> None:
    tables = {name: pl.read_parquet(release / f"{name}.parquet") for name in TABLES}
    early = pl.lit(date(1823, 12, 2)).alias("published_start")
    tables["documents"] = tables["documents"].with_columns(early)
    write_workbook(tmp_path / "book.xlsx", tables, facts())
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["documents"]
    place = [cell.value for cell in sheet[1]].index("published_start")
    assert sheet[2][place].value == "1823-12-02"
