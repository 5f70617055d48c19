"""How much of a restricted text the quotations of a release may show together.

Belongs here: cutting evidence down where a document would be quoted beyond the cap, and saying so in the
quarantine. Does not: texts themselves (candidate keeps restricted ones out).

The longest quotations are cut first, each to its first words, until what is quoted of the document, every
character counted once, is within the cap. No position is lost for that, unless even quotations of
SHORTEST characters would show too much: then those of least confidence go to the quarantine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from demarche.tables import frame
from schemas.vocabularies import open_rights

SHORTEST = 40
"""Characters that a quotation is not cut below."""
FREE = 300
"""Characters that may be quoted of any text, however short."""
RULE = "rights.quotation-cap"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Capped:
    """The positions with their evidence as it may be shown, and a row of the quarantine for each cut."""

    positions: pl.DataFrame
    told: pl.DataFrame


def cap_quotation(positions: pl.DataFrame, documents: pl.DataFrame, share: float) -> Capped:
    """Cut evidence so that at most `share` of the characters of each restricted text are quoted."""
    restricted = documents.filter(~pl.col("rights").is_in(sorted(open_rights())))
    allowed = (pl.col("characters") * share).floor().cast(pl.Int64).clip(FREE)
    beyond = (
        _quoted(positions)
        .join(restricted, on="document_id")
        .filter(pl.col("quoted") > allowed)
        .select("document_id", "source_path", allowed.alias("cap"))
    )
    whole = positions.join(beyond, on="document_id", how="anti")
    too_much = positions.join(beyond, on="document_id", how="semi", maintain_order="left")
    shown = [whole]
    told: list[Row] = []
    caps = {name: (path, cap) for name, path, cap in beyond.iter_rows()}
    for (name,), rows in too_much.with_row_index("row").group_by("document_id", maintain_order=True):
        path, cap = caps[str(name)]
        cut, said = _within(rows, cap)
        shown.append(cut.select(positions.columns))
        told += [{"source_path": path, "document_id": name, **one} for one in said]
    return Capped(pl.concat(shown), frame("quarantine", told))


def _quoted(positions: pl.DataFrame) -> pl.DataFrame:
    """Characters that the evidence of each document covers, each counted once: document_id, quoted."""
    start, end = pl.col("char_start"), pl.col("char_end")
    reached = end.cum_max().shift(fill_value=0).over("document_id")
    ordered = positions.select("document_id", "char_start", "char_end").sort("document_id", start, end)
    fresh = (end - pl.max_horizontal(start, reached)).clip(0)
    return ordered.with_columns(fresh.alias("quoted")).group_by("document_id").agg(pl.col("quoted").sum())


def quoted_characters(spans: Iterable[tuple[int, int]]) -> int:
    """Characters that spans cover, each counted once."""
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _within(rows: pl.DataFrame, cap: int) -> tuple[pl.DataFrame, list[Row]]:
    """The rows as they may be shown, and what is told of those that were cut or left out."""
    said: list[Row] = []
    if _covered(rows, SHORTEST) > cap:
        rows, said = _without_the_least_sure(rows, cap)
    low, high = SHORTEST, max(_lengths(rows), default=SHORTEST)
    while low < high:
        middle = (low + high + 1) // 2
        if _covered(rows, middle) <= cap:
            low = middle
        else:
            high = middle - 1
    places = (pl.Series(_lengths(rows), dtype=pl.Int64) > low).arg_true()
    quotes, ends = [], []
    shown = rows[places].select("actor_id", "topic_id", "char_start", "char_end", "quote")
    for row in shown.iter_rows(named=True):
        length = row["char_end"] - row["char_start"]
        said.append(_told(row, f"is cut from {length} characters to at most {low}, for the text's rights"))
        quotes.append(_head(row["quote"], low))
        ends.append(row["char_start"] + len(quotes[-1]))
    if not quotes:
        return rows, said
    cut = rows.with_columns(
        rows["quote"].clone().scatter(places, quotes), rows["char_end"].clone().scatter(places, ends)
    )
    return cut, said


def _without_the_least_sure(rows: pl.DataFrame, cap: int) -> tuple[pl.DataFrame, list[Row]]:
    """The rows that stay where even the shortest quotations show too much, and what is told of the others."""
    said: list[Row] = []
    left = sorted(
        rows.select(pl.exclude("row"), "row").to_dicts(),  # the number last, for it must not decide
        key=lambda row: (-row["confidence"], row["char_start"], row["char_end"], str(row)),
    )
    while quoted_characters(_spans(left, SHORTEST)) > cap:
        said.append(_told(left.pop(), f"would be quoted beyond the cap of {cap} characters"))
    return rows.filter(pl.col("row").is_in([row["row"] for row in left])), said


def _lengths(rows: pl.DataFrame) -> list[int]:
    return (rows["char_end"] - rows["char_start"]).to_list()


def _covered(rows: pl.DataFrame, longest: int) -> int:
    """Characters that quotations of at most this length cover."""
    starts = rows["char_start"].to_list()
    return quoted_characters(
        (start, start + min(length, longest)) for start, length in zip(starts, _lengths(rows), strict=True)
    )


def _spans(rows: Iterable[Mapping[str, Any]], longest: int) -> list[tuple[int, int]]:
    return [(row["char_start"], min(row["char_end"], row["char_start"] + longest)) for row in rows]


def _head(quote: str, longest: int) -> str:
    """A longer quotation cut after the last whole word that fits; a longer word is cut."""
    head = quote[:longest]
    if not quote[longest].isspace():
        head = head.rpartition(" ")[0] or head
    return head.rstrip() or quote[:longest]


def _told(row: Mapping[str, Any], what: str) -> Row:
    place = f"characters {row['char_start']}:{row['char_end']}"
    said = f"the quotation for {row['actor_id']} on {row['topic_id']} {what}."
    return {"stage": "validate", "rule": RULE, "reason": said, "locator": place}
