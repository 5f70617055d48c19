"""A folder of raw texts to documents and quarantine rows.

Belongs here: what concerns the files together: rows without file, files without row, duplicates.
Does not: how one file is read (reader). Whatever a file does, the others are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from demarche.documents import Document
from demarche.quarantine import Rejected
from demarche.reading.files import RawFile, find_files, is_text_name, most_bytes, read_bytes
from demarche.reading.formats.converter import Converter
from demarche.reading.identity import identified
from demarche.reading.index import NAME, Index, read_index
from demarche.reading.limits import USUAL, Limits
from demarche.reading.reader import read_document
from demarche.reading.refusal import RefusalError


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder holds: documents by id, and what was not let through, by path."""

    documents: tuple[Document, ...]
    rejected: tuple[Rejected, ...]


class Memory(Protocol):
    """What earlier runs have read: documents by a key that names all that they depend on (store.readings)."""

    def key(self, source_path: str, data: bytes, given: Mapping[str, Sequence[str]]) -> str:
        """The key of a file with these bytes and these values in documents.csv."""
        ...

    def known(self, key: str) -> Document | None:
        """The document that is kept under a key."""
        ...

    def keep(self, key: str, document: Document) -> None:
        """Keep a document."""
        ...


def read_folder(
    folder: Path,
    *,
    limits: Limits = USUAL,
    on_file: Callable[[int, int], None] | None = None,
    refused: Sequence[Rejected] = (),
    memory: Memory | None = None,
) -> Reading:
    """All texts of a folder and its subfolders, with their metadata.

    What is beyond the limits is not read; `on_file` is told how many files of how many are done; `refused`
    is what could not be put into the folder; `memory` saves reading what was read before.
    Ids are those of a first version: which earlier documents go on is found where that version is known.
    """
    index = read_index(folder)
    files, rejected = find_files(folder)
    rejected += [*index.rejected, *refused]
    documents: list[Document] = []
    with Converter(limits) as converter:
        for done, file in enumerate(files, start=1):
            read = _read(file, index, limits, converter, memory)
            if isinstance(read, Document):
                documents.append(read)
            else:
                rejected.append(read)
            if on_file is not None:
                on_file(done, len(files))
    rejected += _rows_without_file(index, {f.source_path for f in files} | {r.source_path for r in rejected})
    unique, repeated = _without_duplicates(documents)
    ordered = sorted(identified(unique), key=lambda d: d.document_id)
    refused = sorted(rejected + repeated, key=lambda r: (r.source_path, r.rule, r.locator or "", r.reason))
    return Reading(tuple(ordered), tuple(refused))


def _read(
    file: RawFile, index: Index, limits: Limits, converter: Converter, memory: Memory | None
) -> Document | Rejected:
    rows = index.rows.get(file.source_path, [])
    try:
        if len(rows) > 1:
            numbers = ", ".join(str(row.number) for row in rows)
            raise RefusalError(
                "duplicate-row",
                f"{NAME} has {len(rows)} rows for the file (rows {numbers}). Keep one.",
                locator=f"{NAME}, rows {numbers}",
            )
        data = read_bytes(file, most_bytes(file, limits))
        given = rows[0].given if rows else {}
        if memory is None:
            return read_document(file.source_path, data, given, limits, converter)
        key = memory.key(file.source_path, data, {name: one.values for name, one in given.items()})
        document = memory.known(key)
        if document is None:
            document = read_document(file.source_path, data, given, limits, converter)
            memory.keep(key, document)
        return document
    except RefusalError as refusal:
        if refusal.rule == "no-metadata" and index.gaps:
            refusal = _lost(index.gaps)
        return refusal.rejected(file.source_path)
    except Exception as error:  # the run must go on, whatever one file does
        return RefusalError("unreadable", f"reading failed: {type(error).__name__}.").rejected(
            file.source_path
        )


def _lost(gaps: list[str]) -> RefusalError:
    """Why a file has no metadata where part of the index could not be read."""
    places = ", ".join(gaps[:3]) + (f" and {len(gaps) - 3} more" if len(gaps) > 3 else "")
    return RefusalError(
        "no-metadata", f"its metadata may stand where {NAME} could not be read ({places}). Mend that first."
    )


def _rows_without_file(index: Index, known: set[str]) -> list[Rejected]:
    missing = []
    for path, rows in index.rows.items():
        if path in known:
            continue
        if is_text_name(path.rpartition("/")[2]):
            refusal = RefusalError(
                "missing-file", f"{rows[0].place}: there is no such file. Add it, or take the row out.",
                locator=rows[0].place, payload=path,
            )  # fmt: skip
        else:
            refusal = RefusalError(
                "not-text", f"{rows[0].place}: files of this kind are not read. Export it as plain text.",
                locator=rows[0].place, payload=path,
            )  # fmt: skip
        missing.append(refusal.rejected(path))
    return missing


def _without_duplicates(documents: list[Document]) -> tuple[list[Document], list[Rejected]]:
    """Of documents with equal clean texts the first by path stays."""
    first: dict[str, Document] = {}
    repeated: list[Rejected] = []
    for document in sorted(documents, key=lambda d: d.source_path):
        kept = first.setdefault(document.text_sha256, document)
        if kept is not document:
            refusal = RefusalError(
                "duplicate", f"the same text as {kept.source_path}. Keep one.", payload=kept.source_path
            )
            repeated.append(refusal.rejected(document.source_path))
    return list(first.values()), repeated
