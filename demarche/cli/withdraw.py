"""`demarche withdraw`: mark a version as not to be used.

Belongs here: the command. Does not: the mark (releasing.withdrawing).
"""

from __future__ import annotations

from typing import Annotated

import typer

from demarche.cli.errors import told
from demarche.cli.releases import FOLDER, ReleasesOption


def withdraw(
    version: Annotated[str, typer.Argument(help="Version to withdraw.", show_default=False)],
    reason: Annotated[str, typer.Option(help="Why; whoever loads the version is told.", show_default=False)],
    folder: ReleasesOption = FOLDER,
) -> None:
    """Mark a version as withdrawn. Nothing is deleted: papers that cite it can still be checked.

    Example: demarche withdraw 0.2.0 --reason "the dates of 2019 are wrong; use 0.2.1"
    """
    from demarche.releasing.index import read_index
    from demarche.releasing.locking import BusyError
    from demarche.releasing.withdrawing import withdraw as mark

    with told():
        try:
            entry = mark(folder, version, reason)
        except BusyError as error:
            raise ValueError(str(error)) from None
        latest = read_index(folder).latest
    follows = f"latest is {latest.version}" if latest else "no version is left that is not withdrawn"
    typer.echo(f"{entry.version} is withdrawn: {entry.reason}\nIt stays where it is; {follows}.")
