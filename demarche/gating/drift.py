"""How far a candidate has moved away from the release that it follows.

Belongs here: counts and mix against the latest release. Does not: their limits (expectations), figures of
the candidate alone (measures).

A corpus is meant to grow, so what is new is only counted. What the same documents now yield is compared in
number and mix: that moves when the extractor, the codebook or the parser does.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import polars as pl

from demarche.gating.measures import ENOUGH, MANY, Measures
from demarche.releasing.continuity.base import Base, read_base
from demarche.releasing.layout import BASE, table_path

NAMES = ("documents_lost", "documents_gained", "positions_shift", "topics_shift", "actors_shift")


def drift(candidate: Path) -> Measures:
    """All figures by name; null where there is no earlier release or too little to compare.

    `documents_lost`, `documents_gained`: documents gone and come, in proportion to those that were
    there. For documents that stayed: `positions_shift`, the change in their positions in proportion to
    those before; `topics_shift`, `actors_shift`: the total variation distance, from 0 to 1, between the
    shares of topics and actors among positions then and now.
    """
    base = read_base(candidate / BASE)
    if base.published is None:
        return dict.fromkeys(NAMES)
    return {**_documents(candidate, base), **_positions(candidate, base)}


def _documents(candidate: Path, base: Base) -> Measures:
    old, new = _ids(candidate, base)
    if len(old) < ENOUGH:
        return {"documents_lost": None, "documents_gained": None}
    return {
        "documents_lost": round(len(old - new) / len(old), 6),
        "documents_gained": round(len(new - old) / len(old), 6),
    }


def _positions(candidate: Path, base: Base) -> Measures:
    assert base.published is not None
    old_ids, new_ids = _ids(candidate, base)
    stayed = pl.col("document_id").is_in(sorted(old_ids & new_ids))
    columns = ["document_id", "topic_id", "actor_id"]
    old = base.published.tables["positions"].select(columns).filter(stayed)
    new = pl.read_parquet(table_path(candidate, "positions"), columns=columns, glob=False).filter(stayed)
    if old.height < MANY:
        return {"positions_shift": None, "topics_shift": None, "actors_shift": None}
    has_few = new.height < MANY
    return {
        "positions_shift": round(abs(new.height - old.height) / old.height, 6),
        "topics_shift": None if has_few else _distance(old["topic_id"], new["topic_id"]),
        "actors_shift": None if has_few else _distance(old["actor_id"], new["actor_id"]),
    }


def _ids(candidate: Path, base: Base) -> tuple[set[str], set[str]]:
    assert base.published is not None
    new = pl.read_parquet(table_path(candidate, "documents"), columns=["document_id"], glob=False)
    return set(base.published.tables["documents"]["document_id"]), set(new["document_id"])


def _distance(old: pl.Series, new: pl.Series) -> float:
    """Total variation distance between the shares of values in two columns."""
    then, now = Counter(old.to_list()), Counter(new.to_list())
    gaps = (abs(then[value] / old.len() - now[value] / new.len()) for value in sorted({*then, *now}))
    return round(sum(gaps) / 2, 6)
