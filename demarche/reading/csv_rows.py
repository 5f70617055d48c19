"""A CSV table row by row, where any row may be torn.

Belongs here: what separates cells, and going on below what cannot be read. Does not: what the rows mean
(index).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

_DELIMITERS = (",", ";", "\t")

Cells = list[str] | csv.Error
"""A row's cells, or why it has none."""


def read_rows(text: str, column: str) -> Iterator[tuple[int, Cells]]:
    """(row, its cells), the header being row 1; cells are separated as makes `column` one of the header's."""
    lines = list(io.StringIO(text, newline=""))
    yield from _records(lines, delimiter_of(lines[:1], column))


def delimiter_of(head: Sequence[str], column: str) -> str:
    """What separates the cells of the header: a comma, unless another makes such a column of it."""
    for delimiter in _DELIMITERS:
        _, cells = next(_records(head, delimiter), (1, []))
        if not isinstance(cells, csv.Error) and column in (cell.strip() for cell in cells):
            return delimiter
    return _DELIMITERS[0]


def _records(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, Cells]]:
    """(row, its cells) of a table. A row that cannot be read costs one line: reading goes on below it.

    So does one over several lines with too many or too few cells: a quotation mark has no partner there.
    """
    at, number, width = 0, 0, 0
    while at < len(lines):
        reader = csv.reader((lines[i] for i in range(at, len(lines))), strict=True, delimiter=delimiter)
        begin = 0
        while True:
            begin, number = reader.line_num, number + 1
            cells: Cells
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                cells = error
            width = width or (0 if isinstance(cells, csv.Error) else len(cells))
            is_torn = not isinstance(cells, csv.Error) and reader.line_num > begin + 1 and len(cells) != width
            yield number, csv.Error("a quotation mark has no partner") if is_torn else cells
            if is_torn or isinstance(cells, csv.Error):
                break
        at += begin + 1
