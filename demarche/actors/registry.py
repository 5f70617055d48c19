"""Rows of the tables `actors` and `affiliations`: those of the book, and those minted from texts.

Belongs here: turning actors into rows. Does not: writing or checking tables (`demarche.tables`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from demarche.actors.book import ActorBook
from demarche.actors.memory import DocumentMemory
from schemas.codebooks.actors import Organisation, State
from schemas.codebooks.partial_dates import Partial

Row = dict[str, Any]


def actor_rows(book: ActorBook) -> list[Row]:
    """A row for every listed actor, by id."""
    rows = [_listed(state) for state in book.codebook.states]
    rows += [_listed(body) for body in book.codebook.organisations]
    rows += [
        _row(person.id, person.label, "person", wikidata=person.wikidata, is_listed=True)
        for person in book.codebook.persons
    ]
    return sorted(rows, key=lambda row: str(row["actor_id"]))


def affiliation_rows(book: ActorBook) -> list[Row]:
    """A row for every office of every listed person, and for every executive body."""
    rows = [
        _affiliation(person.id, office.actor, office.role, _first(office.start), _last(office.end))
        for person in book.codebook.persons
        for office in person.offices
    ]
    rows += [
        _affiliation(
            body.id, book.voice_of(body.id), "executive body", _first(body.valid_start), _last(body.valid_end)
        )
        for body in book.codebook.organisations
        if body.executive
    ]
    return _ordered(rows)


def minted_rows(book: ActorBook, memories: Iterable[DocumentMemory]) -> tuple[list[Row], list[Row]]:
    """Rows of `actors` and `affiliations` for what documents minted, whatever their order."""
    actors: dict[str, Row] = {}
    affiliations: dict[tuple[str, str, str], Row] = {}
    for memory in memories:
        for minted in memory.minted.values():
            if book.has(minted.actor_id):
                continue
            row = _row(
                minted.actor_id, minted.label, minted.kind, parent_id=minted.parent_id, is_listed=False
            )
            actors[minted.actor_id] = min(row, actors.get(minted.actor_id, row), key=_rank)
        for holder_id, actor_id, role in memory.affiliations:
            affiliations[holder_id, actor_id, role] = _affiliation(holder_id, actor_id, role, None, None)
    return [actors[key] for key in sorted(actors)], _ordered(affiliations.values())


def _listed(entry: State | Organisation) -> Row:
    state = entry if isinstance(entry, State) else None
    return _row(
        entry.id,
        entry.label,
        "state" if state else entry.kind if isinstance(entry, Organisation) else "organisation",
        parent_id=entry.parent_id if isinstance(entry, Organisation) else None,
        iso3=state.iso3 if state else None,
        cow=state.cow if state else None,
        wikidata=entry.wikidata,
        successor_id=entry.successor_id,
        valid_start=_first(entry.valid_start),
        valid_end=_last(entry.valid_end),
        is_listed=True,
    )


def _row(actor_id: str, label: str, kind: str, **known: Any) -> Row:
    optional = (
        "parent_id",
        "iso3",
        "cow",
        "wikidata",
        "successor_id",
        "valid_start",
        "valid_end",
        "is_listed",
    )
    return {"actor_id": actor_id, "label": label, "kind": kind} | {name: known.get(name) for name in optional}


def _affiliation(holder_id: str, actor_id: str, role: str, start: object, end: object) -> Row:
    return {
        "holder_id": holder_id,
        "actor_id": actor_id,
        "role": role,
        "valid_start": start,
        "valid_end": end,
    }


def _first(day: Partial | None) -> object:
    return day.first if day else None


def _last(day: Partial | None) -> object:
    return day.last if day else None


def _rank(row: Row) -> tuple[str, str, str]:
    return str(row["label"]), str(row["kind"]), str(row["parent_id"])


def _ordered(rows: Iterable[Row]) -> list[Row]:
    return sorted(
        rows,
        key=lambda row: tuple(str(row[name]) for name in ("holder_id", "actor_id", "role", "valid_start")),
    )
