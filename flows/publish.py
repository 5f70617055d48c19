"""Publishing: the candidate in processed/ to a numbered release, with its provenance.

python -m flows.publish --processed processed --releases releases
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import polars as pl
import typer
from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from demarche import __version__
from demarche.positions.extraction import folder_digest
from demarche.releasing.provenance import Provenance
from demarche.releasing.publish import Publication
from demarche.releasing.publish import publish as publish_candidate
from demarche.releasing.sums import file_sha256
from flows.artifacts import note_publication
from flows.options import ProcessedOption, RawOption, ReleasedOption, ReleasesOption, TopicsOption
from flows.parameters import Parameters, load_parameters, located
from flows.places import CHECKOUT, Places
from flows.stages import run_stage, timed


def publish(places: Places, topics: Path | None = None, released: date | None = None) -> Publication:
    """Publish the candidate as the next version, or find that it says what the latest one says."""
    with timed("publish", places):
        made = provenance(places, load_parameters(), topics, released or datetime.now(UTC).date())
        return publish_candidate(places.processed, places.releases, made)


def provenance(places: Places, parameters: Parameters, topics: Path | None, released: date) -> Provenance:
    """Everything that the release is a function of. No path of this machine is in it."""
    codebook = folder_digest(located(parameters.extract.codebook))
    return Provenance(
        inputs=raw_files(places.raw),
        code=f"demarche {__version__} {code_digest()}",
        parser=folder_digest(located(parameters.extract.parser)),
        codebook=codebook if topics is None else f"{codebook} with topics {folder_digest(topics)}",
        parameters={
            "extract.confidence": parameters.extract.confidence,
            **{f"validate.{name}": limit for name, limit in sorted(parameters.limits.items())},
        },
        rows=row_counts(places),
        released=released,
    )


def raw_files(raw: Path) -> dict[str, str]:
    """SHA-256 of every file of the raw folder, by its path in there."""
    files = (path for path in sorted(raw.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(raw).as_posix(): file_sha256(path) for path in files}


def code_digest() -> str:
    """One digest of the code that makes a release."""
    parts = [folder_digest(CHECKOUT / part, "*.py") for part in ("schemas", "demarche", "flows")]
    return sha256("\n".join(parts).encode()).hexdigest()


def row_counts(places: Places) -> dict[str, dict[str, int]]:
    """Rows of every table that the stages left, by stage."""
    folders = {"ingest": places.ingested, "extract": places.extracted, "validate": places.processed}
    return {
        stage: {file.stem: pl.scan_parquet(file).select(pl.len()).collect().item() for file in files}
        for stage, folder in folders.items()
        if (files := sorted(folder.glob("*.parquet")))
    }


@task(name="publish the candidate", cache_policy=NO_CACHE)
def publish_task(places: Places, topics: Path | None, released: date | None) -> Publication:
    """`publish` as a task."""
    return publish(places, topics, released)


@flow(name="publish")
def publish_flow(
    raw: Path | None = None,
    processed: Path | None = None,
    releases: Path | None = None,
    topics: Path | None = None,
    released: date | None = None,
) -> Publication:
    """The candidate to a numbered release."""
    places = Places.chosen(raw, processed, releases)
    publication = publish_task(places, topics, released)
    note_publication(places, publication)
    return publication


def main(
    raw: RawOption = None,
    processed: ProcessedOption = None,
    releases: ReleasesOption = None,
    topics: TopicsOption = None,
    released: ReleasedOption = None,
) -> None:
    """Publish the candidate in processed/ if it passed the gate."""
    publication = run_stage(publish_flow, raw, processed, releases, topics, released and released.date())
    print(f"{publication.entry.version} {publication.folder}")


if __name__ == "__main__":
    typer.run(main)
