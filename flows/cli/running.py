"""Commands that run the pipeline: once, or by schedule.

Belongs here: their options and help. Does not: any work (running, serve).
"""

from __future__ import annotations

from typing import Annotated

import typer

from flows.options import (
    AcceptDriftOption,
    ClusterOption,
    DryRunOption,
    InboxOption,
    ProcessedOption,
    PublicOption,
    RawOption,
    ReleasedOption,
    ReleasesOption,
    ToOption,
    TopicsOption,
    WorkersOption,
)

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

SERVE_HELP = """
Run on a schedule until stopped, one run at a time.

A run that falls due while another one is at work is left out. How a run ended, and why if it failed, stands
on the pages of the server whose address is printed; it is sent to DEMARCHE_WEBHOOK, if that is set.

Examples:

  demarche serve --cron "0 4 * * *"

  demarche serve --cron "*/30 * * * *" --timezone Europe/Vienna --inbox /srv/inbox
"""


def run(
    raw: RawOption = None,
    processed: ProcessedOption = None,
    releases: ReleasesOption = None,
    topics: TopicsOption = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    inbox: InboxOption = None,
    released: ReleasedOption = None,
    accept_drift: AcceptDriftOption = None,
    dry_run: DryRunOption = False,
    to: ToOption = None,
    public: PublicOption = False,
) -> None:
    """Turn raw texts into a published release."""
    from flows.errors import plain_errors
    from flows.places import Places
    from flows.running import run as run_pipeline

    with plain_errors():
        places = Places.chosen(raw, processed, releases)
    run_pipeline(
        places,
        topics.resolve() if topics else None,
        workers,
        released.date() if released else None,
        accept_drift,
        dry_run,
        to or (),
        public,
        inbox.resolve() if inbox else None,
        cluster,
    )


def serve(
    cron: Annotated[str, typer.Option(help="When to run: minute hour day month weekday.")],
    timezone: Annotated[str, typer.Option(help="Time zone of the schedule.")] = "UTC",
    raw: RawOption = None,
    processed: ProcessedOption = None,
    releases: ReleasesOption = None,
    topics: TopicsOption = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    inbox: InboxOption = None,
    to: ToOption = None,
    public: PublicOption = False,
) -> None:
    """Run on a schedule until stopped, one run at a time."""
    from flows.errors import plain_errors
    from flows.places import Places
    from flows.serve import serve as serve_pipeline

    with plain_errors():
        places = Places.chosen(raw, processed, releases)
    serve_pipeline(
        cron,
        timezone,
        places,
        topics.resolve() if topics else None,
        workers,
        to or (),
        public,
        inbox.resolve() if inbox else None,
        cluster,
    )
