"""Documents and rejections as the tables that bear their names.

Belongs here: one row a record. Does not: writing them (tables), what a column means (schemas).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import polars as pl

from demarche.documents import Document
from demarche.quarantine import Rejected
from schemas.arrow import polars_schema
from schemas.tables import table


def documents_frame(
    documents: Sequence[Document], sentences: Mapping[str, int] | None = None
) -> pl.DataFrame:
    """Table `documents`. `sentences` counts them by document id; the parser finds them later."""
    rows = [
        {
            "document_id": d.document_id,
            "source_path": d.source_path,
            "title": d.title,
            "publisher": d.publisher,
            "reference": d.reference,
            "url": d.url,
            "genre": d.genre,
            "text_kind": d.text_kind,
            "language": d.language,
            "rights": d.rights,
            "published_edtf": d.published.edtf,
            "published_start": d.published.start,
            "published_end": d.published.end,
            "published_precision": d.published.precision,
            "sha256": d.sha256,
            "text_sha256": d.text_sha256,
            "characters": len(d.text),
            "words": len(d.text.split()),
            "sentences": (sentences or {}).get(d.document_id),
        }
        for d in documents
    ]
    return _frame("documents", rows)


def document_actors_frame(documents: Sequence[Document]) -> pl.DataFrame:
    """Table `document_actors`."""
    return _frame(
        "document_actors",
        [{"document_id": d.document_id, **asdict(actor)} for d in documents for actor in d.actors],
    )


def texts_frame(documents: Sequence[Document]) -> pl.DataFrame:
    """Table `texts`."""
    return _frame("texts", [{"document_id": d.document_id, "text": d.text} for d in documents])


def quarantine_frame(rejected: Iterable[Rejected]) -> pl.DataFrame:
    """Table `quarantine`."""
    return _frame("quarantine", [asdict(one) for one in rejected])


def _frame(name: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    of = table(name)
    return pl.DataFrame(rows, schema=polars_schema(of), orient="row").sort(of.order)
