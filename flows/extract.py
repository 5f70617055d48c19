"""Stage extract: clean texts to positions.

python -m flows.extract --processed processed
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from demarche.actors.book import ActorBook
from demarche.acts.lexicon import build_lexicon
from demarche.positions.extraction import NAME
from demarche.positions.frames import extraction_frames
from demarche.positions.settings import ExtractionSettings
from demarche.releasing.sums import digest_of
from demarche.tables.documents import documents_of
from demarche.topics.beliefs import with_kinds
from flows.errors import StoppedError
from flows.options import ClusterOption, ProcessedOption, TopicsOption, WorkersOption
from flows.parameters import Parameters, load_parameters, located
from flows.places import STORE, Places, Where
from flows.progress import progress
from flows.provenance import Record, forget_records, read_records, record, write_records
from flows.stages import Counts, read_tables, run_stage, timed, write_tables
from flows.storing import Keeper, Readers, codebooks_in, read_all
from schemas.codebooks.acts import load_acts
from schemas.codebooks.topics import load_topics
from schemas.codebooks.yaml_files import remembering

TABLES = ("documents", "positions", "actors", "affiliations", "topics", "quarantine")


def extract(
    places: Places,
    topics: Path | None = None,
    workers: int | None = None,
    store: Path | None = STORE,
    readers: Readers | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Counts:
    """Read positions out of the ingested texts and write them with the codebook's tables.

    Documents that earlier runs have read are taken from the store, if there is to be one. The others are
    read by processes of this machine, unless other `readers` are given; `meanwhile` is done here while these
    get ready.
    """
    parameters = load_parameters(workers=workers)
    settings = extraction_settings(parameters, topics)
    ingested = read_tables(places.ingested, ("documents", "document_actors", "texts"), "ingest")
    before = read_records(places.ingested, "ingest")
    documents = documents_of(**ingested)
    with timed("extract", places), progress("extract") as meter:
        made = extraction_record(settings)
        keeper = Keeper(store, parameters.store.limit) if store and parameters.store.limit else None
        extracted = read_all(documents, settings, parameters.machine, keeper, meter, readers, meanwhile)
        with remembering(codebooks_in(store if keeper else None)):
            book = ActorBook.load(settings.codebook / "actors")
            lexicon = build_lexicon(load_acts(settings.codebook / "acts"))
            codebook = with_kinds(load_topics(settings.topics or settings.codebook / "topics"), lexicon)
        frames = extraction_frames(extracted, documents, codebook, book, NAME)
        forget_records(places.extracted)
        counts = write_tables(frames, places.extracted)
        write_records(places.extracted, {**before, "extract": {**made, "rows": counts}})
        return counts


def extraction_record(settings: ExtractionSettings) -> Record:
    """What an extraction depends on besides its texts."""
    return record(
        "extract",
        parser=digest_of(settings.parser),
        codebook=digest_of(settings.codebook),
        topics=digest_of(settings.topics) if settings.topics else None,
        parameters={"confidence": settings.confidence},
    )


def extraction_settings(parameters: Parameters, topics: Path | None = None) -> ExtractionSettings:
    """What params.yaml says of extraction; StoppedError for a folder that is not there."""
    parser, codebook = located(parameters.extract.parser), located(parameters.extract.codebook)
    if not (parser / "config.cfg").is_file():
        raise StoppedError(
            f"params.yaml, extract.parser: {parser} is no spaCy pipeline. Name the folder of one, such as "
            "models/en_demarche."
        )
    if not codebook.is_dir():
        raise StoppedError(f"params.yaml, extract.codebook: there is no folder {codebook}.")
    if topics is not None and not topics.exists():
        raise StoppedError(f"--topics: there is no file or folder {topics}.")
    return ExtractionSettings(parser, codebook, topics, parameters.extract.confidence)


@task(name="extract positions", cache_policy=NO_CACHE)
def extract_task(
    processed: Path, topics: Path | None, workers: int | None, on_cluster: bool, is_judged_here: bool
) -> Counts:
    """`extract` as a task."""
    places = Places.chosen(processed=processed)
    if not on_cluster:
        return extract(places, topics, workers, meanwhile=_load_gate if is_judged_here else None)
    from flows.dispatch import read_there

    return extract(places, topics, workers, readers=read_there)


def _load_gate() -> None:
    from demarche.gating.running import load  # no part of this stage, whose rows do not depend on it

    load()


@flow(name="extract")
def extract_flow(
    processed: Where | None = None,
    topics: Path | None = None,
    workers: int | None = None,
    on_cluster: bool = False,
    is_judged_here: bool = False,
) -> Counts:
    """Clean texts to positions. If this process is to judge them afterwards, it gets ready for that too."""
    processed = Places.chosen(processed=processed).processed
    return extract_task(processed, topics, workers, on_cluster, is_judged_here)


def run_extract(
    processed: Where | None = None,
    topics: Path | None = None,
    workers: int | None = None,
    cluster: bool | None = None,
    is_judged_here: bool = False,
) -> Counts:
    """The flow, on this machine or with the task runner of a cluster, as params.yaml says if nobody else."""
    if not load_parameters(cluster=cluster).machine.cluster:
        return extract_flow(processed, topics, workers, is_judged_here=is_judged_here)
    from flows.cluster import dask_runner

    runner: Any = dask_runner()
    return extract_flow.with_options(task_runner=runner)(processed, topics, workers, on_cluster=True)


def main(
    processed: ProcessedOption = None,
    topics: TopicsOption = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
) -> None:
    """Extract positions: the texts of processed/ingest to rows in processed/extract."""
    run_stage(run_extract, processed, topics.resolve() if topics else None, workers, cluster)


if __name__ == "__main__":
    typer.run(main)
