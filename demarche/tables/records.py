"""The engine's records as rows of tables.

Belongs here: Document and Rejected to frames. Does not: minting ids, counting sentences (the parser).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from demarche.documents import Document
from demarche.quarantine import Rejected
from demarche.tables.frames import frame


def documents_frame(
    documents: Iterable[Document], sentences: Mapping[str, int] | None = None
) -> pl.DataFrame:
    """`documents`; `sentences` gives the parser's count for each document_id, once it is known."""
    counts = sentences or {}
    return frame(
        "documents",
        (
            {
                "document_id": document.document_id,
                "source_path": document.source_path,
                "title": document.title,
                "publisher": document.publisher,
                "reference": document.reference,
                "url": document.url,
                "genre": document.genre,
                "text_kind": document.text_kind,
                "language": document.language,
                "rights": document.rights,
                "published_edtf": document.published.edtf,
                "published_start": document.published.start,
                "published_end": document.published.end,
                "published_precision": document.published.precision,
                "sha256": document.sha256,
                "text_sha256": document.text_sha256,
                "characters": len(document.text),
                "words": len(document.text.split()),
                "sentences": counts.get(document.document_id),
            }
            for document in documents
        ),
    )


def document_actors_frame(documents: Iterable[Document]) -> pl.DataFrame:
    """`document_actors`: whom each document's own voice speaks for."""
    return frame(
        "document_actors",
        (
            {
                "document_id": document.document_id,
                "holder_id": stands.holder_id,
                "actor_id": stands.actor_id,
                "role": stands.role,
            }
            for document in documents
            for stands in document.actors
        ),
    )


def texts_frame(documents: Iterable[Document]) -> pl.DataFrame:
    """`texts` of all documents, whatever their rights; a release keeps the open ones only."""
    return frame(
        "texts", ({"document_id": document.document_id, "text": document.text} for document in documents)
    )


def quarantine_frame(rejected: Iterable[Rejected]) -> pl.DataFrame:
    """`quarantine`."""
    return frame(
        "quarantine",
        (
            {
                "source_path": case.source_path,
                "document_id": case.document_id,
                "stage": case.stage,
                "rule": case.rule,
                "reason": case.reason,
                "locator": case.locator,
                "payload": case.payload,
            }
            for case in rejected
        ),
    )
