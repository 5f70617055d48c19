"""Documents back from their tables, for the steps after reading.

Belongs here: rows of documents, document_actors and texts to records. Does not: records to rows (records).
"""

from __future__ import annotations

from collections import defaultdict

import polars as pl

from demarche.dates.edtf import EdtfDate
from demarche.documents import Document, DocumentActor


def documents_of(
    documents: pl.DataFrame, document_actors: pl.DataFrame, texts: pl.DataFrame
) -> tuple[Document, ...]:
    """The documents in the order of their ids, each with its actors and its text."""
    actors: dict[str, list[DocumentActor]] = defaultdict(list)
    for row in document_actors.iter_rows(named=True):
        actors[row["document_id"]].append(DocumentActor(row["holder_id"], row["actor_id"], row["role"]))
    bodies = dict(texts.select("document_id", "text").iter_rows())
    return tuple(
        Document(
            document_id=row["document_id"],
            source_path=row["source_path"],
            title=row["title"],
            publisher=row["publisher"],
            reference=row["reference"],
            url=row["url"],
            genre=row["genre"],
            text_kind=row["text_kind"],
            language=row["language"],
            rights=row["rights"],
            published=EdtfDate(
                row["published_edtf"],
                row["published_start"],
                row["published_end"],
                row["published_precision"],
            ),
            actors=tuple(actors[row["document_id"]]),
            sha256=row["sha256"],
            text_sha256=row["text_sha256"],
            text=bodies[row["document_id"]],
        )
        for row in documents.sort("document_id").iter_rows(named=True)
    )
