"""The operator's commands of `demarche`: run, review, serve, extract, store. They need a checkout.

Belongs here: which there are, and in which order help shows them. Does not: the analyst's commands
(demarche.cli), any work. Nothing heavy is imported before a command is chosen.
"""

from __future__ import annotations

from importlib.util import find_spec

import typer

from flows.cli.looking import EXTRACT_HELP, REVIEW_HELP, STORE_HELP, extract, review, store
from flows.cli.releasing import PUBLISH_HELP, REBUILD_HELP, publish, rebuild
from flows.cli.running import RUN_HELP, SERVE_HELP, run, serve

PANEL = "For data editors (in a checkout)"


def register(app: typer.Typer) -> None:
    """Add the operator's commands to the app, if what they need is installed."""
    if find_spec("prefect") is None:
        return
    app.command(help=RUN_HELP, rich_help_panel=PANEL)(run)
    app.command(help=PUBLISH_HELP, rich_help_panel=PANEL)(publish)
    app.command(help=REVIEW_HELP, rich_help_panel=PANEL)(review)
    app.command(help=SERVE_HELP, rich_help_panel=PANEL)(serve)
    app.command(help=REBUILD_HELP, rich_help_panel=PANEL)(rebuild)
    app.command(help=EXTRACT_HELP, rich_help_panel=PANEL)(extract)
    app.command(help=STORE_HELP, rich_help_panel=PANEL)(store)
