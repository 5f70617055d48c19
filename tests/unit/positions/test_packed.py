"""Rows of positions come back as they were, and nothing else is taken for them."""

from __future__ import annotations

import pytest

from demarche.dates.edtf import parse_edtf
from demarche.positions.explaining import Explanation
from demarche.positions.packed import fits, packed, position_rows
from demarche.positions.position import Extracted, Position

WHY = Explanation(
    rule="demand",
    cue="must",
    act_rule="verb",
    attribution="own-voice",
    link="metadata",
    holder_words="",
    topic_rule="term",
    term="",
    topic_words="Tariffs",
    topic_share=0.5,
    date_rule="document",
    date_words="",
    weights=(("term", 0.7),),
)


def position(start: int, targets: tuple[str, ...] = ()) -> Position:
    return Position(
        "text-001", "FRA", "FRA", None, "trade/tariffs", targets, "oppose", "demand", "author",
        parse_edtf("2001-08~"), "document", "Tariffs must go — at once. 😀", start, start + 28, 0, 0.5, WHY,
    )  # fmt: skip


def test_rows_are_those_of_the_records_in_their_order() -> None:
    results = [
        Extracted("text-001", 3, (position(40, ("RUS", "USA")), position(0))),
        Extracted("text-002", 1),
        Extracted("text-003", 1, (position(7),)),
    ]
    kept = [packed(one, "grammar") for one in results]
    assert [len(one.positions) for one in kept] == [0, 0, 0]
    assert all(fits(one.rows) for one in kept)
    rows = position_rows(kept, "grammar")
    assert rows.equals(position_rows(results, "grammar"))
    assert rows["char_start"].to_list() == [40, 0, 7]
    assert rows["target_ids"].to_list() == [["RUS", "USA"], [], []]
    assert rows["position_id"].null_count() == rows.height


def test_no_documents_are_a_table_without_rows() -> None:
    assert position_rows([], "grammar").height == 0


@pytest.mark.parametrize("rows", [b"rubbish", b"ARROW1\x00\x00" + bytes(40)])
def test_other_bytes_do_not_fit(rows: bytes) -> None:
    assert not fits(rows)


def test_rows_cut_short_do_not_fit() -> None:
    rows = packed(Extracted("text-001", 3, (position(0),)), "grammar").rows
    assert not fits(rows[:-20])
