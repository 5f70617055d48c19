"""Publishing: the candidate in processed/ to a numbered release, with its provenance.

python -m flows.publish --processed processed --releases releases
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import typer
from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from demarche import __version__
from demarche.releasing.layout import DATASET
from demarche.releasing.provenance import Provenance
from demarche.releasing.publish import Publication
from demarche.releasing.publish import publish as publish_candidate
from flows.artifacts import note_publication
from flows.options import ProcessedOption, ReleasedOption, ReleasesOption
from flows.places import Places
from flows.provenance import Records, read_records, record, require_following
from flows.stages import run_stage, timed


def publish(places: Places, released: date | None = None) -> Publication:
    """Publish the candidate as the next version, or find that it says what the latest one says."""
    with timed("publish", places):
        records = read_records(places.processed, "validate")
        require_following(records, read_records(places.extracted, "extract"), "validate")
        made = provenance(records, released or datetime.now(UTC).date())
        return publish_candidate(places.processed, places.releases, made)


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
def publish_task(places: Places, released: date | None) -> Publication:
    """`publish` as a task."""
    return publish(places, released)


@flow(name="publish")
def publish_flow(
    processed: Path | None = None, releases: Path | None = None, released: date | None = None
) -> Publication:
    """The candidate to a numbered release."""
    places = Places.chosen(processed=processed, releases=releases)
    publication = publish_task(places, released)
    note_publication(places, publication)
    return publication


def main(
    processed: ProcessedOption = None, releases: ReleasesOption = None, released: ReleasedOption = None
) -> None:
    """Publish the candidate in processed/ if it passed the gate."""
    publication = run_stage(publish_flow, processed, releases, released and released.date())
    print(f"{publication.entry.version} {publication.folder}")


if __name__ == "__main__":
    typer.run(main)
