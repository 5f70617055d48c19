"""Minting position ids from what a row says, so that the same reading gets the same id anywhere.

Belongs here: new ids, never one that was given before. Does not: document ids (reading), which rows keep
the id of an earlier one (continuity).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from hashlib import sha256

import polars as pl

from demarche.releasing.digest import canonical

SAYS = ("document_id", "actor_id", "topic_id", "target_ids", "stance", "char_start", "char_end")
"""Columns that an id is minted from; rows that agree on all of them are told apart by the rest."""

SHORTEST, LONGEST = 12, 64


def with_position_ids(
    positions: pl.DataFrame, kept: Mapping[int, str] | None = None, taken: Set[str] = frozenset()
) -> pl.DataFrame:
    """The positions with `position_id` set, whatever it held before.

    `kept` gives the ids of rows that go on, by the number of the row; every other id is derived from
    what the row says and is not in `taken`. The order of the rows does not matter.
    """
    ids = dict(kept or {})
    used = set(taken) | set(ids.values())
    keys = _keys(positions)
    for row in sorted(set(range(positions.height)) - set(ids), key=keys.__getitem__):
        ids[row] = _free(sha256(keys[row].encode()).hexdigest(), used)
        used.add(ids[row])
    column = pl.Series("position_id", [ids[row] for row in range(positions.height)], dtype=pl.String)
    return positions.with_columns(column).select(
        "position_id", *(name for name in positions.columns if name != "position_id")
    )


def _keys(positions: pl.DataFrame) -> list[str]:
    """What each row says, in canonical form, numbered where rows say the same."""
    rest = sorted(set(positions.columns) - {*SAYS, "position_id"})
    said = [canonical(row) for row in positions.select(SAYS).iter_rows()]
    more = [canonical(row) for row in positions.select(rest).iter_rows()]
    alike: dict[str, list[int]] = defaultdict(list)
    for row in sorted(range(positions.height), key=lambda row: (said[row], more[row])):
        alike[said[row]].append(row)
    keys = [""] * positions.height
    for says, rows in alike.items():
        for number, row in enumerate(rows):
            keys[row] = f"{says}#{number}"
    return keys


def _free(digest: str, used: Set[str]) -> str:
    """The shortest id of at least twelve digits that nobody has."""
    for length in range(SHORTEST, LONGEST + 1):
        if (candidate := f"p-{digest[:length]}") not in used:
            return candidate
    raise AssertionError("two rows with the same full digest say the same and are numbered apart")
