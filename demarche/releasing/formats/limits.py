"""What the further forms of a very large release leave out, and how the release says so.

Belongs here: the limits, each with its reason. Does not: keeping to them (each format does), the tables as
Parquet and CSV, which are whole whatever their size.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from demarche.releasing.formats.names import DNA, NETWORKS, SETTINGS, WORKBOOK

SHEET_ROWS = 100_000
"""Rows of a table in the workbook: a sheet holds ten times as many, but takes minutes to write."""
STATEMENTS = 100_000
"""Statements in the file for DNA, a program for studies of thousands of statements, coded by hand."""
EDGES = 20_000
"""Edges of a network: all pairs of 200 actors. Pairs grow with the square of the actors."""
YEARLY = 100_000
"""Positions up to which each year has networks of its own; beyond, their files would outweigh all others."""


def missing_forms(folder: Path, rows: Mapping[str, int]) -> list[str]:
    """What the forms in a release folder lack, in a sentence each; nothing unless it is very large."""
    said = []
    if large := [name for name, count in rows.items() if count > SHEET_ROWS]:
        names = ", ".join(f"`{name}`" for name in large)
        said.append(f"`{WORKBOOK}` is without {names}, of more than {SHEET_ROWS:,} rows each: see `csv/`.")
    if not (folder / DNA).exists():
        said.append(f"There is no `{DNA}`: it would hold more than {STATEMENTS:,} statements.")
    if rows["positions"] > YEARLY:
        said.append(f"`{NETWORKS}/` is of the whole period only: there are more than {YEARLY:,} positions.")
    networks = json.loads((folder / NETWORKS / SETTINGS).read_text(encoding="utf-8"))["networks"]
    if cut := sum(len(one.get("left_out", ())) for one in networks):
        said.append(f"{cut} networks hold only their {EDGES:,} strongest edges: see `{NETWORKS}/{SETTINGS}`.")
    return said
