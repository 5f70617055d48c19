"""The command `demarche`: the analyst's commands, and whatever a checkout adds to them.

Belongs here: putting the commands together. Does not: the commands themselves (a module each), the
operator's commands (flows.cli, through the entry point group `demarche.commands`).
Only typer is imported before a command is chosen.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Annotated

import typer

from demarche import __version__
from demarche.cli.diff import diff
from demarche.cli.releases import releases
from demarche.cli.show import show
from demarche.cli.verify import verify
from demarche.cli.withdraw import withdraw

GROUP = "demarche.commands"

app = typer.Typer(
    help="Policy positions from political texts: who wants what, on which topic, with which stance.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
)
EVERYBODY, EDITORS = "For everybody", "For data editors"
for _command in (releases, show, diff, verify):
    app.command(rich_help_panel=EVERYBODY)(_command)
app.command(rich_help_panel=EDITORS)(withdraw)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version of the program."
        ),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line."""
    add_commands(app)
    app()


def add_commands(to: typer.Typer) -> None:
    """Add what installed packages offer.

    What is not installed at all (an analyst's machine, no checkout) is passed over; what is there but
    broken, or lacks something that it needs, says why, and the other commands go on working.
    """
    for point in entry_points(group=GROUP):
        try:
            point.load()(to)
        except Exception as error:
            if isinstance(error, ModuleNotFoundError) and error.name == point.module.partition(".")[0]:
                continue
            typer.echo(f"demarche: the commands of {point.value} are missing: {error!r}", err=True)
