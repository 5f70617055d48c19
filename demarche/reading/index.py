"""documents.csv: one row of metadata for each file.

Belongs here: reading the table and sorting its rows by file. Does not: what the values mean
(metadata), whether the files exist (folder).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from demarche.quarantine import Rejected
from demarche.reading.decoding import decode
from demarche.reading.files import RawFile, relative_path
from demarche.reading.files import read_bytes as read_file_bytes
from demarche.reading.metadata import Given, proper_name, split_values
from demarche.reading.refusal import RefusalError, quoted

NAME = "documents.csv"
MOST_BYTES = 50_000_000


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
    """The rows of documents.csv by file, and what of it could not be used."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)


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
        if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
            raise RefusalError("outside-folder", f"{NAME} is not a regular file inside the folder.")
        text = decode(read_file_bytes(RawFile(NAME, path), MOST_BYTES)).text
        _fill(index, text)
    except RefusalError as refusal:
        index.rejected.append(refusal.rejected(NAME))
    except OSError as error:
        index.rejected.append(
            RefusalError("unreadable", f"{NAME} cannot be read ({error.strerror}).").rejected(NAME)
        )
    return index


def _fill(index: Index, text: str) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = _header(next(_cells(reader), []))
    for number, cells in enumerate(_cells(reader), start=2):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            path, row = _row(header, cells, number)
        except RefusalError as refusal:
            shown = cells[header.index("file")] if len(cells) > header.index("file") else ""
            index.rejected.append(refusal.rejected(shown or NAME))
        else:
            index.rows.setdefault(path, []).append(row)


def _cells(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows of the table; RefusalError where it stops being one."""
    try:
        yield from reader
    except csv.Error as error:
        line = getattr(reader, "line_num", 0)
        raise RefusalError(
            "csv",
            f"{NAME}, line {line}: not a CSV table from here on ({error}). Mend the quotes.",
            locator=f"line {line}",
        ) from None


def _header(cells: list[str]) -> list[str]:
    try:
        names = [proper_name(cell) for cell in cells]
    except ValueError as error:
        raise RefusalError("unknown-column", f"{place(1)}: column {error}", locator=place(1)) from None
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice or "file" not in names:
        what = f"column {twice[0]} stands twice" if twice else "there is no column file"
        raise RefusalError("csv", f"{place(1)}: {what}. Mend the header.", locator=place(1))
    return names


def _row(header: list[str], cells: list[str], number: int) -> tuple[str, Row]:
    here = place(number)
    if len(cells) != len(header):
        raise RefusalError(
            "csv",
            f"{here}: {len(cells)} cells for {len(header)} columns. Quote fields that hold a comma.",
            locator=here,
        )
    values = dict(zip(header, cells, strict=True))
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
