"""What was extracted from whole documents, kept under everything that it depends on.

Belongs here: results as bytes (JSON, then the rows of the positions) and back, and their key. Does not:
extraction (positions), what changes an extractor's fingerprint (positions.fingerprint).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import fields, replace

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from demarche.actors.memory import Minted
from demarche.documents import Document
from demarche.positions.explaining import Explanation
from demarche.positions.packed import fits
from demarche.positions.position import Extracted
from demarche.store.entries import Shelf
from demarche.store.packing import DamagedError, packed, unpacked

KIND = "results"
_LENGTH = 4

_FORM = TypeAdapter(Extracted)
# The records name these two, which position.py does not import, for it is to need no parser.
_FORM.rebuild(_types_namespace={"Minted": Minted, "Explanation": Explanation})


class Results:
    """Results by document, for one fingerprint of an extractor."""

    def __init__(self, shelf: Shelf, fingerprint: str) -> None:
        self._shelf, self._fingerprint = shelf, fingerprint

    def known(self, documents: Sequence[Document]) -> dict[int, Extracted]:
        """The results that are kept, by the place of their document."""
        found = ((place, self._get(document)) for place, document in enumerate(documents))
        return {place: extracted for place, extracted in found if extracted is not None}

    def keep(self, document: Document, extracted: Extracted) -> None:
        """Keep a result. One that failed is not kept: it is tried again."""
        if extracted.rejected:
            return
        try:
            head = _FORM.dump_json(extracted, exclude={"rows"})
        except PydanticSerializationError:  # a lone half of a surrogate pair has no UTF-8
            return
        content = len(head).to_bytes(_LENGTH, "little") + head + extracted.rows
        self._shelf.put(self._key(document), packed(content))

    def _get(self, document: Document) -> Extracted | None:
        key = self._key(document)
        body = self._shelf.get(key)
        if body is None:
            return None
        try:
            extracted = _decoded(unpacked(body))
        except (DamagedError, ValidationError):
            self._shelf.reject(key)
            return None
        if extracted.document_id != document.document_id or extracted.rejected:
            self._shelf.reject(key)
            return None
        return extracted

    def _key(self, document: Document) -> str:
        """A digest of all that the record of a document says, and of the extractor.

        All of it, although names and titles hardly matter: whatever extraction may come to look at, a
        result is never taken for that of another document.
        """
        said = {field.name: getattr(document, field.name) for field in fields(document)}
        text = hashlib.sha256(said.pop("text").encode("utf-8", "surrogatepass")).hexdigest()
        line = json.dumps([self._fingerprint, text, said], default=_plain, sort_keys=True)
        return hashlib.sha256(line.encode()).hexdigest()


def _decoded(content: bytes) -> Extracted:
    """The result in the content of an entry; its rows are decoded when they are put into a table."""
    end = _LENGTH + int.from_bytes(content[:_LENGTH], "little")
    extracted = _FORM.validate_json(content[_LENGTH:end], strict=True)
    if not fits(rows := content[end:]):
        raise DamagedError("rows of another table")
    return replace(extracted, rows=rows)


def _plain(value: object) -> str:
    """Dates and actors of a document, which are records that print all they hold."""
    return repr(value)
