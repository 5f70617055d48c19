"""Networks: the weights by hand, the same in every format, and nothing that breaks a file."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.releasing.formats import networks as networks_module
from demarche.releasing.formats.networks.weighing import RELATIONS, opinions, relation
from demarche.tables import frame
from tests.unit.releasing.forming import formed, hostile_tables

YEAR = 2001


def stances(*rows: tuple[str, str, str | None, int, int, int]) -> pl.DataFrame:
    return frame(
        "stances",
        (
            {
                "actor_id": actor,
                "topic_id": topic,
                "target_id": target,
                "year": YEAR,
                "support": support,
                "oppose": oppose,
                "mixed": mixed,
                "documents": support + oppose + mixed,
                "net": (support - oppose) / (support + oppose + mixed),
            }
            for actor, topic, target, support, oppose, mixed in rows
        ),
    )


HELD = opinions(
    stances(
        ("A", "war", None, 2, 1, 0),
        ("B", "war", None, 1, 3, 0),
        ("A", "trade", None, 1, 0, 1),
        ("B", "trade", None, 1, 0, 0),
        ("C", "trade", None, 0, 0, 4),
        ("A", "sanctions", "X", 1, 0, 0),
        ("B", "sanctions", "Y", 0, 1, 0),
    )
)
"""A and B meet on war and on trade; sanctions on X are not sanctions on Y; C is of two minds."""


@pytest.mark.parametrize(
    ("name", "count", "topics"),
    [
        ("congruence", 2 * 1 + 1 * 3 + 1 * 1, 2),
        ("conflict", 2 * 3 + 1 * 1, 1),
        ("subtract", 6 - 7, 2),
    ],
)
def test_weights_are_those_of_the_formula(name: str, count: int, topics: int) -> None:
    # A supports or opposes in 5 documents (2 + 1 + 1 + 1), B in 6: the average is 5.5.
    assert relation(HELD, name).edges.rows() == [("A", "B", count / 5.5, count, topics)]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("ABCD"), st.sampled_from(["t1", "t2", "t3"])),
        st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)).filter(any),
        max_size=12,
    )
)
@settings(max_examples=40, deadline=None)
def test_networks_agree_with_each_other(rows: dict[tuple[str, str], tuple[int, int, int]]) -> None:
    held = opinions(stances(*((actor, topic, None, *counts) for (actor, topic), counts in rows.items())))
    edges = {name: {row[:2]: row[3] for row in relation(held, name).edges.iter_rows()} for name in RELATIONS}
    assert set(edges["subtract"]) == set(edges["congruence"]) | set(edges["conflict"])
    for pair, count in edges["subtract"].items():
        assert count == edges["congruence"].get(pair, 0) - edges["conflict"].get(pair, 0)
    assert all(source < target for name in RELATIONS for source, target in edges[name])


@pytest.fixture(scope="module")
def networks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return formed(tmp_path_factory.mktemp("networks") / "release", hostile_tables()) / "networks"


def test_all_formats_hold_the_same_network(networks: Path) -> None:
    stems = [path.with_suffix("") for path in networks.rglob("*.csv")]
    assert {stem.name for stem in stems} >= {"actor-topic", "conflict", "subtract"}
    for stem in stems:
        edges = pl.read_csv(stem.with_suffix(".csv"))
        graphml = nx.read_graphml(stem.with_suffix(".graphml"))
        gexf = nx.read_gexf(stem.with_suffix(".gexf"))
        assert graphml.number_of_edges() == gexf.number_of_edges() == edges.height
        assert set(graphml) == set(gexf)
        if stem.name != "actor-topic":
            expected = {(row["source"], row["target"]): row["weight"] for row in edges.to_dicts()}
            for graph in (graphml, gexf):
                found = {tuple(sorted(pair)): graph.edges[pair]["weight"] for pair in graph.edges}
                assert found == pytest.approx(expected)


def test_the_two_mode_network_keeps_actors_and_topics_apart(networks: Path) -> None:
    graph = nx.read_graphml(networks / "actor-topic.graphml")
    modes = dict(graph.nodes(data="mode"))
    assert all({modes[one], modes[other]} == {"actor", "topic"} for one, other in graph.edges)
    assert "topic:relations/bilateral:USA" in graph
    assert graph.nodes["actor:RUS"]["label"].startswith("=HYPERLINK")


def test_settings_state_what_there_is(networks: Path) -> None:
    settings = json.loads((networks / "settings.json").read_text(encoding="utf-8"))
    assert [one["period"] for one in settings["networks"]] == ["whole", "2001", "2007"]
    for one in settings["networks"]:
        folder = networks if one["period"] == "whole" else networks / "years" / one["period"]
        for name, edges in one["edges"].items():
            path = folder / f"{name}.csv"
            assert path.exists() == bool(edges)
            assert not edges or pl.read_csv(path).height == edges


def test_a_large_network_keeps_its_strongest_edges_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks_module, "EDGES", 2)
    folder = formed(tmp_path / "release", hostile_tables()) / "networks"
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    whole = settings["networks"][0]
    all_edges = opinions(pl.read_parquet(tmp_path / "release" / "stances.parquet"))
    assert whole["edges"]["actor-topic"] == pl.read_csv(folder / "actor-topic.csv").height == 2
    assert whole["left_out"]["actor-topic"] == all_edges.height - 2
    assert pl.read_csv(folder / "actor-topic.csv")["documents"].min() == all_edges["documents"].top_k(2).min()
    assert "strongest edges" in (tmp_path / "release" / "README.md").read_text(encoding="utf-8")


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("ABCDE"), st.sampled_from(["t1", "t2", "t3"])),
        st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)).filter(any),
        max_size=15,
    ),
    st.integers(1, 6),
)
@settings(max_examples=40, deadline=None)
def test_the_strongest_edges_are_the_first_of_all(
    rows: dict[tuple[str, str], tuple[int, int, int]], most: int
) -> None:
    held = opinions(stances(*((actor, topic, None, *counts) for (actor, topic), counts in rows.items())))
    for name in RELATIONS:
        whole, cut = relation(held, name), relation(held, name, most)
        ranked = sorted(whole.edges.rows(), key=lambda row: (-abs(row[3]), row[0], row[1]))
        assert cut.total == whole.total == len(ranked)
        assert cut.edges.rows() == sorted(ranked[:most])


def test_a_release_without_positions_has_settings_only(tmp_path: Path) -> None:
    empty = {name: rows.clear() for name, rows in hostile_tables().items()}
    folder = formed(tmp_path / "release", empty) / "networks"
    assert [path.name for path in folder.iterdir()] == ["settings.json"]
