"""Matching whole tables of positions: which new row goes on from which earlier one.

Belongs here: frames in and out, and the many rows whose evidence stands where it stood, matched at once.
Does not: the rule by which the others are matched (positions), where an edited text has moved its words
(realigning).

A table of either side has, beside the columns of positions, `key` (the earlier id, or the number of the new
row) and `start` and `end`, its span in the candidate's text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from demarche.releasing.canonical import canonical_rows
from demarche.releasing.continuity.positions import AGREEING, Evidence, Successor, continued, successors
from demarche.releasing.continuity.realigning import Alignment

PLACE = ("document_id", "actor_id", "topic_id")
SPAN = ("start", "end")
PAIRS = pl.Schema({"key": pl.String(), "old": pl.String()})
"""Pairs of rows: the key of the new one, the key of the earlier one."""


def new_rows(positions: pl.DataFrame) -> pl.DataFrame:
    """The rows of a run, all columns; those without place or span, which no contract lets pass, left out."""
    keyed = positions.with_columns(pl.int_range(pl.len()).cast(pl.String).alias("key"))
    return _spanned(keyed).drop_nulls([*PLACE, *SPAN])


def old_rows(
    positions: pl.DataFrame,
    moved: Mapping[str, Alignment],
    actors: Mapping[str, str],
    topics: Mapping[str, str],
) -> pl.DataFrame:
    """The rows of an earlier version, as they would stand in the candidate."""
    rows = _spanned(positions.with_columns(pl.col("position_id").alias("key"))).select(
        "key",
        "document_id",
        pl.col("actor_id").replace(actors),
        pl.col("topic_id").replace(topics),
        *SPAN,
        *(name for name in AGREEING if name in positions.columns),
    )
    in_moved = pl.col("document_id").is_in(sorted(moved))
    spans = [
        (key, *moved[document_id].span(start, end))
        for key, document_id, start, end in rows.filter(in_moved)
        .select("key", "document_id", *SPAN)
        .iter_rows()
    ]
    shape = {"key": pl.String, "start": pl.Int64, "end": pl.Int64}
    return rows.update(pl.DataFrame(spans, schema=shape, orient="row"), on="key") if spans else rows


def matched(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """PAIRS, one to one: what `continued` says of these rows, found at once where a pair is beyond doubt."""
    same = _same(old, new)
    theirs = old.join(same, left_on="key", right_on="old", how="anti")
    ours = new.join(same, on="key", how="anti")
    theirs, ours = theirs.join(ours, on=PLACE, how="semi"), ours.join(theirs, on=PLACE, how="semi")
    others = continued(_evidence(theirs, theirs["key"]), _evidence(ours, _orders(ours)))
    return pl.concat([same, pl.DataFrame(list(others.items()), schema=PAIRS, orient="row")])


def followed(ended: Sequence[pl.DataFrame], new: pl.DataFrame, pairs: pl.DataFrame) -> dict[str, Successor]:
    """What took the place of earlier rows that ended, as far as anything did."""
    documents = pl.concat([new.select("document_id").clear(), *(one.select("document_id") for one in ended)])
    near = new.join(documents, on="document_id", how="semi")
    kept = set(near.join(pairs, on="key", how="semi")["key"])
    olds = [old for one in ended for old in _evidence(one, one["key"])]
    return successors(olds, _evidence(near, _orders(near)), kept)


def _evidence(rows: pl.DataFrame, orders: pl.Series) -> list[Evidence]:
    """The rows as the rule of matching sees them; `orders` decides between equals."""
    says = [pl.col(name) if name in rows.columns else pl.lit(None).alias(name) for name in AGREEING]
    parts = (rows.select("key", *PLACE, *SPAN), rows.select(says))
    return [
        Evidence(key, document_id, actor_id, topic_id, start, end, agreeing, order)
        for (key, document_id, actor_id, topic_id, start, end), agreeing, order in zip(
            *(part.iter_rows() for part in parts), orders, strict=True
        )
    ]


def _orders(rows: pl.DataFrame) -> pl.Series:
    """What new rows say, whatever their place in the run."""
    return canonical_rows(rows.select(sorted(set(rows.columns) - {"position_id", "key", *SPAN})))


def _spanned(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.col("char_start").alias("start"), pl.col("char_end").alias("end"))


def _same(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """Rows with the same place and the same span, where neither side has another such row.

    No other pair can overlap more, so nothing else can be made of them.
    """
    at = [*PLACE, *SPAN]
    there = old.filter(pl.col("start") < pl.col("end")).select(*at, pl.col("key").alias("old"))
    pairs = new.select(*at, "key").join(there, on=at, how="inner").select("key", "old")
    return pairs.filter(~pl.col("key").is_duplicated() & ~pl.col("old").is_duplicated()).cast(PAIRS)
