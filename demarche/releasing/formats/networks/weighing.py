"""Edges and their weights.

Belongs here: from stances to what actors hold, and from that to agreement and disagreement between
them (as in Leifeld's discourse networks). Does not: files, names.
"""

from __future__ import annotations

import polars as pl

RELATIONS = ("congruence", "conflict", "subtract")
CONCEPT = "concept"


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


def relation(held: pl.DataFrame, name: str) -> pl.DataFrame:
    """Edges of one network between actors: source, target, weight, count, topics.

    Pairs are unordered, source before target in the alphabet; `topics` counts the concepts on which
    they meet.
    """
    pairs = held.join(held, on=CONCEPT, suffix="_other").filter(pl.col("actor_id") < pl.col("actor_id_other"))
    agree = pl.col("support") * pl.col("support_other") + pl.col("oppose") * pl.col("oppose_other")
    differ = pl.col("support") * pl.col("oppose_other") + pl.col("oppose") * pl.col("support_other")
    met = pairs.select(
        pl.col("actor_id").alias("source"),
        pl.col("actor_id_other").alias("target"),
        agree.alias("congruence"),
        differ.alias("conflict"),
    ).with_columns((pl.col("congruence") - pl.col("conflict")).alias("subtract"))
    present = (pl.col("congruence") + pl.col("conflict")) if name == "subtract" else pl.col(name)
    active = activity(held)
    average = (pl.col("documents") + pl.col("documents_other")) / 2
    return (
        met.filter(present > 0)
        .group_by("source", "target")
        .agg(pl.col(name).sum().alias("count"), pl.len().cast(pl.Int64).alias("topics"))
        .join(active, left_on="source", right_on="actor_id")
        .join(active, left_on="target", right_on="actor_id", suffix="_other")
        .select("source", "target", (pl.col("count") / average).alias("weight"), "count", "topics")
        .sort("source", "target")
    )
