"""The tables as CSV that spreadsheets open with a double click.

Belongs here: one file a table, UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8;
ISO dates, empty cells for null, lists joined by semicolons, formulas disarmed (guarding).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from demarche.releasing.formats.guarding import guarded

JOINT = ";"
"""Between the elements of a list; ids hold none."""


def write_csv_files(folder: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    """Write one CSV file for each table into a new folder."""
    folder.mkdir(parents=True)
    for name, frame in tables.items():
        write_csv(folder / f"{name}.csv", frame)


def write_csv(path: Path, frame: pl.DataFrame) -> Path:
    """Write one frame, rows as they stand."""
    flat(frame).with_columns(guarded(pl.col(pl.String))).write_csv(path, include_bom=True)
    return path


def flat(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with lists as joined texts."""
    return frame.with_columns(pl.col(pl.List(pl.String)).list.join(JOINT))
