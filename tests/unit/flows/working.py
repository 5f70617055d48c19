"""Work for worker processes, where they can import it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from demarche.dates.edtf import parse_edtf
from demarche.documents import Document
from demarche.positions.position import Extracted


def document(number: int, text: str = "A text.") -> Document:
    return Document(
        document_id=f"text-{number:03}",
        source_path=f"{number:03}.txt",
        title=None,
        publisher=None,
        reference=None,
        url=None,
        genre="other",
        text_kind="original",
        language="en",
        rights="restricted",
        published=parse_edtf("2001"),
        actors=(),
        sha256="0" * 64,
        text_sha256="0" * 64,
        text=text,
    )


def length(documents: Sequence[Document]) -> list[Extracted]:
    return [Extracted(d.document_id, len(d.text)) for d in documents]


def length_or_death(documents: Sequence[Document]) -> list[Extracted]:
    """Dies as a process does that runs out of memory, on any text that says so."""
    if any(d.text == "deadly" for d in documents):
        os._exit(9)
    return length(documents)


def broken(documents: Sequence[Document]) -> list[Extracted]:
    raise LookupError("an error of our own")
