"""One network as CSV (an edge list), GraphML and GEXF, the formats that visone, Gephi, igraph and R read.

Belongs here: nodes with their names, and files whose bytes depend on the network alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import polars as pl
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.formats.csv_files import write_csv
from demarche.releasing.formats.networks.weighing import CONCEPT, activity

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_affiliation(
    stem: Path, held: pl.DataFrame, tables: Mapping[str, pl.DataFrame], release: ReleaseFacts
) -> None:
    """The two-mode network of actors and concepts; ids of nodes say which of both they are."""
    counts = ("support", "oppose", "mixed", "documents", "net")
    write_csv(_file(stem, "csv"), held.select("actor_id", "topic_id", "target_id", *counts))
    graph = nx.Graph()
    for actor in _actors(held["actor_id"].unique(), tables):
        graph.add_node(f"actor:{actor.pop('id')}", **actor, mode="actor")
    labels = dict(tables["actors"].select("actor_id", "label").iter_rows())
    topics = {row["topic_id"]: row for row in tables["topics"].iter_rows(named=True)}
    for concept, topic_id, target in (
        held.select(CONCEPT, "topic_id", "target_id").unique().sort(CONCEPT).iter_rows()
    ):
        topic = topics[topic_id]
        label = topic["label"] if target is None else f"{topic['label']}: {labels.get(target, target)}"
        about = {"label": label, "kind": topic["kind"], "proposition": topic["proposition"]}
        graph.add_node(f"topic:{concept}", **_clean(about), mode="topic")
    for row in held.iter_rows(named=True):
        values = {name: row[name] for name in counts}
        graph.add_edge(f"actor:{row['actor_id']}", f"topic:{row[CONCEPT]}", weight=row["documents"], **values)
    _write(graph, stem, release)


def write_relation(
    stem: Path,
    edges: pl.DataFrame,
    held: pl.DataFrame,
    tables: Mapping[str, pl.DataFrame],
    release: ReleaseFacts,
) -> None:
    """A network between actors."""
    write_csv(_file(stem, "csv"), edges)
    active = dict(activity(held).iter_rows())
    graph = nx.Graph()
    for actor in _actors(pl.concat([edges["source"], edges["target"]]).unique(), tables):
        name = actor.pop("id")
        graph.add_node(name, **actor, documents=active[name])
    for source, target, weight, count, topics in edges.iter_rows():
        graph.add_edge(source, target, weight=weight, count=count, topics=topics)
    _write(graph, stem, release)


def _actors(ids: Iterable[str], tables: Mapping[str, pl.DataFrame]) -> list[dict[str, Any]]:
    wanted = set(ids)
    rows = tables["actors"].select("actor_id", "label", "kind").sort("actor_id").iter_rows()
    return [{"id": id, **_clean({"label": label, "kind": kind})} for id, label, kind in rows if id in wanted]


def _clean(values: Mapping[str, str]) -> dict[str, str]:
    """The values without characters that XML cannot hold."""
    return {name: _NOT_XML.sub(" ", value) for name, value in values.items()}


def _write(graph: nx.Graph, stem: Path, release: ReleaseFacts) -> None:
    # networkx.write_graphml would write other bytes where lxml is installed.
    graphml = GraphMLWriter(graph=graph, encoding="utf-8", prettyprint=True)
    with _file(stem, "graphml").open("wb") as stream:
        graphml.dump(stream)
    gexf = GEXFWriter(graph=graph, encoding="utf-8", prettyprint=True, version="1.2draft")
    # networkx puts the day on which it was called.
    for element in gexf.xml.iter("meta"):
        element.set("lastmodifieddate", release.released.isoformat())
    buffer = io.BytesIO()
    gexf.write(buffer)
    _file(stem, "gexf").write_bytes(buffer.getvalue())


def _file(stem: Path, suffix: str) -> Path:
    return stem.with_name(f"{stem.name}.{suffix}")
