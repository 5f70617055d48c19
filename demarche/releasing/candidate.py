"""The release candidate: all tables, checked against their contracts and against each other.

Belongs here: from the tables of a run to the tables of a release. Does not: version numbers
and manifests (publish), judging the candidate as a whole (gating).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from demarche.releasing.continuity.base import Base
from demarche.releasing.continuity.carrying import carry_over
from demarche.releasing.continuity.history import id_history
from demarche.releasing.derived import coverage, stances
from demarche.releasing.digest import table_digests
from demarche.releasing.layout import QUALITY, table_path
from demarche.releasing.planning import plan_tables
from demarche.releasing.quotation import cap_quotation
from demarche.releasing.writing import write_json
from demarche.tables import check, check_evidence, check_references, empty, read_table, require, write_table
from schemas.tables import TABLES
from schemas.vocabularies import open_rights

GIVEN = (
    "documents",
    "document_actors",
    "texts",
    "positions",
    "actors",
    "affiliations",
    "topics",
    "quarantine",
)
"""Tables that a run must hand over; `texts` of all documents, whatever their rights. `reviews` may come
too."""

Measuring = Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame]
"""From positions and documents to the table `quality`."""

LEAST_SECRET = 25
"""A payload of at least so many characters that stands in a text is taken to be copied from it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate as written: rows by table, rows rejected on the way, digests by table and of the whole."""

    folder: Path
    rows: dict[str, int]
    rejected: int
    digests: dict[str, str]
    logical_digest: str


def build_candidate(
    tables: Mapping[str, pl.DataFrame],
    folder: Path,
    *,
    base: Base | None = None,
    quality: Measuring | None = None,
    quoted_share: float = 1.0,
) -> Candidate:
    """Carry ids over, assemble, check and write the candidate's Parquet files and quality.json.

    `base` is what the candidate follows; `quality` measures the tables as they stand in the candidate;
    `quoted_share` caps how much of a restricted text its quotations show.
    Rows that break a contract because of the input go to `quarantine`; whatever only our own
    mistake can explain raises ContractError, and nothing is written.
    """
    base = base or Base()
    # Evidence is cut before ids are carried over, so that the same cut finds the same ids again.
    capped = cap_quotation(tables["positions"], tables["documents"], quoted_share)
    quarantine = pl.concat([tables["quarantine"], capped.told])
    carried = carry_over({**tables, "positions": capped.positions, "quarantine": quarantine}, base)
    whole = assemble(carried.tables)
    planned = plan_tables(whole, base)
    if planned.bump is not None:
        history = id_history(carried, whole, base, planned.bump.version)
    else:
        assert base.published is not None
        history = base.published.tables["id_history"]
    whole["id_history"] = require(history, "id_history")
    if quality is not None:
        whole["quality"] = require(quality(whole["positions"], whole["documents"]), "quality")
    for name, frame in whole.items():
        write_table(frame, name, table_path(folder, name))
    write_json(folder / QUALITY, {"measures": quality_record(whole["quality"])})
    return Candidate(
        folder,
        {name: frame.height for name, frame in whole.items()},
        whole["quarantine"].height - tables["quarantine"].unique().height,
        {**planned.digests, **table_digests({name: whole[name] for name in ("quality", "id_history")})},
        planned.logical_digest,
    )


def assemble(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """All tables from those of a run, checked, with nothing in them that rights forbid.

    Those that tell of the version (quality, id_history) are empty.
    """
    missing = [name for name in GIVEN if name not in tables]
    if missing:
        raise ValueError(f"a candidate needs the table {', '.join(missing)}")
    kept, rejected = _checked(tables)
    check_evidence(kept["positions"], kept["texts"])
    reviews = tables.get("reviews", empty("reviews"))
    made = {
        "stances": stances(kept["positions"]),
        "coverage": coverage(kept["positions"], kept["documents"], kept["document_actors"]),
        "reviews": _reviews(reviews, kept),
        "quarantine": _quarantine(pl.concat([tables["quarantine"], rejected]), tables["texts"]),
        "quality": empty("quality"),
        "id_history": empty("id_history"),
    }
    parts = {
        **kept,
        "texts": open_texts(kept["texts"], kept["documents"]),
        **{name: require(frame, name) for name, frame in made.items()},
    }
    whole = {name: parts[name] for name in TABLES}
    check_references(whole)
    return whole


def quality_record(quality: pl.DataFrame) -> list[dict[str, Any]]:
    """The table `quality` with the ends of each interval beside its figure, for quality.json."""
    rows = quality.sort(TABLES["quality"].order, nulls_last=True).to_dicts()
    bounds = {(row["measure"], row["genre"], row["period"]): row["value"] for row in rows}
    ends = ("low90", "high90")
    return [
        {**row, **{end: bounds.get((f"{row['measure']}-{end}", row["genre"], row["period"])) for end in ends}}
        for row in rows
        if not row["measure"].endswith(ends)
    ]


def read_candidate(folder: Path) -> dict[str, pl.DataFrame]:
    """The tables of a candidate as written."""
    return {name: read_table(table_path(folder, name), name) for name in TABLES}


def open_texts(texts: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The texts that may be passed on: those of documents whose rights are open."""
    allowed = documents.filter(pl.col("rights").is_in(sorted(open_rights())))
    return texts.join(allowed, on="document_id", how="semi")


def _checked(tables: Mapping[str, pl.DataFrame]) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """Good rows of every given table but the quarantine, and what was rejected among them."""
    sources = tables["documents"]
    documents = check(sources, "documents", documents=sources)
    texts = check(tables["texts"], "texts", documents=sources)
    rejected = [documents.rejected, texts.rejected]
    lost = pl.concat([part.select("document_id").drop_nulls() for part in rejected]).unique()
    kept = {
        "documents": documents.good.join(lost, on="document_id", how="anti"),
        "texts": texts.good.join(lost, on="document_id", how="anti"),
    }
    for name in ("document_actors", "positions"):
        # Rows of a rejected document go with it: its own row in the quarantine tells why.
        checked = check(tables[name].join(lost, on="document_id", how="anti"), name, documents=sources)
        kept[name] = checked.good
        rejected.append(checked.rejected)
    for name in ("actors", "affiliations", "topics"):
        kept[name] = check(tables[name], name).good
    return kept, pl.concat(rejected)


def _reviews(reviews: pl.DataFrame, kept: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Decisions on documents that are there, without ids of rows that are not or words that rights forbid."""
    stands = pl.col("position_id").is_in(kept["positions"]["position_id"].implode())
    here = reviews.join(kept["documents"], on="document_id", how="semi")
    named = here.with_columns(pl.when(stands).then("position_id").alias("position_id"))
    closed = kept["documents"].filter(~pl.col("rights").is_in(sorted(open_rights())))
    asked = kept["texts"].join(closed.join(here, on="document_id", how="semi"), on="document_id", how="semi")
    texts = dict(asked.iter_rows())
    reasons = [
        None if reason is None or repeats(reason, texts.get(document_id, "")) else reason
        for document_id, reason in named.select("document_id", "reason").iter_rows()
    ]
    return named.with_columns(pl.Series("reason", reasons, dtype=pl.String)).unique()


def repeats(said: str, text: str) -> bool:
    """Whether what somebody wrote holds so many characters in a row of a text that it must be copied."""
    return any(said[k : k + LEAST_SECRET] in text for k in range(len(said) - LEAST_SECRET + 1))


def _quarantine(rows: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """Each row once, without payloads that are words of a document."""
    words = pl.col("payload").str.strip_chars_end("…")
    is_long = pl.col("payload").str.len_chars() >= LEAST_SECRET
    asked = rows.filter(is_long & (words != "")).select(words).to_series().unique().sort()
    found = texts["text"].str.extract_many(asked.implode(), overlapping=True).explode()
    is_copied = (is_long & words.is_in(found.unique().implode())).fill_null(False)
    shown = pl.when(~is_copied).then("payload")
    return rows.with_columns(shown.alias("payload")).unique()
