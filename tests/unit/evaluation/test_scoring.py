"""Scoring: optional rows are neutral, pairs are one to one, nothing found is not perfect."""

from demarche.evaluation.gold import GoldRow
from demarche.evaluation.scoring import Predicted, count, figure, pair


def gold(
    start: int, end: int, actor: str = "RUS", optional: bool = False, stance: str = "support"
) -> GoldRow:
    quote, topic, date = "x" * (end - start), "a/b", "2001"
    return GoldRow(
        "d", start, end, quote, actor, actor, None, topic, stance, "wish", "author", date, optional
    )


def row(start: int, end: int, actor: str = "RUS", stance: str = "support") -> Predicted:
    return Predicted(start, end, actor, actor, "a/b", stance, "wish", "author")


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
