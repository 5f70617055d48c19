"""How the extractor fared with reviewers, and how far reviewers agree."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.evaluation.agreement import krippendorff
from demarche.evaluation.quality import quality_rows
from demarche.tables import frame, require
from tests.unit.reviewing.making import addition, apply, decide, row, run_tables

UNIPOLAR, SHIELD, ENLARGEMENT = "order/unipolarity", "arms/shield", "security/enlargement"
PUTIN = "putin-2007-munich"


def figures() -> pl.DataFrame:
    """Four extracted rows: one accepted, one corrected, one rejected, one in dispute; and one was missed."""
    tables = run_tables()
    disputed = row(tables, "relations/bilateral")
    applied = apply(
        tables,
        decide(row(tables, ENLARGEMENT)),
        decide(row(tables, ENLARGEMENT), reviewer="ben"),
        decide(row(tables, UNIPOLAR), "correct", act="wish"),
        decide(row(tables, SHIELD), "reject"),
        decide(disputed),
        decide(disputed, "correct", reviewer="ben", stance="mixed"),
        addition(PUTIN, "NATO should not expand", topic_id=UNIPOLAR, stance="mixed"),
    )
    rows = quality_rows(applied.tables["positions"], tables["documents"], {}, applied.judged)
    return require(frame("quality", rows), "quality")


def test_the_extractor_is_measured_on_what_reviewers_settled() -> None:
    whole = figures().filter(pl.col("genre").is_null(), pl.col("period").is_null())
    found = {m: (v, n) for m, v, n in whole.select("measure", "value", "n").iter_rows()}
    assert found["reviewed-positions"] == (4.0, 4)
    assert found["reviewed-accepted"] == (pytest.approx(1 / 3, abs=1e-4), 3)
    assert found["reviewed-rejected"] == (pytest.approx(1 / 3, abs=1e-4), 3)
    assert found["reviewed-missed"] == (pytest.approx(1 / 3, abs=1e-4), 3)
    assert found["reviewed-corrected-act"] == (0.5, 2)
    assert found["reviewed-corrected-stance"] == (0.0, 2)
    assert found["reviewed-accepted-low90"][0] < 1 / 3 < found["reviewed-accepted-high90"][0]
    assert found["reviewers-rows"] == (2.0, 2)
    assert found["reviewers-stance-alpha"][1] == 2


def test_figures_stand_by_genre_and_decade_too() -> None:
    by = figures().filter(measure="reviewed-positions").select("genre", "period", "value").rows()
    assert sorted(by, key=str) == [("speech", None, 4.0), (None, "200X", 4.0), (None, None, 4.0)]


def test_alpha_is_the_one_of_the_textbook() -> None:
    """Krippendorff (2011), computing alpha, example C: four observers, twelve units, nominal: 0.743."""
    observers = (
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
    )
    units = [[value for value in unit if value is not None] for unit in zip(*observers, strict=True)]
    assert krippendorff(units) == pytest.approx(0.743, abs=5e-4)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), max_size=8))
def test_alpha_is_one_exactly_where_all_agree(units: Sequence[Sequence[Hashable]]) -> None:
    value = krippendorff(units)
    if value is not None:
        assert value <= 1
        assert (value == 1) == all(len(set(unit)) == 1 for unit in units if len(unit) > 1)
