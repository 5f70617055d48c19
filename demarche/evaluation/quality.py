"""This version's own figures: quality by genre and by decade, with intervals.

Belongs here: figures of a positions table against gold, as rows of the table `quality`.
Does not: counting for one document (scoring).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from demarche.dates.edtf import parse_edtf
from demarche.evaluation.gold import GoldRow
from demarche.evaluation.scoring import Predicted, accuracy, count, figure

RESAMPLES = 500
"""Bootstrap samples over documents behind the 90 % interval; the seed is fixed."""
PAIRED = ("tuple", "statement", "detect")
ORDER = ("document_id", "char_start", "char_end", "actor_id", "topic_id", "stance", "holder_id", "act")
"""Rows are compared in this order: of rows that say the same in the same words the first counts."""
FIELDS = ("stance", "act", "voice", "holder", "date", "reported")


def quality_rows(
    positions: pl.DataFrame, documents: pl.DataFrame, gold: Mapping[str, Sequence[GoldRow]]
) -> list[dict[str, Any]]:
    """Rows of the table `quality`: measure, genre, period, value, n.

    Gold is matched to documents by file stem; gold for files that the run did not read is left out.
    """
    counts: dict[str, Counter[str]] = {}
    genres: dict[str, list[str]] = {}
    decades: dict[str, list[str]] = {}
    by_document = predicted_rows(positions)
    for row in documents.sort("source_path").iter_rows(named=True):
        stem = row["source_path"].rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if stem not in gold:
            continue
        published = parse_edtf(row["published_edtf"]) if row["published_edtf"] else None
        counts[stem] = count(gold[stem], by_document.get(row["document_id"], []), published)
        genres.setdefault(row["genre"], []).append(stem)
        if row["published_start"] is not None:
            decades.setdefault(f"{row['published_start'].year // 10}X", []).append(stem)
    rows = [
        {
            "measure": "gold-documents",
            "genre": None,
            "period": None,
            "value": float(len(counts)),
            "n": len(counts),
        }
    ]
    rows += _group(counts, None, None)
    for genre in sorted(genres):
        rows += _group({stem: counts[stem] for stem in genres[genre]}, genre, None)
    for decade in sorted(decades):
        rows += _group({stem: counts[stem] for stem in decades[decade]}, None, decade)
    return rows


def predicted_rows(positions: pl.DataFrame) -> dict[str, list[Predicted]]:
    """What scoring needs of a positions table, by document."""
    found: dict[str, list[Predicted]] = {}
    for row in positions.sort(*ORDER).iter_rows(named=True):
        found.setdefault(row["document_id"], []).append(
            Predicted(
                start=row["char_start"],
                end=row["char_end"],
                actor=row["actor_id"],
                holder=row["holder_id"],
                topic=row["topic_id"],
                stance=row["stance"],
                act=row["act"],
                voice=row["voice"],
                date=(row["date_start"], row["date_end"]),
            )
        )
    return found


def _group(counts: Mapping[str, Counter[str]], genre: str | None, period: str | None) -> list[dict[str, Any]]:
    total = sum(counts.values(), Counter[str]())

    def row(measure: str, value: float | None, n: int) -> dict[str, Any]:
        rounded = None if value is None else round(value, 4)
        return {"measure": measure, "genre": genre, "period": period, "value": rounded, "n": n}

    rows: list[dict[str, Any]] = []
    if not counts:
        return rows
    for name in PAIRED:
        result = figure(total, name)
        rows.append(row(f"{name}-precision", result.precision, total[f"{name}_predicted"]))
        rows.append(row(f"{name}-recall", result.recall, result.n))
        rows.append(row(f"{name}-f1", result.f1, result.n))
    low, high = _interval(list(counts.values()))
    rows.append(row("tuple-f1-low90", low, len(counts)))
    rows.append(row("tuple-f1-high90", high, len(counts)))
    rows.extend(row(f"{name}-accuracy", *accuracy(total, name)) for name in FIELDS)
    return rows


def _interval(counts: Iterable[Counter[str]]) -> tuple[float, float]:
    """The 5th and 95th percentile of tuple F1 over documents drawn with replacement."""
    documents, draw = list(counts), random.Random(0)
    scores = sorted(
        figure(sum((draw.choice(documents) for _ in documents), Counter[str]()), "tuple").f1
        for _ in range(RESAMPLES)
    )
    return scores[int(0.05 * RESAMPLES)], scores[int(0.95 * RESAMPLES) - 1]
