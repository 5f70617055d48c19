"""Fitting the confidence model: what it must find, and that no document judges itself."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.logistic import Case, fit, fitted_without, log_loss
from demarche.positions.confidence import probability


def case(label: float, group: str = "a", weight: float = 1.0, **features: float) -> Case:
    return Case(group, {"bias": 1.0, **features}, label, weight)


def test_the_bias_alone_is_the_base_rate() -> None:
    weights = fit([case(1.0), case(0.0), case(0.0), case(0.0)] * 200, l2=1.0)
    assert probability({"bias": 1.0}, weights) == pytest.approx(0.25, abs=0.001)


def test_a_soft_label_is_a_share() -> None:
    weights = fit([case(0.6)] * 1000, l2=1.0)
    assert probability({"bias": 1.0}, weights) == pytest.approx(0.6, abs=0.001)


def test_a_case_of_twice_the_weight_counts_like_two() -> None:
    heavy = fit([case(1.0, weight=2.0, x=1.0), case(0.0)], l2=0.5)
    twice = fit([case(1.0, x=1.0), case(1.0, x=1.0), case(0.0)], l2=0.5)
    assert heavy == pytest.approx(twice)


def test_what_speaks_for_a_case_gets_a_positive_weight() -> None:
    weights = fit([case(1.0, good=1.0), case(0.0, bad=1.0)] * 20, l2=1.0)
    assert weights["good"] > 0 > weights["bad"]


@given(st.permutations([case(1.0, x=0.3), case(0.0, x=0.9), case(0.6, y=1.0), case(0.0)]))
def test_the_order_of_cases_does_not_matter(cases: list[Case]) -> None:
    assert fit(cases, 1.0) == pytest.approx(fit(sorted(cases, key=str), 1.0), abs=1e-9)


def test_a_document_is_judged_by_weights_that_never_saw_it() -> None:
    cases = [case(1.0, "a", x=1.0), case(0.0, "b", x=1.0), case(0.0, "c", y=1.0)]
    weights = fitted_without(cases, 1.0, folds=9)
    assert weights.keys() == {"a", "b", "c"}
    assert weights["a"] == fit(cases[1:], 1.0)


def test_one_document_cannot_be_cross_validated() -> None:
    with pytest.raises(ValueError, match="two documents"):
        fitted_without([case(1.0)], 1.0, folds=9)


def test_log_loss_of_an_even_chance_is_log_two() -> None:
    assert log_loss([0.5, 0.5], [case(1.0), case(0.0)]) == pytest.approx(math.log(2))
