"""Tables computed from the others: stances a year, and how much text there is.

Belongs here: stances and coverage. Does not: figures about quality (evaluation).
"""

from __future__ import annotations

import polars as pl

from schemas.tables import table

_DATED = pl.coalesce(pl.col("date_start"), pl.col("date_end")).dt.year().cast(pl.Int64)
_PUBLISHED = pl.coalesce(pl.col("published_start"), pl.col("published_end")).dt.year().cast(pl.Int64)


def stances(positions: pl.DataFrame) -> pl.DataFrame:
    """Where each actor stands on each topic (and target) in each year.

    Each document counts once for an actor, topic, target and year: as support or oppose if all its
    positions there say so, else as mixed.
    """
    where = ["actor_id", "topic_id", "target_id", "year"]
    by_document = (
        positions.with_columns(_DATED.alias("year"), pl.col("target_ids").alias("target_id"))
        .explode("target_id", empty_as_null=True)
        .group_by(*where, "document_id")
        .agg(
            pl.col("stance").eq("support").all().alias("support"),
            pl.col("stance").eq("oppose").all().alias("oppose"),
        )
    )
    counted = by_document.group_by(where).agg(
        pl.col("support").sum().cast(pl.Int64),
        pl.col("oppose").sum().cast(pl.Int64),
        (~pl.col("support") & ~pl.col("oppose")).sum().cast(pl.Int64).alias("mixed"),
        pl.len().cast(pl.Int64).alias("documents"),
    )
    net = (pl.col("support") - pl.col("oppose")) / pl.col("documents")
    return _shaped(counted.with_columns(net.alias("net")), "stances")


def coverage(positions: pl.DataFrame, documents: pl.DataFrame, document_actors: pl.DataFrame) -> pl.DataFrame:
    """Documents, words and positions of each actor by year of publication.

    A document counts for an actor if its own voice speaks for the actor, positions or none, or if
    it reports a position of the actor. Documents that could not be read for positions do not count.
    """
    documents = documents.filter(pl.col("sentences").is_not_null())
    held = positions.group_by("actor_id", "document_id").agg(pl.len().cast(pl.Int64).alias("positions"))
    pairs = pl.concat(
        [document_actors.select("actor_id", "document_id"), held.select("actor_id", "document_id")]
    ).unique()
    counted = (
        pairs.join(held, on=["actor_id", "document_id"], how="left")
        .join(documents.select("document_id", "words", _PUBLISHED.alias("year")), on="document_id")
        .group_by("actor_id", "year")
        .agg(
            pl.len().cast(pl.Int64).alias("documents"),
            pl.col("words").sum(),
            pl.col("positions").fill_null(0).sum(),
        )
    )
    return _shaped(counted, "coverage")


def _shaped(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    definition = table(name)
    return rows.select(definition.columns).sort(definition.order, nulls_last=True)
