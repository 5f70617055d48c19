"""Giving the rows of a run the ids of the rows that they continue.

Belongs here: the order of the steps: documents, names, positions, new ids. Does not: each of them
(modules beside this one), the table that tells what ended (history).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from demarche.releasing.continuity.base import Base
from demarche.releasing.continuity.documents import alignments, final_ids
from demarche.releasing.continuity.matching import PAIRS, followed, matched, new_rows, old_rows
from demarche.releasing.continuity.names import ACTOR_SIGNS, TOPIC_SIGNS, renamed
from demarche.releasing.identity import with_position_ids

NAMED = ("documents", "document_actors", "texts", "positions", "reviews", "quarantine")
"""Tables that name documents."""
RENAMED = "renamed"
REJECTED, CORRECTED = "rejected in review", "corrected in review"


@dataclass(frozen=True, slots=True)
class Carried:
    """The tables of a run under their final ids.

    `turned` tells by table and id what took the place of one that ended, None if a reviewer rejected it, and
    why, as far as that is known.
    """

    tables: dict[str, pl.DataFrame]
    turned: dict[tuple[str, str], tuple[str | None, str]] = field(default_factory=dict)


def carry_over(tables: Mapping[str, pl.DataFrame], base: Base) -> Carried:
    """The tables with the ids of the base for whatever goes on, and new ids for the rest.

    Each row of `reviews` names its position by the id that the row has in these tables.
    """
    taken = ids_ever(base)
    documents = final_ids(tables, base, taken)
    named = {name: _with_ids(frame, documents) if name in NAMED else frame for name, frame in tables.items()}
    actors, topics = _renamed(named, base, "actors"), _renamed(named, base, "topics")
    rows = new_rows(named["positions"])
    pairs, there = PAIRS.to_frame(), list[pl.DataFrame]()
    for earlier in base.earlier:
        moved = alignments(earlier, named["documents"], named["texts"])
        old = old_rows(earlier.tables["positions"], moved, actors, topics)
        unused = old.join(pairs, left_on="key", right_on="old", how="anti")
        pairs = pl.concat([pairs, matched(unused, rows.join(pairs, on="key", how="anti"))])
        for newer in there:
            old = old.join(newer, on="key", how="anti")
        there.append(old)
    ended = [old.join(pairs, left_on="key", right_on="old", how="anti") for old in there]
    kept = pl.Series([None] * named["positions"].height, dtype=pl.String)
    positions = with_position_ids(
        named["positions"], kept.scatter(pairs["key"].cast(pl.Int64), pairs["old"]), taken
    )
    ids = positions["position_id"]
    turned = {
        ("positions", old_id): (ids[int(found.key)], found.reason)
        for old_id, found in followed(ended, rows, pairs).items()
    }
    for name, renames in (("actors", actors), ("topics", topics)):
        turned |= {(name, old): (new, RENAMED) for old, new in renames.items()}
    if "reviews" not in named:
        return Carried({**named, "positions": positions}, turned)
    reviews = _under(ids, named["positions"]["position_id"], named["reviews"])
    turned |= _decided(reviews, ended)
    return Carried({**named, "positions": positions, "reviews": reviews}, turned)


def _under(ids: pl.Series, before: pl.Series, reviews: pl.DataFrame) -> pl.DataFrame:
    """The reviews with the ids that positions have now; `before` are those that they had, row by row."""
    now = pl.DataFrame({"position_id": before, "now": ids}).unique("position_id", maintain_order=True)
    found = reviews.join(now, on="position_id", how="left", maintain_order="left")
    return found.with_columns(pl.col("now").alias("position_id")).drop("now")


def _decided(
    reviews: pl.DataFrame, ended: Sequence[pl.DataFrame]
) -> dict[tuple[str, str], tuple[str | None, str]]:
    """What reviewers made of positions that ended: nothing, or one under another actor or topic."""
    found: dict[tuple[str, str], tuple[str | None, str]] = {}
    places = {key: name for one in ended for key, name in one.select("key", "document_id").iter_rows()}
    columns = ("seen_id", "document_id", "position_id", "decision")
    applied = reviews.filter(pl.col("outcome") == "applied").select(columns).unique().sort(columns)
    for seen_id, document_id, position_id, decision in applied.iter_rows():
        if places.get(seen_id) == document_id:
            if decision == "reject":
                found["positions", seen_id] = (None, REJECTED)
            elif position_id is not None:
                found["positions", seen_id] = (position_id, CORRECTED)
    return found


def ids_ever(base: Base) -> pl.Series:
    """Every id that was given so far: those of the rows, and those that ended."""
    found = [pl.Series(dtype=pl.String)]
    for earlier in base.earlier:
        held = (("positions", "position_id"), ("documents", "document_id"), ("id_history", "old_id"))
        found += [earlier.tables[name][key].cast(pl.String).alias("") for name, key in held]
    return pl.concat(found).unique()


def _with_ids(frame: pl.DataFrame, ids: Mapping[str, str]) -> pl.DataFrame:
    changed = {old: new for old, new in ids.items() if old != new}
    return frame.with_columns(pl.col("document_id").replace(changed)) if changed else frame


def _renamed(tables: Mapping[str, pl.DataFrame], base: Base, name: str) -> dict[str, str]:
    key, signs = {"actors": ("actor_id", ACTOR_SIGNS), "topics": ("topic_id", TOPIC_SIGNS)}[name]
    found: dict[str, str] = {}
    for earlier in reversed(base.earlier):
        found |= renamed(earlier.tables[name], tables[name], key, signs)
    return found
