"""Commands for looking at what comes of texts: review rows, try a few texts, see what is kept.

Belongs here: their options and help. Does not: any work (review, preview, storing).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.options import ProcessedOption, ReleasesOption, TopicsOption

REVIEW_HELP = """
Accept, correct, reject and add positions on the explorer's page, which is served to this machine alone.

Decisions are written to reviews/NAME.csv beside processed/; the next run applies them.

Examples:

  demarche review

  demarche review 0.2.0 --reviewer anna

  demarche review --candidate

  demarche review --check
"""

EXTRACT_HELP = """
Show the positions in a few texts, with the words that show them; nothing is written.

Metadata is taken from the options, else from the file's front matter, else from a documents.csv beside it.

Examples:

  demarche extract raw/2008-medvedev-berlin.txt

  demarche extract speech.txt --actor USA --holder joe-biden --published 2021-09-21 --genre speech

  demarche extract speech.txt --actor UN --published 2005 --json | jq .topic_id

  echo "We must ban landmines." | demarche extract - --actor CAN --published 1997 --explain
"""

STORE_HELP = """
Say how much of what earlier runs found out about single texts is kept, and where; or throw it away.

Nothing depends on it but time: whatever is missing is made again.

Examples:

  demarche store

  demarche store --empty
"""


def review(
    version: Annotated[str, typer.Argument(help="Version, or latest.")] = "latest",
    candidate: Annotated[
        bool, typer.Option("--candidate", help="Review what the last run made, published or not.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Only say which decisions cannot be applied; exit status 1 if any."),
    ] = False,
    reviewer: Annotated[
        str | None, typer.Option(help="Name under which you decide.", show_default="that of git")
    ] = None,
    port: Annotated[int, typer.Option(help="Port to serve on.", min=1024, max=65535)] = 8765,
    processed: ProcessedOption = None,
    releases: ReleasesOption = None,
) -> None:
    """Accept, correct, reject and add positions."""
    from flows.errors import REFUSED, StoppedError, plain_errors

    with plain_errors():
        from flows.places import Places
        from flows.reviewing import check as check_reviews
        from flows.reviewing import review as serve_for_review

        places = Places.chosen(processed=processed, releases=releases)
        if places.target:
            raise StoppedError(
                f"decisions are written beside a folder of this machine, not in {places.target}. Review "
                "releases in a folder; put the CSV files into reviews/ beside the tables there."
            )
        if check:
            raise SystemExit(REFUSED if check_reviews(places) else 0)
        serve_for_review(places, None if candidate else version, reviewer, port)


def extract(
    files: Annotated[
        list[Path], typer.Argument(help="Texts (.txt or .md), or - for standard input.", show_default=False)
    ],
    actor: Annotated[str | None, typer.Option(help="Actor that the text's own voice speaks for.")] = None,
    holder: Annotated[
        str | None, typer.Option(help="Person or body that voices it.", show_default="the actor")
    ] = None,
    published: Annotated[str | None, typer.Option(help="Date of the text, EDTF: 2008-11-05, 2008.")] = None,
    genre: Annotated[str | None, typer.Option(help="op-ed, speech, statement, news …")] = None,
    topics: TopicsOption = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each row why it is there: cue, holder, topic, date.")
    ] = False,
) -> None:
    """Show the positions in a few texts, with the words that show them."""
    from flows.errors import plain_errors

    with plain_errors():
        from flows.preview import Given, preview

        given = Given(actor, holder, published, genre)
        preview(files, given, topics, is_json=json, is_explained=explain)


def store(
    is_emptied: Annotated[bool, typer.Option("--empty", help="Throw away all that is kept.")] = False,
) -> None:
    """Say how much is kept for later runs, or throw it away."""
    from flows.errors import plain_errors

    with plain_errors():
        from flows.storing import tell_of_store

        tell_of_store(is_emptied)
