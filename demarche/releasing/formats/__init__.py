"""The tables of a release in the forms that other programs open.

Belongs here: CSV, XLSX, DuckDB views, codebook, networks, DNA. Does not: descriptions of the release
for catalogues and citation (metadata).
"""

from __future__ import annotations

from pathlib import Path

from demarche.releasing.facts import ReleaseFacts


def write_formats(folder: Path, release: ReleaseFacts) -> None:
    """Write every further form of the Parquet tables that stand in the folder; same tables, same bytes."""
