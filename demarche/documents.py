"""A document: one raw text with its metadata, as the rest of the engine sees it.

Belongs here: the frozen records that reading makes and every later step receives.
Does not: how files become documents (reading), how documents become rows of tables (tables).
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.dates.edtf import EdtfDate


@dataclass(frozen=True, slots=True)
class DocumentActor:
    """Whom a text's own voice speaks for: `holder_id` voices it, for `actor_id`."""

    holder_id: str
    actor_id: str
    role: str


@dataclass(frozen=True, slots=True)
class Document:
    """One raw text, cleaned, with its metadata. Offsets everywhere index `text` in code points.

    `sha256` is of the raw bytes, `text_sha256` of the clean text in UTF-8.
    """

    document_id: str
    source_path: str
    title: str | None
    publisher: str | None
    reference: str | None
    url: str | None
    genre: str
    text_kind: str
    language: str
    rights: str
    published: EdtfDate
    actors: tuple[DocumentActor, ...]
    sha256: str
    text_sha256: str
    text: str
