"""`demarche releases`: which versions there are.

Belongs here: the list. Does not: what is in them (show, client).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from demarche.cli.errors import told

ReleasesOption = Annotated[
    Path, typer.Option("--releases", help="Folder of releases, with index.json.", show_default=True)
]
FOLDER = Path("releases")


def releases(folder: ReleasesOption = FOLDER) -> None:
    """List the published versions, the latest marked with *.

    Example: demarche releases --releases path/to/releases
    """
    from rich.console import Console
    from rich.table import Table

    from demarche.releasing.index import read_index

    with told():
        index = read_index(folder)
        if not index.entries:
            raise FileNotFoundError(f"{folder} holds no releases. Name their folder: --releases FOLDER")
        table = Table("version", "released", "status", "positions", "documents", "logical digest", box=None)
        latest = index.latest
        for entry in reversed(index.entries):
            mark = " *" if latest and entry.version == latest.version else ""
            table.add_row(
                entry.version + mark,
                entry.released,
                f"{entry.status}: {entry.reason}" if entry.reason else entry.status,
                f"{entry.rows.get('positions', 0):,}",
                f"{entry.rows.get('documents', 0):,}",
                entry.logical_digest[:16],
            )
        Console().print(table)
