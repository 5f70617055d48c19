"""Giving the rows of a run the ids of the rows that they continue.

Belongs here: the order of the steps: documents, names, positions, new ids. Does not: each of them
(modules beside this one), the table that tells what ended (history).
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

import polars as pl

from demarche.releasing.continuity.base import Base
from demarche.releasing.continuity.documents import alignments, final_ids
from demarche.releasing.continuity.names import ACTOR_SIGNS, TOPIC_SIGNS, renamed
from demarche.releasing.continuity.positions import AGREEING, Evidence, continued, successors
from demarche.releasing.continuity.realigning import Alignment
from demarche.releasing.digest import canonical
from demarche.releasing.identity import with_position_ids

NAMED = ("documents", "document_actors", "texts", "positions", "quarantine")
"""Tables that name documents."""
RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Carried:
    """The tables of a run under their final ids.

    `turned` tells by table and id what took the place of one that ended, and why, as far as anything did.
    """

    tables: dict[str, pl.DataFrame]
    turned: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)


def carry_over(tables: Mapping[str, pl.DataFrame], base: Base) -> Carried:
    """The tables with the ids of the base for whatever goes on, and new ids for the rest."""
    taken = ids_ever(base)
    documents = final_ids(tables, base, taken)
    named = {name: _with_ids(frame, documents) if name in NAMED else frame for name, frame in tables.items()}
    actors, topics = _renamed(named, base, "actors"), _renamed(named, base, "topics")
    rows = _new_evidence(named["positions"])
    kept: dict[str, str] = {}
    ended: dict[str, Evidence] = {}
    for earlier in base.earlier:
        moved = alignments(earlier, named["documents"], named["texts"])
        old = _old_evidence(earlier.tables["positions"], moved, actors, topics)
        used = set(kept.values())
        fresh = [row for row in rows if row.key not in kept]
        kept |= continued([row for row in old if row.key not in used], fresh)
        ended = {row.key: row for row in old} | ended
    for key in kept.values():
        ended.pop(key, None)
    numbered = {int(row): position_id for row, position_id in kept.items()}
    positions = with_position_ids(named["positions"], numbered, taken)
    ids = positions["position_id"].to_list()
    turned = {
        ("positions", old_id): (ids[int(found.key)], found.reason)
        for old_id, found in successors(ended.values(), rows, kept).items()
    }
    for name, renames in (("actors", actors), ("topics", topics)):
        turned |= {(name, old): (new, RENAMED) for old, new in renames.items()}
    return Carried({**named, "positions": positions}, turned)


def ids_ever(base: Base) -> Set[str]:
    """Every id that was given so far: those of the rows, and those that ended."""
    found: set[str] = set()
    for earlier in base.earlier:
        found |= set(earlier.tables["positions"]["position_id"])
        found |= set(earlier.tables["documents"]["document_id"])
        found |= set(earlier.tables["id_history"]["old_id"])
    return found


def _with_ids(frame: pl.DataFrame, ids: Mapping[str, str]) -> pl.DataFrame:
    changed = {old: new for old, new in ids.items() if old != new}
    return frame.with_columns(pl.col("document_id").replace(changed)) if changed else frame


def _renamed(tables: Mapping[str, pl.DataFrame], base: Base, name: str) -> dict[str, str]:
    key, signs = {"actors": ("actor_id", ACTOR_SIGNS), "topics": ("topic_id", TOPIC_SIGNS)}[name]
    found: dict[str, str] = {}
    for earlier in reversed(base.earlier):
        found |= renamed(earlier.tables[name], tables[name], key, signs)
    return found


def _new_evidence(positions: pl.DataFrame) -> list[Evidence]:
    rest = sorted(set(positions.columns) - {"position_id"})
    orders = [canonical(row) for row in positions.select(rest).iter_rows()]
    found = [_evidence(str(k), row) for k, row in enumerate(positions.iter_rows(named=True))]
    return [replace(row, order=order) for row, order in zip(found, orders, strict=True)]


def _old_evidence(
    positions: pl.DataFrame,
    moved: Mapping[str, Alignment],
    actors: Mapping[str, str],
    topics: Mapping[str, str],
) -> list[Evidence]:
    found = []
    for row in positions.sort("position_id").iter_rows(named=True):
        one = _evidence(row["position_id"], row)
        start, end = one.start, one.end
        if one.document_id in moved:
            start, end = moved[one.document_id].span(start, end)
        actor_id, topic_id = actors.get(one.actor_id, one.actor_id), topics.get(one.topic_id, one.topic_id)
        found.append(replace(one, actor_id=actor_id, topic_id=topic_id, start=start, end=end))
    return found


def _evidence(key: str, row: Mapping[str, object]) -> Evidence:
    says = tuple(row.get(column) for column in AGREEING)
    document_id, actor_id, topic_id = (str(row[name]) for name in ("document_id", "actor_id", "topic_id"))
    start, end = (int(str(row[name])) for name in ("char_start", "char_end"))
    return Evidence(key, document_id, actor_id, topic_id, start, end, says, key)
