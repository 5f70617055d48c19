"""Network files: who stands where (actor × topic), who agrees and who disagrees with whom.

Belongs here: which networks there are, for which periods and in which files. Does not: how edges are
weighed (weighing), how a file is written (files).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.formats.limits import EDGES, YEARLY
from demarche.releasing.formats.names import SETTINGS
from demarche.releasing.formats.networks.files import write_affiliation, write_relation
from demarche.releasing.formats.networks.weighing import RELATIONS, opinions, relation, strongest
from demarche.releasing.writing import write_json

STATED = {
    "made_from": "stances.parquet",
    "unit": "A document counts once for an actor, topic, target and year: as support or oppose if all its "
    "positions there say so, else as mixed. The whole period is the sum of the years.",
    "topics": "A topic with targets is one concept for each target, written topic:target.",
    "mixed": "Mixed documents stand on the edges of actor-topic and are left out of the other networks.",
    "actor-topic": "Two-mode. weight = documents; net = (support - oppose) / (support + oppose + mixed).",
    "congruence": "count = sum over concepts of support_i * support_j + oppose_i * oppose_j.",
    "conflict": "count = sum over concepts of support_i * oppose_j + oppose_i * support_j.",
    "subtract": "count = congruence - conflict; weights below zero are conflict. Zero means that both are "
    "equal, no edge that the two actors share no concept.",
    "normalisation": "average: weight = count / ((n_i + n_j) / 2), n being an actor's support and oppose "
    "documents in the period.",
    "directed": False,
    "isolates": "left out",
    "periods": "This folder holds the whole period, years/YYYY one year (of date_start, else date_end). A "
    "network without edges has no file.",
}
"""What must be known to read the files, in the words of the Discourse Network Analyzer where it has any."""
CUT = {
    "left_out": f"A network has at most {EDGES:,} edges: those of the most documents, or of the highest "
    "count whatever its sign; equal ones by the alphabet. left_out says how many more there would be. "
    "stances.parquet holds all that they are made from."
}


def write_networks(folder: Path, tables: Mapping[str, pl.DataFrame], release: ReleaseFacts) -> None:
    """Write the networks of the whole period and of each year, and the settings that they were made with.

    Of a very large release those of the years are left out.
    """
    stances = tables["stances"]
    years = sorted(stances["year"].unique()) if tables["positions"].height <= YEARLY else []
    periods: list[dict[str, Any]] = [_period(folder, None, stances, tables, release)]
    for year in years:
        part = stances.filter(pl.col("year") == year)
        periods.append(_period(folder / "years" / f"{year:04d}", year, part, tables, release))
    stated = STATED if not any("left_out" in one for one in periods) else {**STATED, **CUT}
    about = {"version": release.version, "logical_digest": release.logical_digest}
    write_json(folder / SETTINGS, {**about, **stated, "networks": periods})


def _period(
    folder: Path,
    year: int | None,
    stances: pl.DataFrame,
    tables: Mapping[str, pl.DataFrame],
    release: ReleaseFacts,
) -> dict[str, Any]:
    """Write the networks of one period; how many edges each has, and how many were left out, if any."""
    held = opinions(stances)
    shown = strongest(held, "documents", EDGES)
    edges, left_out = {"actor-topic": shown.height}, {"actor-topic": held.height - shown.height}
    if held.height:
        folder.mkdir(parents=True)
        write_affiliation(folder / "actor-topic", shown, tables, release)
    for name in RELATIONS:
        related = relation(held, name, EDGES)
        edges[name] = related.edges.height
        left_out[name] = related.total - related.edges.height
        if related.total:
            write_relation(folder / name, related.edges, held, tables, release)
    cut = {name: count for name, count in left_out.items() if count}
    said = {"period": "whole" if year is None else f"{year:04d}", "edges": edges}
    return {**said, "left_out": cut} if cut else said
