"""documents.csv: one row of metadata for each file.

Belongs here: what the header and the rows say, sorting rows by file. Does not: how a table is cut into
cells (csv_rows), what the values mean (metadata), whether the files exist (folder).
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from demarche.quarantine import Rejected
from demarche.reading.csv_rows import Cells, read_rows
from demarche.reading.decoding import decode
from demarche.reading.files import RawFile, is_inside, relative_path
from demarche.reading.files import read_bytes as read_file_bytes
from demarche.reading.metadata import Given, proper_name, split_values
from demarche.reading.refusal import RefusalError, quoted
from demarche.reading.vocabulary import vocabulary

NAME = "documents.csv"
MOST_BYTES = 50_000_000
_MOST_UNREAD = 100
"""Rows that cannot be read, after which what is left is taken for no table."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet counts (the header is row 1) and the values given."""

    number: int
    given: dict[str, Given]

    @property
    def place(self) -> str:
        """The row as messages name it."""
        return place(self.number)


@dataclass(slots=True)
class Index:
    """The rows of documents.csv by file, and what of it could not be used.

    `gaps` names the places at which metadata of files may have been lost.
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)


def place(number: int) -> str:
    """A row as messages name it."""
    return f"{NAME}, row {number}"


def read_index(folder: Path) -> Index:
    """The index of a folder; empty if it has none. Faults end in `rejected`, never in an exception."""
    index = Index()
    path = folder / NAME
    if not (path.exists() or path.is_symlink()):
        return index
    try:
        if not (is_inside(path, folder.resolve()) and path.is_file()):
            raise RefusalError("outside-folder", f"{NAME} is not a regular file inside the folder.")
        _fill(index, decode(read_file_bytes(RawFile(NAME, path), MOST_BYTES)).text)
    except RefusalError as refusal:
        _leave_gap(index, refusal, NAME)
    return index


def _leave_gap(index: Index, refusal: RefusalError, file: str) -> None:
    index.rejected.append(refusal.rejected(file))
    index.gaps.append(refusal.locator or NAME)


def _fill(index: Index, text: str) -> None:
    records = read_rows(text, "file")
    header = _header(index, next(records, (1, [])))
    unread = 0
    for number, cells in records:
        if not isinstance(cells, csv.Error) and not any(cell.strip() for cell in cells):
            continue
        try:
            path, row = _row(header, cells, number)
        except RefusalError as refusal:
            at = header.index("file")
            shown = cells[at] if not isinstance(cells, csv.Error) and len(cells) > at else ""
            _leave_gap(index, refusal, shown or NAME)
            unread += refusal.rule == "csv"
            if unread >= _MOST_UNREAD:
                _leave_gap(index, _given_up(number), NAME)
                return
        else:
            index.rows.setdefault(path, []).append(row)


def _header(index: Index, record: tuple[int, Cells]) -> list[str | None]:
    """The field of each column; None for those that mean none, of which the index is told."""
    _, cells = record
    if isinstance(cells, csv.Error):
        raise _torn(1, cells)
    names: list[str | None] = []
    unknown: list[RefusalError] = []
    for cell in cells:
        try:
            names.append(proper_name(cell))
        except ValueError as error:
            names.append(None)
            unknown.append(_unknown(cell, error))
    twice = [name for name, times in Counter(filter(None, names)).items() if times > 1]
    if twice or "file" not in names:
        what = f"column {twice[0]} stands twice" if twice else "there is no column file"
        raise RefusalError("csv", f"{place(1)}: {what}. Mend the header.", locator=place(1))
    index.rejected += [refusal.rejected(NAME) for refusal in unknown]
    return names


def _unknown(cell: str, error: ValueError) -> RefusalError:
    near = get_close_matches(cell.strip().lower(), vocabulary().columns.names, 1)
    meant = f" Is {near[0]} meant?" if near else ""
    reason = f"{place(1)}: the column is passed over: {error}{meant}"
    return RefusalError("unknown-column", reason, locator=f"{place(1)}, column {quoted(cell)}", payload=cell)


def _given_up(number: int) -> RefusalError:
    return RefusalError(
        "csv",
        f"{place(number)}: {_MOST_UNREAD} rows cannot be read, so the rest is taken for no table. Mend it.",
        locator=f"{NAME}, from row {number} on",
    )


def _torn(number: int, error: csv.Error) -> RefusalError:
    here = place(number)
    return RefusalError("csv", f"{here}: not a row of a table ({error}). Mend its quotes.", locator=here)


def _row(header: list[str | None], cells: Cells, number: int) -> tuple[str, Row]:
    here = place(number)
    if isinstance(cells, csv.Error):
        raise _torn(number, cells)
    if len(cells) != len(header):
        raise RefusalError(
            "csv",
            f"{here}: {len(cells)} cells for {len(header)} columns. Quote fields that hold a comma.",
            locator=here,
        )
    values = {name: cell for name, cell in zip(header, cells, strict=True) if name is not None}
    name = values.pop("file").strip()
    if not name:
        raise RefusalError("csv", f"{here}: file is empty. Name the file.", locator=here)
    try:
        path = relative_path(name)
    except RefusalError as refusal:
        raise RefusalError(
            refusal.rule, f"{here}: {refusal.reason}", locator=here, payload=refusal.payload
        ) from None
    if not path.isprintable():
        raise RefusalError("csv", f"{here}: file {quoted(path)} cannot be a file's name.", locator=here)
    given = {n: Given(v, here) for n, value in values.items() if (v := split_values(n, value))}
    return path, Row(number, given)
