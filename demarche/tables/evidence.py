"""The law of evidence: every quote stands at its offsets, counted in code points."""

from __future__ import annotations

import polars as pl

from demarche.tables.errors import ContractError


def check_evidence(positions: pl.DataFrame, texts: pl.DataFrame) -> None:
    """ContractError unless text[char_start:char_end] == quote for every position.

    `texts` must hold the clean text of every document quoted. The words themselves are not
    repeated in the message: they may be restricted.
    """
    length = pl.col("char_end") - pl.col("char_start")
    at_offsets = pl.col("text").str.slice(pl.col("char_start"), length)
    # A negative start would count from the end of the text, a span past it would be cut short.
    holds = (
        (at_offsets == pl.col("quote"))
        & (pl.col("char_start") >= 0)
        & (pl.col("quote").str.len_chars() == length)
    )
    broken = (
        positions.select("document_id", "char_start", "char_end", "quote")
        .join(texts.select("document_id", "text"), on="document_id", how="left", maintain_order="left")
        .filter(~holds.fill_null(False))
        .select("document_id", "char_start", "char_end")
    )
    if broken.height:
        raise ContractError(
            "positions",
            "quote",
            f"{broken.height} quotes do not stand at their offsets in the clean text",
            "Offsets are code points into documents' clean text, end exclusive: mend the extractor.",
            [f"{document} {start}:{end}" for document, start, end in broken.iter_rows()],
        )
