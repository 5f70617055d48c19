"""What is done to whole tables at once is what the rule for single rows says."""

from __future__ import annotations

import math
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.releasing.canonical import canonical, canonical_rows
from demarche.releasing.continuity.matching import PLACE, matched, new_rows, old_rows
from demarche.releasing.continuity.positions import AGREEING, Evidence, continued
from demarche.releasing.quotation import cap_quotation, quoted_characters
from demarche.tables import frame
from tests.unit.releasing.samples import sample_rows

SCHEMA = {
    "text": pl.String,
    "texts": pl.List(pl.String),
    "whole": pl.Int64,
    "number": pl.Float64,
    "day": pl.Date,
    "yes": pl.Boolean,
}
TEXT = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('"\\\b\f\n\r\t\x00\x1f\x7f'))
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.none() | TEXT,
            "texts": st.none() | st.lists(st.none() | TEXT, max_size=3),
            "whole": st.none() | st.integers(-(2**63), 2**63 - 1),
            "number": st.none() | st.floats(allow_nan=False, allow_infinity=False),
            "day": st.none() | st.dates(),
            "yes": st.none() | st.booleans(),
        }
    ),
    max_size=6,
)


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_a_frame_is_written_as_its_rows_are(rows: list[dict[str, object]]) -> None:
    table = pl.DataFrame(rows, schema=SCHEMA)
    assert canonical_rows(table).to_list() == [canonical(row) for row in table.iter_rows()]


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_has_no_canonical_form(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical_rows(pl.DataFrame({"number": [number]}))


POSITION = sample_rows()["positions"][0]
SPANS = st.tuples(
    st.sampled_from(["NATO", "RUS"]),
    st.sampled_from(["support", "oppose"]),
    st.sampled_from(["demand", "wish"]),
    st.integers(0, 12),
    st.integers(1, 8),
)


def positions(spans: list[tuple[str, str, str, int, int]]) -> pl.DataFrame:
    rows = [
        POSITION
        | {"position_id": f"p-{number:012x}", "actor_id": actor, "stance": stance, "act": act}
        | {"char_start": start, "char_end": start + length, "quote": "x" * length}
        for number, (actor, stance, act, start, length) in enumerate(spans)
    ]
    return frame("positions", rows)


def evidence(rows: pl.DataFrame, *, is_new: bool) -> list[Evidence]:
    rest = sorted(set(rows.columns) - {"position_id"})
    return [
        Evidence(
            str(number) if is_new else row["position_id"],
            *(row[name] for name in (*PLACE, "char_start", "char_end")),
            tuple(row[name] for name in AGREEING),
            canonical([row[name] for name in rest]) if is_new else row["position_id"],
        )
        for number, row in enumerate(rows.iter_rows(named=True))
    ]


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
@settings(max_examples=150, deadline=None)
def test_tables_are_matched_as_their_rows_are(
    old: list[tuple[str, str, str, int, int]], new: list[tuple[str, str, str, int, int]]
) -> None:
    before, after = positions(old), positions(new)
    pairs = matched(old_rows(before, {}, {}, {}), new_rows(after))
    expected = continued(evidence(before, is_new=False), evidence(after, is_new=True))
    assert dict(pairs.iter_rows()) == expected


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 400)), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_document_is_cut_exactly_if_its_quotations_cover_more_than_the_cap(
    spans: list[tuple[int, int]],
) -> None:
    rows = [
        POSITION
        | {"position_id": f"p-{number:012x}", "char_start": start, "char_end": start + length}
        | {"quote": "x" * length}
        for number, (start, length) in enumerate(spans)
    ]
    document = sample_rows()["documents"][0] | {"rights": "restricted", "characters": 1300}
    documents = frame("documents", [document | {"published_start": date(2007, 2, 10)}])
    capped = cap_quotation(frame("positions", rows), documents, 0.5)
    covered = quoted_characters((start, start + length) for start, length in spans)
    assert (capped.told.height > 0) == (covered > 650)
    shown = capped.positions.select("char_start", "char_end").iter_rows()
    assert quoted_characters(shown) <= 650
