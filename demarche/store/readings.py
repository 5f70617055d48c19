"""What reading made of single files, kept under everything that it depends on.

Belongs here: documents as JSON and back, their key. Does not: reading (demarche.reading), what concerns files
together, which is judged anew each time: duplicates, ids, rows without a file.

A file that was refused is not kept: why it was is found again.
"""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from demarche.documents import Document
from demarche.store.entries import Shelf
from demarche.store.packing import DamagedError, packed, unpacked

KIND = "readings"
LIBRARIES = ("charset-normalizer", "lxml", "py3langid", "pydantic", "pypdf", "pyyaml")
_FORM = TypeAdapter(Document)


class Readings:
    """Documents as read, by file. `made_with` names code, definitions and limits of reading, in any form."""

    def __init__(self, shelf: Shelf, made_with: Mapping[str, object]) -> None:
        self._shelf = shelf
        machine = [sys.version, unicodedata.unidata_version, *map(_version, LIBRARIES)]
        self._fingerprint = json.dumps([machine, made_with], sort_keys=True)

    def key(self, source_path: str, data: bytes, given: Mapping[str, Sequence[str]]) -> str:
        """The key of a file with these bytes and these values in documents.csv."""
        digest = hashlib.sha256(data).hexdigest()
        line = json.dumps([self._fingerprint, source_path, digest, dict(given)], sort_keys=True)
        return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()

    def known(self, key: str) -> Document | None:
        """The document that is kept under a key."""
        body = self._shelf.get(key)
        if body is None:
            return None
        try:
            return _FORM.validate_json(unpacked(body), strict=True)
        except (DamagedError, ValidationError):
            self._shelf.reject(key)
            return None

    def keep(self, key: str, document: Document) -> None:
        """Keep a document."""
        try:
            self._shelf.put(key, packed(_FORM.dump_json(document)))
        except PydanticSerializationError:  # a lone half of a surrogate pair has no UTF-8
            return


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # files that would need it are refused
        return ""
