"""Documents of the release as rows of DNA's table DOCUMENTS."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import polars as pl

from demarche.releasing.formats.dna.shortening import Shortening

NOT_WHOLE = "The text is not open: only the evidence is shown, each piece at its place."


def document_rows(
    tables: Mapping[str, pl.DataFrame], texts: Mapping[str, str], shorten: Shortening
) -> dict[str, tuple[Any, ...]]:
    """By document_id its row: ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date."""
    labels = dict(tables["actors"].select("actor_id", "label").iter_rows())
    voices: dict[str, list[str]] = {}
    for document, holder in (
        tables["document_actors"]
        .select("document_id", "holder_id")
        .unique()
        .sort("document_id", "holder_id")
        .iter_rows()
    ):
        voices.setdefault(document, []).append(labels[holder])
    whole = set(tables["texts"]["document_id"])
    rows = {}
    for number, row in enumerate(tables["documents"].sort("document_id").iter_rows(named=True), start=1):
        name = row["document_id"]
        rows[name] = (
            number,
            shorten(row["title"] or name),
            texts[name],
            1,
            shorten("; ".join(voices.get(name, ()))),
            shorten(row["publisher"] or ""),
            row["genre"],
            _notes(row, name in whole),
            row["text_kind"],
            _seconds(row["published_start"] or row["published_end"]),
        )
    return rows


def _notes(row: Mapping[str, Any], is_whole: bool) -> str:
    said = [
        f"document_id: {row['document_id']}",
        f"published: {row['published_edtf']}",
        f"rights: {row['rights']}",
    ]
    said += [f"{name}: {row[name]}" for name in ("reference", "url") if row[name]]
    return "\n".join(said if is_whole else [*said, NOT_WHOLE])


def _seconds(day: date) -> int:
    """Midnight of the day as DNA counts it."""
    return int(datetime.combine(day, time(), UTC).timestamp())
