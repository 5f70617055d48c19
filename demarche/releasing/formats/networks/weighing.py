"""Edges and their weights.

Belongs here: from stances to what actors hold, and from that to agreement and disagreement between
them (as in Leifeld's discourse networks). Does not: files, names.

Two actors meet on every concept that both have a side on, so there are far more meetings than edges. They are
never listed: what an actor holds is a row of a matrix, and products of matrices add the meetings up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

RELATIONS = ("congruence", "conflict", "subtract")
CONCEPT = "concept"
_ROWS = 1024
"""Actors whose edges are counted at a time."""
Matrix = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Related:
    """Edges of one network between actors: source, target, weight, count, topics; and how many there are.

    Pairs are unordered, source before target in the alphabet; `topics` counts the concepts on which
    they meet.
    """

    edges: pl.DataFrame
    total: int


def opinions(stances: pl.DataFrame) -> pl.DataFrame:
    """One row an actor and concept, years added up; a concept is a topic, or a topic and one target."""
    counts = ("support", "oppose", "mixed", "documents")
    concept = pl.concat_str("topic_id", "target_id", separator=":")
    return (
        stances.group_by("actor_id", "topic_id", "target_id")
        .agg(pl.col(name).sum() for name in counts)
        .with_columns(
            pl.coalesce(concept, "topic_id").alias(CONCEPT),
            ((pl.col("support") - pl.col("oppose")) / pl.col("documents")).alias("net"),
        )
        .sort("actor_id", CONCEPT)
    )


def activity(held: pl.DataFrame) -> pl.DataFrame:
    """For each actor the documents in which it supports or opposes something."""
    return held.group_by("actor_id").agg((pl.col("support") + pl.col("oppose")).sum().alias("documents"))


def strongest(held: pl.DataFrame, by: str, most: int) -> pl.DataFrame:
    """The rows with the highest values, at most so many, in the order that they had, which settles ties."""
    if held.height <= most:
        return held
    ranked = held.with_row_index("row").sort(pl.col(by).abs(), "row", descending=[True, False])
    return ranked.head(most).sort("row").drop("row")


def relation(held: pl.DataFrame, name: str, most: int | None = None) -> Related:
    """The network of one relation; with `most`, no more than so many edges: those of the highest count.

    Equal counts go by the alphabet. Conflict counts in a subtract network as much as agreement.
    """
    actors = held["actor_id"].unique().sort()
    kept, total = pl.DataFrame(schema=dict.fromkeys(("i", "j", "count", "topics"), pl.Int64)), 0
    for part in _counted(held, actors, name):
        total += part.height
        kept = pl.concat([kept, part])
        if most is not None:
            kept = strongest(kept, "count", most)
    active = activity(held)
    average = (pl.col("documents") + pl.col("documents_other")) / 2
    edges = (
        kept.select(
            actors.gather(kept["i"]).alias("source"),
            actors.gather(kept["j"]).alias("target"),
            "count",
            "topics",
        )
        .join(active, left_on="source", right_on="actor_id", maintain_order="left")
        .join(active, left_on="target", right_on="actor_id", suffix="_other", maintain_order="left")
        .select("source", "target", (pl.col("count") / average).alias("weight"), "count", "topics")
    )
    return Related(edges, total)


def _counted(held: pl.DataFrame, actors: pl.Series, name: str) -> Iterator[pl.DataFrame]:
    """Edges by the numbers of their actors, some rows of the matrix at a time: i, j, count, topics."""
    support, oppose = _matrices(held, actors)
    for start in range(0, actors.len(), _ROWS):
        some = slice(start, start + _ROWS)
        count, topics = _met(support, oppose, some, name)
        is_edge = (topics > 0) & (np.arange(actors.len()) > np.arange(actors.len())[some, None])
        rows, columns = np.nonzero(is_edge)
        numbers = {"i": rows + start, "j": columns, "count": count[is_edge], "topics": topics[is_edge]}
        yield pl.DataFrame(numbers).cast(pl.Int64)


def _matrices(held: pl.DataFrame, actors: pl.Series) -> tuple[Matrix, Matrix]:
    """Documents in support and in opposition, a row an actor and a column a concept.

    The numbers are whole and far below 2**53, so that floating point adds them exactly.
    """
    concepts = held[CONCEPT].unique().sort()
    rows = actors.search_sorted(held["actor_id"]).to_numpy()
    columns = concepts.search_sorted(held[CONCEPT]).to_numpy()
    found = []
    for name in ("support", "oppose"):
        matrix = np.zeros((actors.len(), concepts.len()))
        matrix[rows, columns] = held[name].to_numpy()
        found.append(matrix)
    return found[0], found[1]


def _met(support: Matrix, oppose: Matrix, some: slice, name: str) -> tuple[Matrix, Matrix]:
    """Counts, and concepts on which two actors meet, of some actors with all."""
    s, o = support[some], oppose[some]
    p, q = (support > 0).astype(float), (oppose > 0).astype(float)
    if name == "congruence":
        both = p * q
        return s @ support.T + o @ oppose.T, p[some] @ p.T + q[some] @ q.T - both[some] @ both.T
    if name == "conflict":
        both = p * q
        return s @ oppose.T + o @ support.T, p[some] @ q.T + q[some] @ p.T - both[some] @ both.T
    side = np.maximum(p, q)
    balance = support - oppose
    return s @ balance.T - o @ balance.T, side[some] @ side.T
