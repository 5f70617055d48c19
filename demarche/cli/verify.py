"""`demarche verify`: whether a release is what was published.

Belongs here: saying what differs. Does not: finding it (releasing.verify).
"""

from __future__ import annotations

from typing import Annotated

import typer

from demarche.cli.errors import told
from demarche.cli.releases import FOLDER, ReleasesOption


def verify(
    version: Annotated[str, typer.Argument(help="Version, or latest.")] = "latest",
    folder: ReleasesOption = FOLDER,
) -> None:
    """Compute every checksum and digest of a version anew and compare.

    Example: demarche verify 0.1.0
    """
    from demarche.releasing.index import find_entry
    from demarche.releasing.layout import INDEX
    from demarche.releasing.verify import verify_version

    with told():
        entry = find_entry(folder, version)
        differences = verify_version(folder, entry.version)
    for difference in differences:
        where = "" if difference.path == INDEX else f"{entry.version}/"
        typer.echo(f"{where}{difference}", err=True)
    if differences:
        typer.echo(f"{entry.version} is not what was published: {len(differences)} difference(s).", err=True)
        raise typer.Exit(1)
    typer.echo(f"{entry.version} is whole: files and data are what was published.")
