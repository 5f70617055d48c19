"""The operator's commands of `demarche`: run, review, serve, extract, store. They need a checkout.

Belongs here: their options and help. Does not: the analyst's commands (demarche.cli), any work.
Nothing heavy is imported before a command is chosen.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from flows.options import (
    AcceptDriftOption,
    DryRunOption,
    ProcessedOption,
    PublicOption,
    RawOption,
    ReleasedOption,
    ReleasesOption,
    ToOption,
    TopicsOption,
    WorkersOption,
)

PANEL = "For data editors (in a checkout)"

RUN_HELP = """
Turn raw texts into a published release.

Stages whose inputs are unchanged are skipped for the checkout's own raw/; what cannot be read goes to
the quarantine and the run goes on.

Examples:

  demarche run

  demarche run --raw my/texts --processed my/processed --releases my/releases

  demarche run --raw my/texts --processed out --releases out/releases --topics my/topics.yaml

  demarche run --dry-run

  demarche run --accept-drift "the speeches before 1990 were taken out"

  demarche run --to s3://bucket/demarche --to zenodo://zenodo.org
"""

PUBLISH_HELP = """
Send a version that was made here to other places.

A folder and an object store show it at once. Repositories such as Zenodo get a draft, which is made
public only by --publish, for that cannot be taken back; the access token is read from ZENODO_TOKEN.
What was interrupted is taken up, what is there already is left alone. A version that was withdrawn
here is marked in folders and object stores that have it.

Examples:

  demarche publish 0.3.0 --to /srv/www/demarche

  demarche publish latest --to s3://bucket/demarche

  demarche publish 0.3.0 --to zenodo://sandbox.zenodo.org --publish
"""

SERVE_HELP = """
Run on a schedule until stopped, one run at a time.

Examples:

  demarche serve --cron "0 4 * * *"

  demarche serve --cron "*/30 * * * *" --timezone Europe/Vienna --raw inbox
"""

REBUILD_HELP = """
Make a published version anew and compare it with what was published, bit for bit.

Takes the raw texts and this checkout, and from the releases the version that it followed; provenance.json
names them all. Exit status 1 if anything differs, the first difference on top.

Examples:

  demarche rebuild 0.2.0

  demarche rebuild latest --raw my/texts --releases my/releases --into anew
"""

STORE_HELP = """
Say how much of what earlier runs found out about single texts is kept, and where; or throw it away.

Nothing depends on it but time: whatever is missing is made again.

Examples:

  demarche store

  demarche store --empty
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


REVIEW_HELP = """
Accept, correct, reject and add positions on the explorer's page, which is served to this machine alone.

Decisions are written to reviews/NAME.csv beside processed/; the next run applies them.

Examples:

  demarche review

  demarche review 0.2.0 --reviewer anna

  demarche review --candidate

  demarche review --check
"""


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


def run(
    raw: RawOption = None,
    processed: ProcessedOption = None,
    releases: ReleasesOption = None,
    topics: TopicsOption = None,
    workers: WorkersOption = None,
    released: ReleasedOption = None,
    accept_drift: AcceptDriftOption = None,
    dry_run: DryRunOption = False,
    to: ToOption = None,
    public: PublicOption = False,
) -> None:
    """Turn raw texts into a published release."""
    from flows.places import Places
    from flows.running import run as run_pipeline

    run_pipeline(
        Places.chosen(raw, processed, releases),
        topics.resolve() if topics else None,
        workers,
        released.date() if released else None,
        accept_drift,
        dry_run,
        to or (),
        public,
    )


def publish(
    version: Annotated[str, typer.Argument(help="Version, or latest.")],
    to: ToOption = None,
    public: PublicOption = False,
    releases: ReleasesOption = None,
) -> None:
    """Send a version to other places."""
    from flows.errors import StoppedError, plain_errors

    with plain_errors():
        if not to:
            raise StoppedError("say where to: --to URL")
        from flows.places import Places
        from flows.sending import send

        send(Places.chosen(releases=releases).releases, version, to, public)


def rebuild(
    version: Annotated[str, typer.Argument(help="Version, or latest.", show_default=False)],
    raw: RawOption = None,
    releases: ReleasesOption = None,
    topics: TopicsOption = None,
    workers: WorkersOption = None,
    into: Annotated[
        Path | None, typer.Option(help="New folder to keep what is made.", show_default="none")
    ] = None,
) -> None:
    """Make a published version anew and compare it, bit for bit."""
    from flows.errors import plain_errors

    with plain_errors():
        from flows.places import Places
        from flows.rebuild import rebuild_and_tell

        places = Places.chosen(raw, None, releases)
        rebuild_and_tell(version, places, into, topics.resolve() if topics else None, workers)


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
    from flows.errors import REFUSED, plain_errors

    with plain_errors():
        from flows.places import Places
        from flows.review import check as check_reviews
        from flows.review import review as serve_for_review

        places = Places.chosen(processed=processed, releases=releases)
        if check:
            raise SystemExit(REFUSED if check_reviews(places) else 0)
        serve_for_review(places, None if candidate else version, reviewer, port)


def serve(
    cron: Annotated[str, typer.Option(help="When to run: minute hour day month weekday.")],
    timezone: Annotated[str, typer.Option(help="Time zone of the schedule.")] = "UTC",
    raw: RawOption = None,
    processed: ProcessedOption = None,
    releases: ReleasesOption = None,
    topics: TopicsOption = None,
    workers: WorkersOption = None,
    to: ToOption = None,
    public: PublicOption = False,
) -> None:
    """Run on a schedule until stopped, one run at a time."""
    from flows.places import Places
    from flows.serve import serve as serve_pipeline

    serve_pipeline(
        cron,
        timezone,
        Places.chosen(raw, processed, releases),
        topics.resolve() if topics else None,
        workers,
        to or (),
        public,
    )


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
