"""Options that the stages and the commands share, so that they mean the same everywhere.

Belongs here: names, help and defaults as shown. Does not: anything heavy to import.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

RAW = typer.Option(
    help="Folder with the raw texts and documents.csv, or its URL: s3://bucket/folder …",
    metavar="FOLDER",
    show_default="raw/",
)
PROCESSED = typer.Option(
    help="Folder for what the run makes, or a URL to send its tables to.",
    metavar="FOLDER",
    show_default="processed/",
)
RELEASES = typer.Option(
    help="Folder that releases are published in.", metavar="FOLDER", show_default="releases/"
)
INBOX = typer.Option(
    help="Folder from which texts that have arrived whole, and their rows of a documents.csv there, are "
    "moved into the raw texts first.",
    show_default="none",
)
TOPICS = typer.Option(
    help="Another topic codebook: a YAML file or a folder of them.", show_default="schemas/codebook/topics"
)
WORKERS = typer.Option(
    help="Processes that read texts; 0: as many as there are cores.",
    show_default="params.yaml",
    envvar="DEMARCHE_WORKERS",
    min=0,
)
CLUSTER = typer.Option(
    "--cluster/--no-cluster",
    help="Read texts on the Dask cluster whose scheduler DEMARCHE_SCHEDULER names.",
    show_default="params.yaml",
    envvar="DEMARCHE_CLUSTER",
)
RELEASED = typer.Option(
    help="Date of the release; a rebuild names that of the original.",
    show_default="today",
    formats=["%Y-%m-%d"],
)
ACCEPT_DRIFT = typer.Option(
    help="Publish although much differs from the latest release, and record this reason.", metavar="REASON"
)
DRY_RUN = typer.Option(
    "--dry-run", help="Say what would be published and why it gets that number; publish nothing."
)
TO = typer.Option(
    help="Send the version there too: a folder, s3://…, zenodo://zenodo.org … Can be given more than once.",
    metavar="URL",
    show_default=False,
)
PUBLIC = typer.Option(
    "--publish", help="Make it public in repositories such as Zenodo, for good; else a draft is left there."
)
RawOption = Annotated[str | None, RAW]
ProcessedOption = Annotated[str | None, PROCESSED]
InboxOption = Annotated[Path | None, INBOX]
ReleasesOption = Annotated[str | None, RELEASES]
TopicsOption = Annotated[Path | None, TOPICS]
WorkersOption = Annotated[int | None, WORKERS]
ClusterOption = Annotated[bool | None, CLUSTER]
ReleasedOption = Annotated[datetime | None, RELEASED]
AcceptDriftOption = Annotated[str | None, ACCEPT_DRIFT]
DryRunOption = Annotated[bool, DRY_RUN]
ToOption = Annotated[list[str] | None, TO]
PublicOption = Annotated[bool, PUBLIC]
