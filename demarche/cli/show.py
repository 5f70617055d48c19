"""`demarche show`: one position with its words in context.

Belongs here: finding the row in a release and laying it out. Does not: the underlining (evidence).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli.errors import told
from demarche.cli.releases import FOLDER, ReleasesOption

if TYPE_CHECKING:
    import polars as pl
    from rich.panel import Panel

VersionOption = Annotated[str, typer.Option("--version", help="Version, or latest.")]


def show(
    position_id: Annotated[str, typer.Argument(help="A position's id, such as p-1a2b3c4d5e6f.")],
    version: VersionOption = "latest",
    folder: ReleasesOption = FOLDER,
) -> None:
    """Show a position: who, on what, with which stance, and the words that show it.

    Example: demarche show p-1a2b3c4d5e6f --version 0.1.0
    """
    from rich.console import Console

    with told():
        panel = position_panel(folder, version, position_id)
    Console().print(panel)


def position_panel(folder: Path, version: str, position_id: str) -> Panel:
    """A position of a release with its document, topic and words; KeyError naming what there is instead."""
    from demarche.cli.evidence import panel
    from demarche.releasing.index import find_entry

    release = folder / find_entry(folder, version).version
    row = _row(release, position_id)
    document = _first(release, "documents", "document_id", row["document_id"]) or {}
    topic = _first(release, "topics", "topic_id", row["topic_id"]) or {}
    text = _first(release, "texts", "document_id", row["document_id"])
    return panel(row, document, topic, text["text"] if text else None)


def _row(release: Path, position_id: str) -> dict[str, Any]:
    row = _first(release, "positions", "position_id", position_id)
    if row is None:
        if told := _what_became_of(release, position_id):
            raise KeyError(told)
        ids = _table(release, "positions").select("position_id").head(1).collect().to_series().to_list()
        example = f", such as {ids[0]}" if ids else ""
        raise KeyError(
            f"release {release.name} has no position {position_id}. Ids stand in positions.parquet{example}."
        )
    return row


def _what_became_of(release: Path, position_id: str) -> str | None:
    """What id_history tells of an id that ended, and which one to ask for instead."""
    from demarche.releasing.redirects import follow, steps_of

    current, told = follow(steps_of(_table(release, "id_history").collect()), position_id)
    if not told:
        return None
    instead = f"In its place: demarche show {current}" if current else "Nothing took its place."
    return f"{'; '.join(told)}. {instead}"


def _first(release: Path, table: str, column: str, value: str) -> dict[str, Any] | None:
    import polars as pl

    rows = _table(release, table).filter(pl.col(column) == value).head(1).collect()
    return rows.row(0, named=True) if rows.height else None


def _table(release: Path, table: str) -> pl.LazyFrame:
    import polars as pl

    return pl.scan_parquet(release / f"{table}.parquet")
