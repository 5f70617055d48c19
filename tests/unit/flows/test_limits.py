"""The gate's limits in params.yaml: exactly those that it asks for."""

from __future__ import annotations

import pytest

from flows.errors import StoppedError
from flows.parameters import Parameters, load_parameters
from flows.validate import required


def with_limits(**limits: float) -> Parameters:
    return load_parameters().model_copy(update={"limits": limits})


def test_our_own_are_complete() -> None:
    parameters = load_parameters()
    assert required(parameters) == parameters.limits


def test_a_missing_limit_is_named() -> None:
    kept = dict(load_parameters().limits)
    del kept["latest_year"]
    with pytest.raises(StoppedError, match="there is no latest_year"):
        required(with_limits(**kept))


def test_a_misspelt_limit_is_not_passed_over() -> None:
    with pytest.raises(StoppedError, match=r"no limit latest_yaer, but .*latest_year"):
        required(with_limits(**load_parameters().limits, latest_yaer=2030))
