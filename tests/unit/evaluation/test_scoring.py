"""Scoring: optional rows are neutral, pairs are one to one, nothing found is not perfect."""

from datetime import date

import pytest

from demarche.dates.edtf import parse_edtf
from demarche.evaluation.gold import GoldRow
from demarche.evaluation.pairing import Interval, pair
from demarche.evaluation.scoring import Predicted, accuracy, count, figure


def gold(
    start: int, end: int, actor: str = "RUS", optional: bool = False, stance: str = "support"
) -> GoldRow:
    quote, topic, date = "x" * (end - start), "a/b", "2001"
    return GoldRow(
        "d", start, end, quote, actor, actor, None, topic, stance, "wish", "author", date, optional
    )


def row(
    start: int, end: int, actor: str = "RUS", stance: str = "support", dated: Interval = (None, None)
) -> Predicted:
    return Predicted(start, end, actor, actor, "a/b", stance, "wish", "author", dated)


def test_exact_rows_score_one() -> None:
    found = count([gold(0, 50)], [row(0, 50)])
    assert figure(found, "tuple").f1 == figure(found, "statement").f1 == 1.0


def test_optional_gold_counts_neither_way() -> None:
    with_row = count([gold(0, 50), gold(60, 90, "USA", optional=True)], [row(0, 50), row(60, 90, "USA")])
    without = count([gold(0, 50), gold(60, 90, "USA", optional=True)], [row(0, 50)])
    for found in (with_row, without):
        assert figure(found, "tuple").f1 == figure(found, "statement").f1 == figure(found, "detect").f1 == 1.0


def test_wrong_stance_is_detected_but_not_right() -> None:
    found = count([gold(0, 50)], [row(0, 50, stance="oppose")])
    assert figure(found, "detect").f1 == 1.0
    assert figure(found, "tuple").f1 == 0.0


def test_nothing_found_has_no_recall() -> None:
    assert figure(count([gold(0, 50)], []), "tuple").f1 == 0.0


def test_one_long_quote_does_not_pay_twice() -> None:
    pairs = pair([gold(0, 50), gold(50, 100)], [row(0, 100)], lambda g, p: True)
    assert len(pairs) == 1


def test_a_quote_of_a_whole_page_pairs_with_nothing() -> None:
    assert not pair([gold(0, 50)], [row(0, 2000)], lambda g, p: True)


def test_no_pair_is_wasted_on_a_row_that_could_go_elsewhere() -> None:
    """The first row overlaps best with what only the second one can pair with."""
    rows = [row(0, 60), row(0, 52)]
    assert len(pair([gold(0, 50), gold(52, 62)], [row(20, 62), *rows[1:]], lambda g, p: True)) == 2


def test_the_same_words_count_once() -> None:
    assert count([gold(0, 50)], [row(0, 50), row(0, 50)])["statement_predicted"] == 1


@pytest.mark.parametrize(
    ("dated", "is_right"),
    [
        ((date(2001, 1, 1), date(2001, 12, 31)), 1.0),
        ((date(2001, 1, 20), date(2001, 12, 1)), 1.0),
        ((date(2001, 1, 1), date(2001, 1, 31)), 0.0),
        ((date(2001, 1, 1), None), 0.0),
    ],
)
def test_a_date_is_right_within_a_month_at_both_ends(dated: Interval, is_right: float) -> None:
    assert accuracy(count([gold(0, 50)], [row(0, 50, dated=dated)]), "date") == (is_right, 1)


def test_only_rows_dated_otherwise_than_their_document_are_reported_dates() -> None:
    rows = [row(0, 50, dated=(date(2001, 1, 1), date(2001, 12, 31)))]
    assert accuracy(count([gold(0, 50)], rows, parse_edtf("2001")), "reported") == (None, 0)
    assert accuracy(count([gold(0, 50)], rows, parse_edtf("2003-05-01")), "reported") == (1.0, 1)
