"""What Prefect's pages show of a run: summary, quarantine, validation, link to the release.

Belongs here: Prefect artifacts. Does not: what is said on the terminal (reports makes both texts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from demarche.releasing.verdict import read_verdict
from demarche.tables import read_table
from flows.places import Places
from flows.reports import summary_markdown, verdict_markdown

if TYPE_CHECKING:  # what judges a candidate need not load what publishes one
    from demarche.releasing.publish import Publication

MOST_ROWS = 500
"""Rows of the quarantine that a page shows; the table itself has them all."""


def note_validation(places: Places) -> None:
    """The quarantine as a table, and the gate's verdict."""
    quarantine = read_table(places.processed / "quarantine.parquet", "quarantine")
    rows = quarantine.head(MOST_ROWS).select("source_path", "stage", "rule", "reason", "locator").to_dicts()
    create_table_artifact(
        key="quarantine",
        table=rows,
        description=f"{quarantine.height} inputs and rows that were not let through",
    )
    verdict = read_verdict(places.processed)
    create_markdown_artifact(
        key="validation", markdown=verdict_markdown(verdict, places), description="The gate's verdict"
    )


def note_publication(places: Places, publication: Publication) -> None:
    """The run in figures, and where its release lies."""
    create_markdown_artifact(
        key="run-summary", markdown=summary_markdown(places, publication), description="The run in figures"
    )
    create_link_artifact(
        key="release",
        link=publication.folder.as_uri(),
        link_text=f"Release {publication.entry.version}",
        description=str(publication.folder),
    )
