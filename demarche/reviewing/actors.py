"""Actors that reviewers name and that no text of the run did.

Belongs here: taking them from the codebook, with those that they belong to. Does not: reading the codebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from demarche.reviewing.decision import Decision
from demarche.tables import frame

Row = dict[str, Any]


@dataclass(frozen=True)
class Listing:
    """Rows of `actors` and `affiliations` that the codebook holds."""

    actors: tuple[Row, ...] = ()
    affiliations: tuple[Row, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """Rows of actors by id."""
        return {row["actor_id"]: row for row in self.actors}

    @property
    def ids(self) -> set[str]:
        """Ids of all listed actors."""
        return set(self.by_id)


def actor_ids(decisions: Iterable[Decision]) -> set[str]:
    """Every actor that the rows which decisions ask for would name."""
    found: set[str] = set()
    for says in (decision.says for decision in decisions):
        if says is not None:
            found |= {says.actor_id, says.holder_id, *says.target_ids}
            found |= {says.addressee_id} if says.addressee_id else set()
    return found


def with_actors(
    tables: Mapping[str, pl.DataFrame], used: set[str], listing: Listing
) -> dict[str, pl.DataFrame]:
    """The tables with these actors of the codebook, those that they point at, and their affiliations."""
    known = set(tables["actors"]["actor_id"])
    waiting, added = sorted(used - known), dict[str, Row]()
    while waiting:
        actor_id = waiting.pop()
        if actor_id in known or actor_id in added or actor_id not in listing.by_id:
            continue
        row = added[actor_id] = listing.by_id[actor_id]
        waiting += [other for other in (row.get("parent_id"), row.get("successor_id")) if other]
    if not added:
        return dict(tables)
    every = known | set(added)
    new = [
        row
        for row in listing.affiliations
        if {row["holder_id"], row["actor_id"]} <= every and {row["holder_id"], row["actor_id"]} & set(added)
    ]
    return {
        **tables,
        "actors": pl.concat([tables["actors"], frame("actors", added.values())]),
        "affiliations": pl.concat([tables["affiliations"], frame("affiliations", new)]).unique(
            maintain_order=True
        ),
    }
