"""Positions of a few texts to the terminal, without a run.

Belongs here: metadata for lone files, the choice between table and JSON. Does not: writing anything.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from demarche.cli.evidence import context, stance
from demarche.cli.reasons import reasons
from demarche.documents import Document
from demarche.positions.extraction import GrammarExtractor
from demarche.positions.position import Extracted, Position
from demarche.reading import RefusalError, read_document
from demarche.reading.identity import identified
from demarche.reading.index import read_index
from demarche.reading.metadata import Given as GivenValue
from flows.errors import StoppedError
from flows.extract import extraction_settings
from flows.parameters import load_parameters

METADATA_OPTIONS = {
    "actor_id": "--actor",
    "holder_id": "--holder",
    "published": "--published",
    "genre": "--genre",
}
DEFAULT_GENRE = "statement"
STDIN, STDIN_NAME = Path("-"), "stdin.txt"
AROUND = 60
"""Characters of context on either side of the evidence."""


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata from the command line."""

    actor: str | None = None
    holder: str | None = None
    published: str | None = None
    genre: str | None = None


def preview(
    files: Sequence[Path], given: Given, topics: Path | None, *, is_json: bool, is_explained: bool = False
) -> None:
    """Print the positions of each file as a table or as JSON lines, on demand with the reasons for each.

    The file "-" is standard input.
    """
    documents = identified([_document(file, given) for file in files])
    extractor = GrammarExtractor(extraction_settings(load_parameters(), topics))
    console = Console()
    for document, extracted in zip(documents, extractor.extract(documents), strict=True):
        for rejected in extracted.rejected:
            raise StoppedError(f"{document.source_path}: {rejected.reason}")
        if is_json:
            for row in _rows(extracted, is_explained):
                print(json.dumps({"source_path": document.source_path, **row}, ensure_ascii=False))
        else:
            console.print(_table(document, extracted, is_explained))


def _document(file: Path, given: Given) -> Document:
    if file == STDIN:
        name, data, metadata = STDIN_NAME, sys.stdin.buffer.read(), _metadata(None, given)
    elif file.is_file():
        name, data, metadata = file.name, file.read_bytes(), _metadata(file, given)
    else:
        raise StoppedError(f"there is no file {file}.")
    try:
        return replace(read_document(name, data, metadata), source_path=str(file))
    except RefusalError as refusal:
        options = ", ".join(METADATA_OPTIONS.values())
        hint = (
            f" For one text the options {options} do." if refusal.rule in ("metadata", "no-metadata") else ""
        )
        raise StoppedError(f"{file}: {refusal.reason}{hint}") from None


def _metadata(file: Path | None, given: Given) -> dict[str, GivenValue]:
    """What documents.csv beside the file says of it, and over it what the command line says."""
    rows = read_index(file.parent).rows.get(file.name, []) if file else []
    known = dict(rows[0].given) if len(rows) == 1 else {}
    holder = given.holder or given.actor
    said = {
        "actor_id": given.actor,
        "holder_id": holder,
        "published": given.published,
        "genre": given.genre,
    }
    known |= {name: GivenValue((value,), METADATA_OPTIONS[name]) for name, value in said.items() if value}
    if known and "genre" not in known:
        known["genre"] = GivenValue((DEFAULT_GENRE,), "default")
    return known


def _rows(extracted: Extracted, is_explained: bool) -> Iterator[dict[str, Any]]:
    for position in extracted.positions:
        yield _row(position, is_explained)


def _row(position: Position, is_explained: bool) -> dict[str, Any]:
    row = asdict(position)
    del row["date"]
    why = row["explanation"] if is_explained else str(position.explanation)
    return row | {
        "date_edtf": position.date.edtf,
        "target_ids": list(position.target_ids),
        "explanation": why,
    }


def _table(document: Document, extracted: Extracted, is_explained: bool) -> Table:
    title = Text(f"{document.title or document.source_path}  ·  {document.published.edtf}")
    note = f"{len(extracted.positions)} positions in {extracted.sentences} sentences"
    table = Table(title=title, caption=note, show_lines=True, title_justify="left", caption_justify="left")
    table.add_column("who", max_width=22, overflow="fold")
    table.add_column("on what, how, when", max_width=34, overflow="fold")
    table.add_column("words", ratio=1)
    for row in _rows(extracted, is_explained):
        holder = f"\n({row['holder_id']})" if row["holder_id"] != row["actor_id"] else ""
        how = Text.assemble(row["topic_id"], "\n", stance(row), f" · {row['act']}\n{row['date_edtf']}")
        words = context(row, document.text, AROUND)
        shown = Group(words, "", reasons(row)) if is_explained else words
        table.add_row(Text(row["actor_id"] + holder), how, shown)
    return table
