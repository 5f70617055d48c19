"""The whole run: raw texts to a published release.

    python -m flows.pipeline --raw raw --processed processed --releases releases

For the checkout's own raw/ DVC decides which stages are stale and runs each as a process of its own,
which shares this run's Prefect server; for any other folder the stale ones run here, one after the other.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import typer
from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from demarche.explorer.assets import require_current
from demarche.releasing.publish import Planned, Publication
from demarche.releasing.verdict import Verdict, read_verdict
from flows.base import take_base
from flows.cli.running import run
from flows.errors import REASON, StoppedError
from flows.extract import extraction_settings, run_extract
from flows.freshness import run_if_stale
from flows.holding import at_work_in, require_writable
from flows.inbox import take_task
from flows.ingest import ingest_flow
from flows.notices import notify
from flows.parameters import load_parameters
from flows.places import CHECKOUT, RELEASES_VARIABLE, Places, Where
from flows.publish import plan, publish_flow
from flows.reports import refusal
from flows.sending import reserve_task, send_task, targets_of
from flows.server import BOUND
from flows.spool import fetch, send_tables_task, spooling
from flows.tracking import dvc_environment, forget_hashes, is_tracked, track_task
from flows.validate import required, validate_flow


class RefusedError(Exception):
    """The candidate did not pass the gate; the verdict says why."""

    def __init__(self, verdict: Verdict, places: Places) -> None:
        super().__init__(refusal(places, verdict))
        self.verdict = verdict


@flow(
    name="pipeline",
    on_completion=[notify],
    on_failure=[notify],
    on_crashed=[notify],
    on_cancellation=[notify],
)
def pipeline(
    raw: Where | None = None,
    processed: Where | None = None,
    releases: Where | None = None,
    topics: Path | None = None,
    workers: int | None = None,
    released: date | None = None,
    accepted_drift: str | None = None,
    is_dry: bool = False,
    to: Sequence[str] = (),
    make_public: bool = False,
    inbox: Path | None = None,
    cluster: bool | None = None,
) -> Publication | Planned:
    """Raw texts to a published release, or if it `is_dry` to the plan of one.

    Raw texts are fetched and tables sent where URLs name them. Texts of the `inbox` are moved into the raw
    texts first. The version, new or not, is sent to the targets that the URLs `to` mean. Raises RefusedError
    if the gate says no.
    """
    places = Places.chosen(raw, processed, releases)
    if places.source is None and not places.raw.is_dir():
        raise StoppedError(f"{places.raw} is not a folder. Name the one with the raw texts: --raw FOLDER")
    targets_of(to, places.releases)
    parameters = load_parameters()
    extraction_settings(parameters, topics)
    required(parameters)
    require_current()
    if inbox is not None and is_dry:
        raise StoppedError("--inbox moves texts, and --dry-run is to change nothing. Leave out one of them.")
    if inbox is not None and places.source:
        raise StoppedError(
            f"--inbox moves texts into a folder of this machine, not into {places.source}. Put the texts "
            "there, or leave out --raw."
        )
    if not is_dry:
        require_writable(places.releases)
    with at_work_in(places), spooling(places):
        if inbox is not None:
            take_task(inbox.resolve(), places)
        if places.is_own and topics is None and _has_dvc():
            reproduce(workers, places.releases, cluster)
        else:
            fetch(places)
            run_if_stale("ingest", places, partial(ingest_flow, places.raw, places.processed))
            reading = partial(run_extract, places.processed, topics, workers, cluster, is_judged_here=True)
            run_if_stale("extract", places, reading, topics)
            take_base(places)
            run_if_stale("validate", places, partial(validate_flow, places.processed))
            if places.target and not is_dry:
                send_tables_task(places)
        if is_dry:
            return plan(places, accepted_drift)
        verdict = read_verdict(places.processed)
        if verdict.refusals(accepted_drift):
            raise RefusedError(verdict, places)
        doi = reserve_task(places, to, accepted_drift) if to else None
        publication = publish_flow(places.processed, places.releases, released, accepted_drift, doi)
        # Not only a new one: the run that published it may not have lived to track it.
        if places.releases == Places().releases and _has_dvc() and not is_tracked(publication.entry.version):
            track_task(publication.entry.version)
        if to:
            send_task(places.releases, publication.entry.version, to, make_public)
        return publication


@task(name="dvc repro", cache_policy=NO_CACHE)
def reproduce(workers: int | None, releases: Path, cluster: bool | None) -> None:
    """Let DVC run the stages of the checkout that are stale, for a candidate that follows these releases."""
    forget_hashes()
    environment = {**dvc_environment(), RELEASES_VARIABLE: str(releases)}
    Places().reviews.mkdir(exist_ok=True)  # DVC wants to see what a stage depends on, be it empty
    if workers is not None:
        environment["DEMARCHE_WORKERS"] = str(workers)
    if cluster is not None:
        environment["DEMARCHE_CLUSTER"] = str(cluster)
    command = [*BOUND, "dvc", "repro", "--quiet"]
    with tempfile.TemporaryDirectory(prefix="demarche-reason-") as folder:
        reason = Path(folder) / "reason"
        environment[REASON] = str(reason)
        # A group of its own: whatever ends this run ends DVC and the stage it is running.
        with subprocess.Popen(
            command, cwd=CHECKOUT, env=environment, stdin=subprocess.PIPE, process_group=0
        ) as process:
            try:
                status = process.wait()
            except BaseException:
                os.killpg(process.pid, signal.SIGTERM)
                raise
        if status:
            said = reason.read_text(encoding="utf-8") if reason.exists() else "what it said stands above."
            raise StoppedError(f"a stage failed, and nothing was published: {said}")


def _has_dvc() -> bool:
    """A checkout by git has what DVC needs; a copy without history runs the stages directly."""
    return (CHECKOUT / ".dvc").is_dir() and (CHECKOUT / "dvc.yaml").is_file()


if __name__ == "__main__":
    typer.run(run)
