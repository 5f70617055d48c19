"""Figures of a candidate as a whole, taken from its files as written.

Belongs here: shares and extremes that no single row shows. Does not: their limits (expectations).
A share of too few rows is null: a handful of rows may well be all alike.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from demarche.releasing.layout import table_path

ENOUGH = 20
"""Least rows of which a share is worth judging."""
MANY = 100
"""Least rows of which sameness is a sign of breakage."""

Measures = dict[str, float | None]


def measure(candidate: Path) -> Measures:
    """All figures by name.

    `quarantined_share`: inputs of which no document came or whose extraction failed, among all inputs.
    `rejected_share`: positions that broke a contract, among all. `unparsed_share`: documents without
    sentences counted, among those whose extraction did not fail.
    `late_share`: positions dated after their document appeared. `long_quote_share`: quotes of over a
    thousand characters. `same_stance_share`, `same_act_share`: the commonest value among positions.
    """
    documents, positions, quarantine = (
        pl.read_parquet(table_path(candidate, name)) for name in ("documents", "positions", "quarantine")
    )
    has_document = pl.col("source_path").is_in(documents["source_path"].implode())
    has_failed = (pl.col("stage") == "extract") & has_document
    is_decision = pl.col("rule").str.starts_with("review.")
    lost = quarantine.filter(~has_document & ~is_decision)["source_path"].n_unique()
    failed = quarantine.filter(has_failed)["source_path"].unique()
    extracted = documents.filter(~pl.col("source_path").is_in(failed.implode()))
    rejected = quarantine.filter(pl.col("rule").str.starts_with("positions."))
    rows = rejected.select("source_path", "document_id", "locator").n_unique() if rejected.height else 0
    dated = positions.join(documents.select("document_id", "published_end"), on="document_id")
    late = dated.select((pl.col("date_start") > pl.col("published_end")).fill_null(False).sum()).item()
    long = positions.select((pl.col("char_end") - pl.col("char_start") > 1000).sum()).item()
    return {
        "quarantined_share": _share(lost + failed.len(), lost + documents.height),
        "rejected_share": _share(rows, rows + positions.height),
        "unparsed_share": _share(extracted["sentences"].null_count(), extracted.height),
        "late_share": _share(late, positions.height, ENOUGH),
        "long_quote_share": _share(long, positions.height, ENOUGH),
        "same_stance_share": _commonest(positions["stance"]),
        "same_act_share": _commonest(positions["act"]),
    }


def _share(part: int, whole: int, least: int = 1) -> float | None:
    return round(part / whole, 6) if whole >= least else None


def _commonest(values: pl.Series) -> float | None:
    if values.len() < MANY:
        return None
    top = values.value_counts()["count"].max()
    assert isinstance(top, int)
    return _share(top, values.len())
