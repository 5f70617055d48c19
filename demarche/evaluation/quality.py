"""This version's own figures: quality by genre and by decade, with intervals.

Belongs here: figures of a positions table against gold and against reviews, as rows of the table
`quality`. Does not: counting for one document (scoring), how intervals are found (intervals), what is
counted of reviews (agreement).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from demarche.dates.edtf import parse_edtf
from demarche.evaluation.agreement import Reviewed, alphas, extraction_shares
from demarche.evaluation.gold import GoldRow
from demarche.evaluation.intervals import bootstrap, wilson
from demarche.evaluation.scoring import Predicted, accuracy, count, figure

PAIRED = ("tuple", "statement", "detect")
ORDER = ("document_id", "char_start", "char_end", "actor_id", "topic_id", "stance", "holder_id", "act")
"""Rows are compared in this order: of rows that say the same in the same words the first counts."""
FIELDS = ("stance", "act", "voice", "holder", "date", "reported")


def quality_rows(
    positions: pl.DataFrame,
    documents: pl.DataFrame,
    gold: Mapping[str, Sequence[GoldRow]],
    reviewed: Sequence[Reviewed] = (),
) -> list[dict[str, Any]]:
    """Rows of the table `quality`: measure, genre, period, value, n.

    Beside each figure stand the ends of its 90 % interval, as `…-low90` and `…-high90`. Gold is matched
    to documents by file stem; gold for files that the run did not read is left out. `reviewed` are the
    rows that reviewers decided on.
    """
    counts: dict[str, Counter[str]] = {}
    genres: dict[str, list[str]] = {}
    decades: dict[str, list[str]] = {}
    name = pl.col("source_path").str.replace(r"(?s)^.*/", "").str.replace(r"(?s)\.[^.]*$", "")
    annotated = documents.with_columns(name.alias("stem")).filter(pl.col("stem").is_in(sorted(gold)))
    by_document = predicted_rows(positions.join(annotated, on="document_id", how="semi"))
    for row in annotated.sort("source_path").iter_rows(named=True):
        stem = row["stem"]
        published = parse_edtf(row["published_edtf"]) if row["published_edtf"] else None
        counts[stem] = count(gold[stem], by_document.get(row["document_id"], []), published)
        genres.setdefault(row["genre"], []).append(stem)
        if row["published_start"] is not None:
            decades.setdefault(f"{row['published_start'].year // 10}X", []).append(stem)
    rows = [_row("gold-documents", None, None, float(len(counts)), len(counts))]
    rows += _group(counts, None, None)
    for genre in sorted(genres):
        rows += _group({stem: counts[stem] for stem in genres[genre]}, genre, None)
    for decade in sorted(decades):
        rows += _group({stem: counts[stem] for stem in decades[decade]}, None, decade)
    return [*rows, *_reviewed(reviewed, documents)]


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
    if not counts:
        return []
    total = sum(counts.values(), Counter[str]())
    intervals = bootstrap(list(counts.values()), _figures)
    rows = []
    for measure, value in _figures(total).items():
        rows.append(_row(measure, genre, period, value, _cases(total, measure)))
        for end, bound in zip(("low90", "high90"), intervals.get(measure, ()), strict=False):
            rows.append(_row(f"{measure}-{end}", genre, period, bound, len(counts)))
    return rows


def _figures(total: Counter[str]) -> dict[str, float | None]:
    """All figures of these counts, by measure."""
    found: dict[str, float | None] = {}
    for name in PAIRED:
        result = figure(total, name)
        found |= {f"{name}-precision": result.precision, f"{name}-recall": result.recall}
        found[f"{name}-f1"] = result.f1
    return found | {f"{name}-accuracy": accuracy(total, name)[0] for name in FIELDS}


def _cases(total: Counter[str], measure: str) -> int:
    """What a figure rests on: predictions for precision, firm gold for the others, pairs for fields."""
    name, _, what = measure.rpartition("-")
    if what == "precision":
        return total[f"{name}_predicted"]
    return accuracy(total, name)[1] if what == "accuracy" else figure(total, name).n


def _reviewed(reviewed: Sequence[Reviewed], documents: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """How many rows reviewers have decided on, how the extractor fared there, and how far reviewers agree."""
    decade = (pl.col("published_start").dt.year() // 10).cast(pl.String) + "X"
    known = {name: rest for name, *rest in documents.select("document_id", "genre", decade).iter_rows()}
    groups: dict[tuple[str | None, str | None], list[Reviewed]] = {(None, None): list(reviewed)}
    for row in reviewed:
        genre, period = known[row.document_id]
        for where in ((genre, None), (None, period)):
            if where != (None, None):
                groups.setdefault(where, []).append(row)
    for (genre, period), part in sorted(groups.items(), key=str):
        settled = sum(row.is_settled for row in part)
        yield _row("reviewed-positions", genre, period, float(settled), settled)
        for share in extraction_shares(part):
            if share.n:
                yield _row(share.measure, genre, period, share.hits / share.n, share.n)
                for end, bound in zip(("low90", "high90"), wilson(share.hits, share.n), strict=True):
                    yield _row(f"{share.measure}-{end}", genre, period, bound, share.n)
    several = sum(len(row.by_reviewer) > 1 for row in reviewed)
    if several:
        yield _row("reviewers-rows", None, None, float(several), several)
        for measure, value, n in alphas(reviewed):
            yield _row(measure, None, None, value, n)


def _row(measure: str, genre: str | None, period: str | None, value: float | None, n: int) -> dict[str, Any]:
    rounded = None if value is None else round(value, 4)
    return {"measure": measure, "genre": genre, "period": period, "value": rounded, "n": n}
