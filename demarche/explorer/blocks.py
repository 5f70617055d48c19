"""The release's tables as blocks of columns: everything that the page knows.

Belongs here: which columns the page gets, and in which order the rows stand. Does not: how a column is
written (columns), where a block stands (parts). Names are those of explorer/src/model/wire.ts.

The table `stances` is left out: the page counts by the same rule whatever selection a reader makes.
Only what stands in the release is read: quotations from `positions`, texts from `texts`, which holds
those alone whose rights allow it. Nothing around a quotation is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from demarche.explorer.columns import coded, codes, days, numbers, plain
from schemas.vocabularies import values

Block = Any
Tables = Mapping[str, pl.DataFrame]
VOCABULARIES = (
    "stances",
    "acts",
    "voices",
    "date_sources",
    "review_statuses",
    "precisions",
    "genres",
    "text_kinds",
    "rights",
    "actor_kinds",
    "topic_kinds",
    "document_roles",
)
_DATE = ("date_edtf", "date_start", "date_end", "date_precision")


def blocks(tables: Tables) -> dict[str, Block]:
    """Every block that is made of tables alone."""
    positions = in_order(tables["positions"])
    dates = positions.select(_DATE).unique().sort(_DATE, nulls_last=True)
    return {
        "actors": _actors(tables["actors"]),
        "topics": _topics(tables["topics"]),
        "documents": _documents(tables),
        "document_actors": _document_actors(tables),
        "affiliations": _affiliations(tables),
        "dates": _dates(dates),
        "positions": _positions(positions, dates, tables),
        "coverage": _coverage(tables),
        "quality": tables["quality"].to_dicts(),
        "quarantine": tables["quarantine"]
        .select("source_path", "stage", "rule", "reason", "locator")
        .to_dicts(),
        "quotes": plain(positions["quote"]),
        "texts": plain(_with_texts(tables)["text"]),
    }


def in_order(positions: pl.DataFrame) -> pl.DataFrame:
    """The positions as the page numbers them: by document and place in its text."""
    return positions.sort("document_id", "char_start", "char_end", "position_id")


def _ids(tables: Tables, name: str, column: str) -> list[str]:
    return tables[name][column].sort().to_list()


def _actors(table: pl.DataFrame) -> Block:
    rows = table.sort("actor_id")
    ids = rows["actor_id"].to_list()
    return {
        "id": ids,
        "label": plain(rows["label"]),
        "kind": coded(rows["kind"], values("actor_kinds")),
        "parent": codes(rows["parent_id"], ids),
        "successor": codes(rows["successor_id"], ids),
        "wikidata": plain(rows["wikidata"]),
        "start": days(rows["valid_start"]),
        "end": days(rows["valid_end"]),
        "listed": numbers(rows["is_listed"]),
    }


def _topics(table: pl.DataFrame) -> Block:
    rows = table.sort("topic_id")
    return {
        "id": plain(rows["topic_id"]),
        "label": plain(rows["label"]),
        "proposition": plain(rows["proposition"]),
        "group": coded(rows["group"]),
        "kind": coded(rows["kind"], values("topic_kinds")),
        "targeted": numbers(rows["is_targeted"]),
        **{name: plain(rows[name]) for name in ("cap", "marpor_support", "marpor_oppose")},
    }


def _with_texts(tables: Tables) -> pl.DataFrame:
    found = tables["documents"].join(tables["texts"], on="document_id", how="left", validate="1:1")
    return found.sort("document_id")


def _documents(tables: Tables) -> Block:
    rows = _with_texts(tables)
    return {
        "id": plain(rows["document_id"]),
        **{name: plain(rows[name]) for name in ("title", "publisher", "reference", "url")},
        "genre": coded(rows["genre"], values("genres")),
        "text_kind": coded(rows["text_kind"], values("text_kinds")),
        "language": coded(rows["language"]),
        "rights": coded(rows["rights"]),
        "edtf": plain(rows["published_edtf"]),
        "start": days(rows["published_start"]),
        "end": days(rows["published_end"]),
        "text_sha256": plain(rows["text_sha256"]),
        **{name: numbers(rows[name]) for name in ("characters", "words", "sentences")},
        "open": numbers(rows["text"].is_not_null()),
    }


def _document_actors(tables: Tables) -> Block:
    rows = tables["document_actors"].sort("document_id", "actor_id", "holder_id", "role")
    actors = _ids(tables, "actors", "actor_id")
    return {
        "document": codes(rows["document_id"], _ids(tables, "documents", "document_id")),
        "holder": codes(rows["holder_id"], actors),
        "actor": codes(rows["actor_id"], actors),
        "role": coded(rows["role"], values("document_roles")),
    }


def _affiliations(tables: Tables) -> Block:
    key = ["holder_id", "valid_start", "actor_id", "role"]
    rows = tables["affiliations"].sort(key, nulls_last=True)
    actors = _ids(tables, "actors", "actor_id")
    return {
        "holder": codes(rows["holder_id"], actors),
        "actor": codes(rows["actor_id"], actors),
        "role": coded(rows["role"]),
        "start": days(rows["valid_start"]),
        "end": days(rows["valid_end"]),
    }


def _dates(dates: pl.DataFrame) -> Block:
    return {
        "edtf": plain(dates["date_edtf"]),
        "start": days(dates["date_start"]),
        "end": days(dates["date_end"]),
        "precision": coded(dates["date_precision"], values("precisions")),
    }


def _positions(rows: pl.DataFrame, dates: pl.DataFrame, tables: Tables) -> Block:
    actors = _ids(tables, "actors", "actor_id")
    numbered = dates.with_row_index("date")
    sets = rows.select("target_ids").unique().sort("target_ids").with_row_index("target_set")
    rows = rows.join(numbered, on=_DATE, how="left", nulls_equal=True, maintain_order="left")
    rows = rows.join(sets, on="target_ids", how="left", maintain_order="left")
    place = {actor: row for row, actor in enumerate(actors)}
    return {
        "id": " ".join(rows["position_id"].str.strip_prefix("p-")),
        "document": codes(rows["document_id"], _ids(tables, "documents", "document_id")),
        **{name: codes(rows[f"{name}_id"], actors) for name in ("actor", "holder", "addressee")},
        "topic": codes(rows["topic_id"], _ids(tables, "topics", "topic_id")),
        "targets": [[place[one] for one in several] for several in sets["target_ids"].to_list()],
        "target_set": numbers(rows["target_set"]),
        "stance": codes(rows["stance"], values("stances")),
        "act": codes(rows["act"], values("acts")),
        "voice": codes(rows["voice"], values("voices")),
        "date": numbers(rows["date"]),
        "date_source": codes(rows["date_source"], values("date_sources")),
        "char_start": numbers(rows["char_start"]),
        "length": numbers(rows["char_end"] - rows["char_start"]),
        "sentence": numbers(rows["sentence_index"]),
        "confidence": numbers(rows["confidence"]),
        "extractor": coded(rows["extractor"]),
        "review_status": codes(rows["review_status"], values("review_statuses")),
    }


def _coverage(tables: Tables) -> Block:
    rows = tables["coverage"].sort("actor_id", "year")
    return {
        "actor": codes(rows["actor_id"], _ids(tables, "actors", "actor_id")),
        **{name: numbers(rows[name]) for name in ("year", "documents", "words", "positions")},
    }
