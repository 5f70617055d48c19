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
    told = base.published.tables["id_history"].iter_rows(named=True) if base.published else ()
    new = {row["old_id"]: row for row in _ended(carried, whole, base, version)}
    return frame("id_history", [*told, *(new[key] for key in sorted(new))])


def _ended(
    carried: Carried, whole: Mapping[str, pl.DataFrame], base: Base, version: str
) -> Iterator[dict[str, Any]]:
    """A row for every id that some earlier version has and the candidate has not."""
    documents = set(whole["documents"]["document_id"])
    for name, key in KEYS.items():
        there, in_run = set(whole[name][key]), set(carried.tables[name][key])
        for earlier in base.earlier:
            rows = earlier.tables[name]
            held_by = dict(rows.select(key, "document_id").iter_rows()) if name == "positions" else {}
            for old_id in sorted(set(rows[key]) - there):
                new_id, reason = carried.turned.get((name, old_id), (None, None))
                if new_id in there or (new_id is None and reason is not None):
                    assert reason is not None
                elif name == "actors":
                    continue
                elif old_id in in_run:
                    new_id, reason = None, QUARANTINED
                else:
                    is_orphan = old_id in held_by and held_by[old_id] not in documents
                    new_id, reason = None, WITHOUT_DOCUMENT if is_orphan else GONE
                yield {"old_id": old_id, "new_id": new_id, "reason": reason, "version": version}
