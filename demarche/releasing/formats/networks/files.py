"""One network as CSV (an edge list), GraphML and GEXF, the formats that visone, Gephi, igraph and R read.

Belongs here: nodes with their names, and files whose bytes depend on the network alone. Does not: how the two
forms of XML are written (markup).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.formats.csv_files import write_csv
from demarche.releasing.formats.networks.markup import write_gexf, write_graphml
from demarche.releasing.formats.networks.weighing import CONCEPT, activity

COUNTS = ("support", "oppose", "mixed", "documents", "net")


def write_affiliation(
    stem: Path, held: pl.DataFrame, tables: Mapping[str, pl.DataFrame], release: ReleaseFacts
) -> None:
    """The two-mode network of actors and concepts; ids of nodes say which of both they are."""
    write_csv(_file(stem, "csv"), held.select("actor_id", "topic_id", "target_id", *COUNTS))
    actors = _actors(held["actor_id"], tables).select(
        pl.format("actor:{}", "id").alias("id"),
        "label",
        "kind",
        pl.lit(None, pl.String).alias("proposition"),
        pl.lit("actor").alias("mode"),
    )
    edges = held.select(
        pl.format("actor:{}", "actor_id").alias("source"),
        pl.format("topic:{}", CONCEPT).alias("target"),
        pl.col("documents").alias("weight"),
        *COUNTS,
    )
    _write(stem, pl.concat([actors, _concepts(held, tables)]), edges, release)


def write_relation(
    stem: Path,
    edges: pl.DataFrame,
    held: pl.DataFrame,
    tables: Mapping[str, pl.DataFrame],
    release: ReleaseFacts,
) -> None:
    """A network between actors."""
    write_csv(_file(stem, "csv"), edges)
    actors = _actors(pl.concat([edges["source"], edges["target"]]), tables)
    nodes = actors.join(activity(held), left_on="id", right_on="actor_id", maintain_order="left")
    _write(stem, nodes, edges, release)


def _actors(ids: pl.Series, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """id, label and kind of the actors named, in the order of their ids."""
    rows = tables["actors"].select(pl.col("actor_id").alias("id"), "label", "kind")
    return rows.filter(pl.col("id").is_in(ids.unique().implode())).sort("id")


def _concepts(held: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Topics, and topics with one target, as nodes in the order of their names."""
    names = tables["actors"].select("actor_id", pl.col("label").alias("target"))
    known = held.select(CONCEPT, "topic_id", "target_id").unique().sort(CONCEPT)
    said = known.join(
        tables["topics"].select("topic_id", "label", "kind", "proposition"),
        on="topic_id",
        maintain_order="left",
    ).join(names, left_on="target_id", right_on="actor_id", how="left", maintain_order="left")
    target = pl.coalesce("target", "target_id")
    return said.select(
        pl.format("topic:{}", CONCEPT).alias("id"),
        pl.coalesce(pl.format("{}: {}", "label", target), "label").alias("label"),
        "kind",
        "proposition",
        pl.lit("topic").alias("mode"),
    )


def _write(stem: Path, nodes: pl.DataFrame, edges: pl.DataFrame, release: ReleaseFacts) -> None:
    write_graphml(_file(stem, "graphml"), nodes, edges)
    write_gexf(_file(stem, "gexf"), nodes, edges, release.released, f"{release.name} {release.version}")


def _file(stem: Path, suffix: str) -> Path:
    return stem.with_name(f"{stem.name}.{suffix}")
