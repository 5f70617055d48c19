"""Positions of a document as rows of their table, in a few bytes.

Belongs here: records to rows, and rows to bytes and back. Does not: ids, which depend on all rows of a run
(frames), keeping them on disk (store).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from operator import attrgetter
from typing import Any

import polars as pl

from demarche.positions.position import Extracted, Position
from demarche.tables import empty, frame_of_columns
from schemas.arrow import polars_schema
from schemas.tables import table


def packed(extracted: Extracted, extractor: str) -> Extracted:
    """The same with its positions as rows."""
    if not extracted.positions:
        return extracted
    content = BytesIO()
    _rows(extracted.positions, extractor).write_ipc(content, compression="zstd")
    return replace(extracted, positions=(), rows=content.getvalue())


def fits(rows: bytes) -> bool:
    """Whether the bytes have the columns of the table; there may be none."""
    if not rows:
        return True
    try:
        return dict(pl.read_ipc_schema(BytesIO(rows))) == polars_schema(table("positions"))
    except (OSError, pl.exceptions.PolarsError):
        return False


def position_rows(results: Iterable[Extracted], extractor: str) -> pl.DataFrame:
    """The positions of all results, in their order, as yet without ids."""
    parts = [empty("positions")]
    for result in results:
        if result.rows:
            parts.append(pl.read_ipc(BytesIO(result.rows)))
        elif result.positions:
            parts.append(_rows(result.positions, extractor))
    return pl.concat(parts)


def _rows(positions: Sequence[Position], extractor: str) -> pl.DataFrame:
    """The table, made by columns: hundreds of thousands of rows are no objects each."""
    same = (
        *("document_id", "actor_id", "holder_id", "addressee_id", "topic_id", "stance", "act", "voice"),
        *("date_source", "quote", "char_start", "char_end", "sentence_index", "confidence"),
    )
    dates = {"date_edtf": "edtf", "date_start": "start", "date_end": "end", "date_precision": "precision"}
    columns: dict[str, Sequence[Any]] = {name: list(map(attrgetter(name), positions)) for name in same}
    columns |= {name: list(map(attrgetter(f"date.{of}"), positions)) for name, of in dates.items()}
    columns["target_ids"] = [list(position.target_ids) for position in positions]
    columns["position_id"] = [None] * len(positions)
    columns["extractor"] = [extractor] * len(positions)
    columns["review_status"] = ["unreviewed"] * len(positions)
    return frame_of_columns("positions", {name: columns[name] for name in polars_schema(table("positions"))})
