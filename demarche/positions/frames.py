"""What extraction found, as tables.

Belongs here: from records to the frames that the extract stage writes. Does not: contracts (schemas),
the candidate (releasing).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from demarche.actors.book import ActorBook
from demarche.actors.memory import DocumentMemory, Minted
from demarche.actors.registry import actor_rows, affiliation_rows, minted_rows
from demarche.documents import Document
from demarche.positions.packed import position_rows
from demarche.positions.position import Extracted
from demarche.releasing.identity import with_position_ids
from demarche.tables import documents_frame, frame, quarantine_frame
from schemas.codebooks.topics import Topic


def extraction_frames(
    extracted: Iterable[Extracted],
    documents: Sequence[Document],
    topics: Sequence[Topic],
    book: ActorBook,
    extractor: str,
) -> dict[str, pl.DataFrame]:
    """Tables positions, actors, affiliations, topics, quarantine, and documents with their sentences.

    `actors` holds those that some row of the run names, with their parents and successors.
    """
    results = sorted(extracted, key=lambda result: result.document_id)
    positions = position_rows(results, extractor)
    minted = [_names(result) for result in results]
    stated = [_stated(document) for document in documents]
    new_actors, new_affiliations = minted_rows(book, [*minted, *stated])
    used = _used(positions, results, documents)
    actors = _reachable([*actor_rows(book), *new_actors], used)
    known = {row["actor_id"] for row in actors}
    affiliations = [
        row
        for row in [*affiliation_rows(book), *new_affiliations]
        if row["holder_id"] in known and row["actor_id"] in known
    ]
    sentences = {result.document_id: result.sentences for result in results if not result.rejected}
    return {
        "positions": with_position_ids(positions),
        "actors": frame("actors", actors),
        "affiliations": frame("affiliations", affiliations),
        "topics": frame("topics", (_topic_row(topic) for topic in topics)),
        "documents": documents_frame(documents, sentences),
        "quarantine": quarantine_frame(case for result in results for case in result.rejected),
    }


def _topic_row(topic: Topic) -> dict[str, Any]:
    return {
        "topic_id": topic.id,
        "group": topic.group,
        "label": topic.label,
        "proposition": topic.proposition,
        "kind": topic.kind,
        "cap": topic.cap,
        "marpor_support": topic.marpor[0],
        "marpor_oppose": topic.marpor[1],
        "is_targeted": topic.is_targeted,
    }


def _names(result: Extracted) -> DocumentMemory:
    memory = DocumentMemory()
    memory.minted = {minted.actor_id: minted for minted in result.minted}
    memory.affiliations = dict.fromkeys(result.affiliations)
    return memory


def _stated(document: Document) -> DocumentMemory:
    """Holders and actors that only the metadata name; their ids are all that is known of them.

    Whom they spoke for, and as author or speaker, stands in document_actors: it is no office.
    """
    memory = DocumentMemory()
    for stands in document.actors:
        for actor_id in (stands.holder_id, stands.actor_id):
            kind = "unknown"
            if stands.holder_id != stands.actor_id:
                kind = "person" if actor_id == stands.holder_id else "organisation"
            label = actor_id.replace("-", " ").title()
            memory.minted.setdefault(actor_id, Minted(actor_id, label, kind))
    return memory


def _used(positions: pl.DataFrame, results: Sequence[Extracted], documents: Sequence[Document]) -> set[str]:
    used = {a for d in documents for s in d.actors for a in (s.holder_id, s.actor_id)}
    for name in ("actor_id", "holder_id", "addressee_id"):
        used.update(positions[name].drop_nulls().unique())
    used.update(positions["target_ids"].explode().drop_nulls().unique())
    used.update(a for result in results for row in result.affiliations for a in row[:2])
    return used


def _reachable(rows: Sequence[dict[str, Any]], used: set[str]) -> list[dict[str, Any]]:
    """Rows of the actors used, and of those that they point at."""
    by_id = {row["actor_id"]: row for row in rows}
    waiting, kept = sorted(used), set[str]()
    while waiting:
        actor_id = waiting.pop()
        if actor_id in kept or actor_id not in by_id:
            continue
        kept.add(actor_id)
        row = by_id[actor_id]
        waiting.extend(other for other in (row["parent_id"], row["successor_id"]) if other)
    return [by_id[actor_id] for actor_id in sorted(kept)]
