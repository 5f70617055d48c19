"""Publishing: the candidate in processed/ to a numbered release, with its provenance.

python -m flows.publish --processed processed --releases releases
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import typer
from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from demarche import __version__
from demarche.releasing.layout import DATASET
from demarche.releasing.provenance import Provenance
from demarche.releasing.publish import Planned, Publication
from demarche.releasing.publish import plan as plan_candidate
from demarche.releasing.publish import publish as publish_candidate
from flows.artifacts import note_publication
from flows.errors import plain_errors
from flows.options import AcceptDriftOption, DryRunOption, ProcessedOption, ReleasedOption, ReleasesOption
from flows.places import Places, Where
from flows.provenance import Records, read_records, record, require_following
from flows.reports import print_plan
from flows.stages import run_stage, timed


def publish(
    places: Places, released: date | None = None, accepted_drift: str | None = None, doi: str | None = None
) -> Publication:
    """Publish the candidate as the next version, or find that it says what the latest one says.

    `accepted_drift` is the reason for which a candidate may differ much from the latest release; `doi`
    one that was reserved for this version, as a bare name.
    """
    with timed("publish", places):
        made = provenance(records_before(places), released or datetime.now(UTC).date())
        made = replace(made, accepted_drift=accepted_drift, doi=doi)
        return publish_candidate(places.processed, places.releases, made)


def plan(places: Places, accepted_drift: str | None = None) -> Planned:
    """What `publish` would do."""
    records_before(places)
    return plan_candidate(places.processed, places.releases, accepted_drift)


def records_before(places: Places) -> Records:
    """What the candidate was made from; StoppedError unless it was made of what extract has left."""
    records = read_records(places.processed, "validate")
    require_following(records, read_records(places.extracted, "extract"), "validate")
    return records


def provenance(records: Records, released: date) -> Provenance:
    """Everything that the release is a function of, as the stages wrote it down while at work."""
    apart = ("inputs", "refused", "rows")
    stages = {
        stage: {name: value for name, value in made.items() if name not in apart}
        for stage, made in {**records, "publish": record("publish")}.items()
    }
    return Provenance(
        program=f"{DATASET} {__version__}",
        inputs=records["ingest"]["inputs"],
        refused=records["ingest"]["refused"],
        stages=stages,
        rows={stage: made["rows"] for stage, made in records.items()},
        released=released,
    )


@task(name="publish the candidate", cache_policy=NO_CACHE)
def publish_task(
    places: Places, released: date | None, accepted_drift: str | None, doi: str | None
) -> Publication:
    """`publish` as a task."""
    return publish(places, released, accepted_drift, doi)


@flow(name="publish")
def publish_flow(
    processed: Where | None = None,
    releases: Where | None = None,
    released: date | None = None,
    accepted_drift: str | None = None,
    doi: str | None = None,
) -> Publication:
    """The candidate to a numbered release."""
    places = Places.chosen(processed=processed, releases=releases)
    publication = publish_task(places, released, accepted_drift, doi)
    note_publication(places, publication)
    return publication


def main(
    processed: ProcessedOption = None,
    releases: ReleasesOption = None,
    released: ReleasedOption = None,
    accept_drift: AcceptDriftOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Publish the candidate in processed/ if it passed the gate."""
    if dry_run:
        with plain_errors():
            print_plan(plan(Places.chosen(processed=processed, releases=releases), accept_drift))
        return
    publication = run_stage(publish_flow, processed, releases, released and released.date(), accept_drift)
    print(f"{publication.entry.version} {publication.folder}")


if __name__ == "__main__":
    typer.run(main)
