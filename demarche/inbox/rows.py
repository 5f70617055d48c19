"""Rows of metadata that come with an inbox, and what the raw texts' documents.csv lacks of them.

Belongs here: which rows are to be appended, which contradict, the bytes of the longer table. Does not: what
the values mean (reading.metadata), writing (taking).

What stands in the table is never changed: its bytes are the beginning of the longer one's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from demarche.quarantine import Rejected
from demarche.reading.csv_rows import delimiter_of, read_rows
from demarche.reading.decoding import decode
from demarche.reading.files import RawFile, is_inside, read_bytes
from demarche.reading.index import MOST_BYTES, NAME, Index, Row, read_index
from demarche.reading.metadata import proper_name
from demarche.reading.refusal import RefusalError

Values = dict[str, str]
"""A row's cells by the proper names of their columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """documents.csv of one folder: the rows it means, its cells as they stand, and its bytes.

    `columns` are the proper names, null for a column that means none; empty where there is no table.
    """

    index: Index
    data: bytes = b""
    columns: tuple[str | None, ...] = ()
    cells: Mapping[int, Values] = field(default_factory=dict)
    delimiter: str = ","
    encoding: str = "utf-8"

    @classmethod
    def of(cls, folder: Path) -> Table:
        """The table of a folder; RefusalError if it has one that no row can be read of."""
        index = read_index(folder)
        if not ((folder / NAME).exists() or (folder / NAME).is_symlink()):
            return cls(index)
        if not is_inside(folder / NAME, folder.resolve()):
            raise RefusalError(
                "outside-folder", f"{NAME} is a link out of its folder. Put the table itself there."
            )
        data = read_bytes(RawFile(NAME, folder / NAME), MOST_BYTES)
        raw = decode(data)
        records = dict(read_rows(raw.text, "file"))
        header = records.pop(1, [])
        columns = tuple(_proper(cell) for cell in header) if isinstance(header, list) else ()
        if columns.count("file") != 1:
            raise RefusalError("csv", f"{NAME}, row 1: there is no column file. Mend the header.")
        cells = {
            number: {name: cell for name, cell in zip(columns, row, strict=False) if name is not None}
            for number, row in records.items()
            if isinstance(row, list)
        }
        return cls(
            index,
            data,
            columns,
            cells,
            delimiter_of(raw.text.splitlines(keepends=True)[:1], "file"),
            raw.encoding or "utf-8",
        )

    @property
    def faults(self) -> list[Rejected]:
        """What of the table cannot be used."""
        return self.index.rejected


def _proper(cell: str) -> str | None:
    try:
        return proper_name(cell)
    except ValueError:
        return None


def new_row(file: str, brought: Table, known: Table) -> Values | None:
    """The row to be appended for a file; None if it comes with none, or if the table has it.

    RefusalError if several rows came, if one contradicts the table, or gives what it has no column for.
    """
    came = brought.index.rows.get(file, [])
    if not came:
        return None
    if len(came) > 1:
        numbers = ", ".join(str(row.number) for row in came)
        raise RefusalError(
            "duplicate-row", f"{NAME} of the inbox has several rows for it ({numbers}). Keep one."
        )
    row = came[0]
    for other in known.index.rows.get(file, []):
        if _said(other) != _said(row):
            raise RefusalError(
                "duplicate-row",
                f"{row.place} of the inbox says something else than {other.place} of the raw texts. "
                "Mend the one that is wrong.",
            )
        return None
    cells = brought.cells[row.number]
    missing = [name for name, cell in cells.items() if cell.strip() and name not in known.columns]
    if known.columns and missing:
        raise RefusalError(
            "unknown-column",
            f"{row.place} of the inbox gives {', '.join(missing)}, for which {NAME} of the raw texts has no "
            "column. Add it there.",
        )
    return cells


def _said(row: Row) -> dict[str, tuple[str, ...]]:
    return {name: given.values for name, given in row.given.items()}


def lengthened(known: Table, rows: list[Values], columns: tuple[str | None, ...]) -> bytes:
    """The bytes of the table with these rows at its end, or of a new one with these columns.

    RefusalError if the table is one that rows cannot be appended to.
    """
    if known.encoding != "utf-8":
        raise RefusalError(
            "encoding",
            f"{NAME} of the raw texts is in {known.encoding}, and rows are only appended in UTF-8. "
            "Save it as UTF-8.",
        )
    head = known.columns or tuple(name for name in columns if name is not None)
    made = io.StringIO(newline="")
    end = "\r\n" if b"\r\n" in known.data else "\n"
    writer = csv.writer(made, delimiter=known.delimiter, lineterminator=end)
    if not known.columns:
        writer.writerow(head)
    if known.data and not known.data.endswith(b"\n"):
        made.write(end)
    written = [[row.get(name or "", "") for name in head] for row in rows]
    writer.writerows(written)
    data = known.data + made.getvalue().encode("utf-8")
    read = [cells for _, cells in read_rows(decode(data).text, "file")]
    if read[-len(written) :] != written:
        raise RefusalError(
            "csv", f"{NAME} of the raw texts has a quotation mark without partner. Mend it, so that rows fit."
        )
    return data
