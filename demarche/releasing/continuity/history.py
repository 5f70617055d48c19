"""id_history: every id that ended, in which version, and what took its place.

Belongs here: the rows of the table. Does not: finding what continues (carrying), following an id that
ended to what took its place (redirects).

Ids of positions and documents end for good. Actors and topics are named by the codebook and the texts:
of actors only those are told that go on under another name, for one who is not mentioned is not gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from demarche.releasing.continuity.base import Base
from demarche.releasing.continuity.carrying import Carried
from demarche.tables import frame

GONE = "no longer there"
QUARANTINED = "quarantined"
WITHOUT_DOCUMENT = "its document is no longer there"
KEYS = {"positions": "position_id", "documents": "document_id", "actors": "actor_id", "topics": "topic_id"}


def id_history(carried: Carried, whole: Mapping[str, pl.DataFrame], base: Base, version: str) -> pl.DataFrame:
    """The table: all that the base release tells, and what ended in this version.

    `whole` are the tables of the candidate, from which rows may be missing that were carried over.
    """
    new = {row["old_id"]: row for row in _ended(carried, whole, base, version)}
    rows = frame("id_history", (new[key] for key in sorted(new)))
    return pl.concat([base.published.tables["id_history"], rows]) if base.published else rows


def _ended(
    carried: Carried, whole: Mapping[str, pl.DataFrame], base: Base, version: str
) -> Iterator[dict[str, Any]]:
    """A row for every id that some earlier version has and the candidate has not."""
    for name, key in KEYS.items():
        new_ids = [new_id for (of, _), (new_id, _) in carried.turned.items() if of == name]
        successors = pl.Series(new_ids, dtype=pl.String)
        there = set(whole[name].filter(pl.col(key).is_in(successors.implode()))[key])
        for earlier in base.earlier:
            gone = earlier.tables[name].join(whole[name], on=key, how="anti")
            in_run = set(gone.join(carried.tables[name], on=key, how="semi")[key])
            orphaned = _without_document(gone, whole) if name == "positions" else set()
            for old_id in gone[key].unique().sort():
                new_id, reason = carried.turned.get((name, old_id), (None, None))
                if new_id in there or (new_id is None and reason is not None):
                    assert reason is not None
                elif name == "actors":
                    continue
                elif old_id in in_run:
                    new_id, reason = None, QUARANTINED
                else:
                    new_id, reason = None, WITHOUT_DOCUMENT if old_id in orphaned else GONE
                yield {"old_id": old_id, "new_id": new_id, "reason": reason, "version": version}


def _without_document(positions: pl.DataFrame, whole: Mapping[str, pl.DataFrame]) -> set[str]:
    """Ids of positions whose document is not there any more."""
    return set(positions.join(whole["documents"], on="document_id", how="anti")["position_id"])
