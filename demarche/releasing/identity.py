"""Minting position ids from what a row says, so that the same reading gets the same id anywhere.

Belongs here: new ids, and keeping the id of a row that the base release has too. Does not: document
ids (reading). Rows whose evidence moved get new ids here; matching them by span belongs beside this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

import polars as pl

from demarche.releasing.digest import canonical

SAYS = ("document_id", "actor_id", "topic_id", "target_ids", "stance", "char_start", "char_end")
"""Columns that an id is minted from; rows that agree on all of them are told apart by the rest."""

SHORTEST, LONGEST = 12, 64


def with_position_ids(positions: pl.DataFrame, base: pl.DataFrame | None = None) -> pl.DataFrame:
    """The positions with `position_id` set, whatever it held before.

    A row that says the same as a row of `base` has that row's id; every other id is derived from
    what the row says and is in neither the base nor the table yet. The order of the rows does
    not matter.
    """
    keys = _keys(positions)
    taken = {} if base is None else dict(zip(_keys(base), base["position_id"].to_list(), strict=True))
    ids = _mint(keys, taken)
    column = pl.Series("position_id", [ids[key] for key in keys], dtype=pl.String)
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


def _mint(keys: Iterable[str], taken: dict[str, str]) -> dict[str, str]:
    ids = {key: taken[key] for key in keys if key in taken}
    used = set(taken.values())
    for key in sorted(set(keys) - set(taken)):
        ids[key] = _free(sha256(key.encode()).hexdigest(), used)
        used.add(ids[key])
    return ids


def _free(digest: str, used: set[str]) -> str:
    """The shortest id of at least twelve digits that nobody has."""
    for length in range(SHORTEST, LONGEST + 1):
        if (candidate := f"p-{digest[:length]}") not in used:
            return candidate
    raise AssertionError("two rows with the same full digest say the same and are numbered apart")
