"""Stage validate: positions as reviewed to the release candidate, and the gate's verdict on it.

python -m flows.validate --processed processed
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import typer
from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from demarche.evaluation.agreement import Reviewed
from demarche.evaluation.gold import GoldError, read_gold
from demarche.evaluation.quality import quality_rows
from demarche.gating.gate import required_limits, run_gate
from demarche.releasing.candidate import build_candidate, read_candidate
from demarche.releasing.continuity.base import FILE, Base, choice_record, read_base
from demarche.releasing.sums import digest_of
from demarche.releasing.verdict import Verdict, read_verdict
from demarche.releasing.writing import write_json
from demarche.reviewing.actors import Listing
from demarche.reviewing.applying import apply_reviews
from demarche.reviewing.reading import read_reviews, reviews_digest
from demarche.tables import frame
from flows.artifacts import note_validation
from flows.errors import StoppedError
from flows.freshness import run_and_note
from flows.options import ProcessedOption
from flows.parameters import Parameters, load_parameters, located
from flows.places import CHECKOUT, Places, Where
from flows.provenance import (
    Record,
    Records,
    forget_records,
    read_records,
    record,
    require_following,
    write_records,
)
from flows.stages import read_tables, run_stage, timed

GOLD = CHECKOUT / "tests" / "quality" / "gold"


def validate(places: Places) -> Verdict:
    """Check every row, write the candidate with its figures, and judge it as written."""
    parameters = load_parameters()
    limits = required(parameters)
    before = records_before(places)
    with timed("validate", places):
        base = base_before(places)
        followed = choice_record(base.choice)
        decided = reviews_digest(places.reviews)
        made = record("validate", **judged_with(parameters), reviews=decided, base=followed)
        reviewed = apply_reviews(
            candidate_tables(places), read_reviews(places.reviews), partial(listing, parameters)
        )
        if reviews_digest(places.reviews) != decided:
            raise StoppedError(f"{places.reviews} changed while it was read. Run again.")
        forget_records(places.processed)
        built = build_candidate(
            reviewed.tables,
            places.processed,
            base=base,
            quality=partial(measured, reviewed=reviewed.judged),
            quoted_share=parameters.rights.quoted_share,
        )
        write_records(places.processed, {**before, "validate": {**made, "rows": built.rows}})
        write_json(places.metrics, metrics(read_candidate(places.processed)))
        return run_gate(places.processed, limits, built.digests)


def required(parameters: Parameters) -> dict[str, float]:
    """The limits of the gate; StoppedError unless params.yaml sets exactly those that the gate asks for."""
    wanted, given = required_limits(), set(parameters.limits)
    if missing := sorted(wanted - given):
        raise StoppedError(f"params.yaml, validate: there is no {', '.join(missing)}. Set the limit.")
    if unknown := sorted(given - wanted):
        raise StoppedError(
            f"params.yaml, validate: the gate has no limit {', '.join(unknown)}, "
            f"but {', '.join(sorted(wanted))}. Mend the name, or take it out."
        )
    return dict(parameters.limits)


def judged_with(parameters: Parameters) -> Record:
    """The annotations and parameters that a candidate depends on, as provenance names them."""
    limits = {**parameters.limits, "quoted_share": parameters.rights.quoted_share}
    return {"gold": digest_of(GOLD), "parameters": limits}


def records_before(places: Places) -> Records:
    """What the stages before were made from; StoppedError unless extract saw what ingest has left."""
    records = read_records(places.extracted, "extract")
    require_following(records, read_records(places.ingested, "ingest"), "extract")
    return records


def base_before(places: Places) -> Base:
    """The release that the candidate follows; StoppedError if nobody has looked which one that is."""
    if not (places.base / FILE).is_file():
        raise StoppedError(f"{places.base / FILE} is missing. Run the stage before: python -m flows.base")
    return read_base(places.base)


def candidate_tables(places: Places) -> dict[str, pl.DataFrame]:
    """What ingest and extract made, put together."""
    ingested = read_tables(places.ingested, ("document_actors", "texts", "quarantine"), "ingest")
    names = ("documents", "positions", "actors", "affiliations", "topics", "quarantine")
    extracted = read_tables(places.extracted, names, "extract")
    quarantine = pl.concat([ingested["quarantine"], extracted["quarantine"]])
    return {**ingested, **extracted, "quarantine": quarantine}


def listing(parameters: Parameters) -> Listing:
    """The actors of the codebook, which reviewers may name though no text of the run does."""
    from demarche.actors.book import ActorBook
    from demarche.actors.registry import actor_rows, affiliation_rows

    book = ActorBook.load(located(parameters.extract.codebook) / "actors")
    return Listing(tuple(actor_rows(book)), tuple(affiliation_rows(book)))


def measured(
    positions: pl.DataFrame, documents: pl.DataFrame, reviewed: Sequence[Reviewed] = ()
) -> pl.DataFrame:
    """The table `quality`: figures against gold annotations of documents in the run, and against reviews."""
    try:
        return frame("quality", quality_rows(positions, documents, read_gold(GOLD), reviewed))
    except GoldError as error:
        raise StoppedError(str(error)) from None


def metrics(tables: dict[str, pl.DataFrame]) -> dict[str, Any]:
    """Counts of a candidate and its quality over all documents, for `dvc metrics show`."""
    is_figure = ~pl.col("measure").str.contains("-(low|high)90$")
    overall = tables["quality"].filter(pl.col("genre").is_null() & pl.col("period").is_null() & is_figure)
    by_rule = tables["quarantine"].group_by("rule").len().sort("rule")
    return {
        "rows": {name: frame.height for name, frame in tables.items()},
        "words": tables["documents"]["words"].sum(),
        "sentences": tables["documents"]["sentences"].sum(),
        "actors_with_positions": tables["positions"]["actor_id"].n_unique(),
        "topics_with_positions": tables["positions"]["topic_id"].n_unique(),
        "quarantined": dict(by_rule.iter_rows()),
        "quality": dict(overall.select("measure", "value").sort("measure").iter_rows()),
    }


@task(name="build and judge the candidate", cache_policy=NO_CACHE)
def validate_task(processed: Path) -> bool:
    """`validate` as a task; returns whether the candidate passed."""
    return validate(Places.chosen(processed=processed)).passed


@flow(name="validate")
def validate_flow(processed: Where | None = None) -> bool:
    """Positions to the release candidate and the gate's verdict on it."""
    places = Places.chosen(processed=processed)
    passed = validate_task(places.processed)
    note_validation(places)
    return passed


def main(processed: ProcessedOption = None) -> None:
    """Build the candidate in processed/ from the stages before, and judge it.

    A candidate that the gate refuses is a result too: the exit status says only that it was judged.
    """
    places = Places.chosen(processed=processed)
    run_stage(run_and_note, "validate", places, partial(validate_flow, places.processed))
    verdict = read_verdict(places.processed)
    said = "passes the gate" if verdict.passed else f"is refused: {'; '.join(verdict.failures)}"
    print(f"validate  the candidate {said}", file=sys.stderr)


if __name__ == "__main__":
    typer.run(main)
