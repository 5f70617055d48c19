"""The figures that a version tells of itself: by genre and decade, with n and intervals."""

from __future__ import annotations

from collections import Counter

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.evaluation.gold import GoldRow
from demarche.evaluation.intervals import bootstrap, wilson
from demarche.evaluation.quality import quality_rows
from demarche.releasing.candidate import quality_record
from demarche.tables import frame, require
from tests.unit.releasing.samples import TEXTS, sample_tables

PUTIN = "putin-2007-munich"


def gold(name: str, quote: str, actor: str, topic: str, stance: str) -> GoldRow:
    start = TEXTS[name].index(quote)
    return GoldRow(
        document=name,
        start=start,
        end=start + len(quote),
        quote=quote,
        actor=actor,
        holder=actor,
        addressee=None,
        topic=topic,
        stance=stance,
        act="demand",
        voice="reported",
        date="2007-02-10",
        optional=False,
    )


GOLD = {
    PUTIN: (
        gold(PUTIN, "NATO should not expand", "RUS", "security/enlargement", "oppose"),
        gold(PUTIN, "He opposed a unipolar world", "RUS", "order/unipolarity", "support"),
    ),
    "news-2008": (),
    "not-in-the-run": (),
}


def measured(**changes: list[dict[str, object]]) -> pl.DataFrame:
    tables = sample_tables(**changes)
    return frame("quality", quality_rows(tables["positions"], tables["documents"], GOLD))


def test_figures_stand_by_genre_and_decade_with_n_and_an_interval() -> None:
    rows = measured()
    require(rows, "quality")
    by_measure = {(r["measure"], r["genre"], r["period"]): r for r in quality_record(rows)}
    assert by_measure["gold-documents", None, None]["value"] == 2
    assert {key[2] for key in by_measure} == {None, "200X"}
    assert {key[1] for key in by_measure} == {None, "speech"}
    precision = by_measure["tuple-precision", None, None]
    assert (precision["value"], precision["n"]) == (0.5, 2)
    assert precision["low90"] <= 0.5 <= precision["high90"]
    assert not [key for key in by_measure if key[0].endswith("90")]


def test_no_reviews_are_no_figures() -> None:
    none = measured().filter(pl.col("measure").str.starts_with("review"))
    assert none.select("measure", "value", "n").rows() == [("reviewed-positions", 0.0, 0)]


@given(hits=st.integers(0, 50), misses=st.integers(0, 50))
@settings(max_examples=50, deadline=None)
def test_the_interval_of_a_share_holds_the_share(hits: int, misses: int) -> None:
    if hits + misses:
        low, high = wilson(hits, hits + misses)
        assert 0 <= low <= hits / (hits + misses) + 1e-9
        assert hits / (hits + misses) - 1e-9 <= high <= 1


def test_a_figure_without_cases_has_no_interval() -> None:
    counts = [Counter(a=1), Counter(a=3)]
    found = bootstrap(counts, lambda total: {"a": float(total["a"]), "b": None})
    assert found == {"a": (2.0, 6.0)}
    assert bootstrap([], lambda total: {"a": 1.0}) == {}
