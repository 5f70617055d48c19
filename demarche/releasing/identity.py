"""Minting position ids from what a row says, so that the same reading gets the same id anywhere.

Belongs here: new ids, never one that was given before. Does not: document ids (reading), which rows keep
the id of an earlier one (continuity).
"""

from __future__ import annotations

from collections.abc import Set
from hashlib import sha256

import polars as pl

from demarche.releasing.canonical import canonical_rows

SAYS = ("document_id", "actor_id", "topic_id", "target_ids", "stance", "char_start", "char_end")
"""Columns that an id is minted from; rows that agree on all of them are told apart by the rest."""

SHORTEST, LONGEST = 12, 64
_NONE = pl.Series(dtype=pl.String)


def with_position_ids(
    positions: pl.DataFrame, kept: pl.Series | None = None, taken: pl.Series = _NONE
) -> pl.DataFrame:
    """The positions with `position_id` set, whatever it held before.

    `kept` gives for each row the id with which it goes on, null for the others: these get an id that is
    derived from what the row says and is not in `taken`. The order of the rows does not matter.
    """
    given = pl.Series([None] * positions.height, dtype=pl.String) if kept is None else kept
    keys = _keys(positions).filter(given.is_null())
    used = pl.concat([taken.cast(pl.String), given.drop_nulls().cast(pl.String)])
    minted = pl.Series(_minted(keys, used), dtype=pl.String)
    new = given.is_null()
    ids = given.scatter(new.arg_true(), minted) if minted.len() else given
    return positions.with_columns(ids.alias("position_id")).select(
        "position_id", *(name for name in positions.columns if name != "position_id")
    )


def _keys(positions: pl.DataFrame) -> pl.Series:
    """What each row says, in canonical form, numbered where rows say the same."""
    says = canonical_rows(positions.select(SAYS)).alias("says")
    alike = says.is_duplicated()
    numbers = pl.zeros(positions.height, pl.Int64, eager=True)
    if alike.any():
        rest = sorted(set(positions.columns) - {*SAYS, "position_id"})
        same = pl.DataFrame({"row": alike.arg_true(), "says": says.filter(alike)})
        more = canonical_rows(positions.select(rest).filter(alike)).alias("more")
        ordered = same.hstack([more]).sort("says", "more", "row")
        ordered = ordered.with_columns(pl.int_range(pl.len()).over("says").alias("number"))
        numbers = numbers.scatter(ordered["row"], ordered["number"])
    return says + "#" + numbers.cast(pl.String)


def _minted(keys: pl.Series, used: pl.Series) -> list[str]:
    """An id for each key, in the order of the keys: the shortest of its digest that nobody has.

    Where two want the same, the key that stands first in the alphabet has it.
    """
    digests = [sha256(key.encode()).hexdigest() for key in keys.to_list()]
    ids = [_cut(digest, SHORTEST) for digest in digests]
    wanted = pl.Series(ids, dtype=pl.String)
    clashing = wanted.is_duplicated() | wanted.is_in(used.implode())
    rivals = clashing.arg_true().to_list()
    if rivals:
        taken = _beginning(used, wanted.filter(clashing))
        for row in sorted(rivals, key=keys.__getitem__):
            ids[row] = _free(digests[row], taken)
            taken.add(ids[row])
    return ids


def _beginning(ids: pl.Series, starts: pl.Series) -> set[str]:
    """Those ids that begin as one of the shortest ones does: no other can be in the way."""
    return set(ids.filter(ids.str.head(len("p-") + SHORTEST).is_in(starts.implode())))


def _free(digest: str, taken: Set[str]) -> str:
    """The shortest id of at least twelve digits that nobody has."""
    for length in range(SHORTEST, LONGEST + 1):
        if (candidate := _cut(digest, length)) not in taken:
            return candidate
    raise AssertionError("two rows with the same full digest say the same and are numbered apart")


def _cut(digest: str, length: int) -> str:
    return f"p-{digest[:length]}"
