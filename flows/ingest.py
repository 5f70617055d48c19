"""Stage ingest: raw files to clean texts with metadata.

python -m flows.ingest --raw raw --processed processed
"""

from __future__ import annotations

from pathlib import Path

import typer
from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from demarche.reading import read_folder
from demarche.tables import document_actors_frame, documents_frame, quarantine_frame, texts_frame
from flows.errors import StoppedError
from flows.options import ProcessedOption, RawOption
from flows.places import Places
from flows.progress import progress
from flows.stages import Counts, run_stage, timed, write_tables

TABLES = ("documents", "document_actors", "texts", "quarantine")


def ingest(places: Places) -> Counts:
    """Read a folder of texts and write documents, whom they speak for, texts and quarantine."""
    with timed("ingest", places), progress("ingest") as meter:
        reading = read_folder(places.raw, on_file=meter)
        if not reading.documents and not reading.rejected:
            raise StoppedError(
                f"{places.raw} holds no texts. Put .txt or .md files there, and their metadata into "
                "documents.csv; the README says how."
            )
        frames = {
            "documents": documents_frame(reading.documents),
            "document_actors": document_actors_frame(reading.documents),
            "texts": texts_frame(reading.documents),
            "quarantine": quarantine_frame(reading.rejected),
        }
        return write_tables(frames, places.ingested)


@task(name="read texts", cache_policy=NO_CACHE)
def ingest_task(raw: Path, processed: Path) -> Counts:
    """`ingest` as a task."""
    return ingest(Places.chosen(raw, processed))


@flow(name="ingest")
def ingest_flow(raw: Path | None = None, processed: Path | None = None) -> Counts:
    """Raw files to clean texts with metadata."""
    places = Places.chosen(raw, processed)
    return ingest_task(places.raw, places.processed)


def main(raw: RawOption = None, processed: ProcessedOption = None) -> None:
    """Read the raw texts: raw files to clean texts with metadata in processed/ingest."""
    run_stage(ingest_flow, raw, processed)


if __name__ == "__main__":
    typer.run(main)
