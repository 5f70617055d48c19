"""Stage base: a copy of what a candidate needs of the release that it follows.

    python -m flows.base --processed processed --releases releases

Runs before every validate, for only a look at the index tells which release is the latest; what depends on
it is stale only if that has changed. Too small a task for Prefect.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from demarche.releasing.continuity.base import Choice, copy_base, read_choice
from flows.errors import StoppedError, plain_errors
from flows.freshness import is_published
from flows.options import RELEASES, ProcessedOption
from flows.places import RELEASES_VARIABLE, Places

ReleasesOption = Annotated[
    str | None,
    typer.Option(
        help=RELEASES.help,
        metavar=RELEASES.metavar,
        show_default=RELEASES.show_default,
        envvar=RELEASES_VARIABLE,
    ),
]


def take_base(places: Places) -> Choice:
    """Copy the latest release, and what was withdrawn since, as far as a candidate needs them.

    A candidate that has become the latest release goes on following the one before, until something changes.
    """
    try:
        if is_published(places):
            return read_choice(places.base)
        return copy_base(places.releases, places.base)
    except (ValueError, OSError) as error:
        raise StoppedError(str(error)) from None


def main(processed: ProcessedOption = None, releases: ReleasesOption = None) -> None:
    """Copy what the candidate needs of the release that it follows to processed/base."""
    with plain_errors():
        choice = take_base(Places.chosen(processed=processed, releases=releases))
    print(f"base      {choice.published[0] if choice.published else 'none'}", file=sys.stderr)


if __name__ == "__main__":
    typer.run(main)
