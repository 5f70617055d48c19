"""The tables of a release in the forms that other programs open.

Belongs here: CSV, workbook, DuckDB views, networks, DNA. Does not: what describes the release to readers,
catalogues and citation managers (metadata).

All are made from the Parquet tables of the release alone. Those hold nothing that rights forbid, so
no other form can.
"""

from __future__ import annotations

from pathlib import Path

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.formats.csv_files import write_csv_files
from demarche.releasing.formats.dna import statements, write_dna
from demarche.releasing.formats.limits import STATEMENTS
from demarche.releasing.formats.names import CSV, DNA, NETWORKS, VIEWS, WORKBOOK
from demarche.releasing.formats.networks import write_networks
from demarche.releasing.formats.views import views
from demarche.releasing.formats.workbook import write_workbook
from demarche.releasing.layout import table_path
from demarche.releasing.writing import write_text
from demarche.tables import read_table
from schemas.tables import TABLES


def write_formats(folder: Path, release: ReleaseFacts) -> None:
    """Write every further form of the Parquet tables that stand in the folder; same tables, same bytes."""
    tables = {name: read_table(table_path(folder, name), name) for name in TABLES}
    write_csv_files(folder / CSV, tables)
    write_workbook(folder / WORKBOOK, tables, release)
    write_text(folder / VIEWS, views(release))
    write_networks(folder / NETWORKS, tables, release)
    if statements(tables["positions"]) <= STATEMENTS:
        write_dna(folder / DNA, tables, release)
