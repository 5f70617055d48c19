"""Stage ingest: raw files to clean texts with metadata.

python -m flows.ingest --raw raw --processed processed
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import typer
from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from demarche.reading import read_folder
from demarche.reading.index import NAME as INDEX
from demarche.reading.mirror import read_refused
from demarche.releasing.sums import file_sha256
from demarche.store.entries import Shelf
from demarche.store.readings import KIND, Readings
from demarche.tables import document_actors_frame, documents_frame, quarantine_frame, texts_frame
from flows.errors import StoppedError
from flows.options import ProcessedOption, RawOption
from flows.parameters import Parameters, load_parameters
from flows.places import SPOOL, STORE, Places, Where
from flows.progress import progress
from flows.provenance import Record, forget_records, record, write_records
from flows.stages import Counts, run_stage, timed, write_tables

TABLES = ("documents", "document_actors", "texts", "quarantine")


def ingest(places: Places, store: Path | None = None) -> Counts:
    """Read a folder of texts and write documents, whom they speak for, texts and quarantine.

    Files that earlier runs have read are taken from the store, if there is to be one.
    """
    parameters = load_parameters()
    made_with = ingest_record(parameters)
    memory = Readings(Shelf(store, KIND), made_with) if store and parameters.store.limit else None
    with timed("ingest", places), progress("ingest") as meter:
        index = _index_digest(places.raw)
        absent = read_refused(places.raw) if places.raw.is_relative_to(SPOOL) else ()
        reading = read_folder(
            places.raw, limits=parameters.ingest.limits, on_file=meter, refused=absent, memory=memory
        )
        if _index_digest(places.raw) != index:
            raise StoppedError(f"{places.raw / INDEX} changed while it was read. Run again.")
        if not reading.documents and not reading.rejected:
            raise StoppedError(
                f"{places.raw} holds no texts. Put .txt, .md, .html, .pdf or .docx files there, and their "
                "metadata into documents.csv; the README says how."
            )
        frames = {
            "documents": documents_frame(reading.documents),
            "document_actors": document_actors_frame(reading.documents),
            "texts": texts_frame(reading.documents),
            "quarantine": quarantine_frame(reading.rejected),
        }
        forget_records(places.ingested)
        counts = write_tables(frames, places.ingested)
        inputs, refused = _inputs(frames["documents"], frames["quarantine"], index)
        made = {**made_with, "inputs": inputs, "refused": refused, "rows": counts}
        write_records(places.ingested, {"ingest": made})
        return counts


def ingest_record(parameters: Parameters) -> Record:
    """What reading depends on besides its files."""
    return record("ingest", parameters=parameters.ingest.model_dump())


def _inputs(
    documents: pl.DataFrame, quarantine: pl.DataFrame, index: str | None
) -> tuple[dict[str, str], list[str]]:
    """Files by the SHA-256 of what was read of them, and those that were not let through."""
    read = dict(documents.select("source_path", "sha256").iter_rows())
    if index is not None:
        read[INDEX] = index
    return read, sorted(set(quarantine["source_path"]) - set(read))


def _index_digest(raw: Path) -> str | None:
    """SHA-256 of documents.csv; None if there is none that reading would open."""
    path = raw / INDEX
    try:
        is_inside = path.resolve().is_relative_to(raw.resolve())
        return file_sha256(path) if is_inside and path.is_file() else None
    except (OSError, RuntimeError):
        return None


@task(name="read texts", cache_policy=NO_CACHE)
def ingest_task(raw: Path, processed: Path) -> Counts:
    """`ingest` as a task."""
    return ingest(Places.chosen(raw, processed), STORE)


@flow(name="ingest")
def ingest_flow(raw: Where | None = None, processed: Where | None = None) -> Counts:
    """Raw files to clean texts with metadata. What stands elsewhere is fetched first."""
    places = Places.chosen(raw, processed)
    if places.source:
        from flows.spool import fetch

        fetch(places)
    return ingest_task(places.raw, places.processed)


def main(raw: RawOption = None, processed: ProcessedOption = None) -> None:
    """Read the raw texts: raw files to clean texts with metadata in processed/ingest."""
    run_stage(ingest_flow, raw, processed)


if __name__ == "__main__":
    typer.run(main)
