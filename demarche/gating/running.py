"""Running Great Expectations over a candidate's files.

Belongs here: everything that knows the library. It is imported late (it takes seconds), works in
memory, and says nothing to anybody outside.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demarche.gating.measures import Measures
from demarche.gating.suites import Suite
from demarche.releasing.layout import table_path


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one suite: failures in plain words, number of expectations, the library's page."""

    name: str
    expectations: int
    failures: tuple[str, ...]
    page: str


def load() -> None:
    """Load the library, which takes seconds: for a process that has to wait for others anyway."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import great_expectations
        import great_expectations.render.renderer.page_renderer
        import great_expectations.render.view.view  # noqa: F401


def run_suites(
    suites: Sequence[Suite], candidate: Path, figures: Mapping[str, Measures], limits: Mapping[str, float]
) -> tuple[Outcome, ...]:
    """The outcome of every suite; `figures` are those of the whole, by suite."""
    load()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import great_expectations as gx
        from great_expectations.data_context.types.base import ProgressBarsConfig

        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        files = context.data_sources.add_pandas_filesystem(name="candidate", base_directory=candidate)
        frames = context.data_sources.add_pandas(name="figures")
        outcomes = []
        for suite in suites:
            if suite.name in figures:
                frame_asset = frames.add_dataframe_asset(name=suite.name)
                batch = frame_asset.add_batch_definition_whole_dataframe(suite.name)
                given = {"dataframe": _as_frame(figures[suite.name])}
            else:
                given = None
                asset = files.add_parquet_asset(
                    name=suite.name, engine="pyarrow", columns=list(suite.columns)
                )
                batch = asset.add_batch_definition_path(
                    name=suite.name, path=table_path(Path(), suite.name).name
                )
            held = context.suites.add(gx.ExpectationSuite(**suite.specification))
            definition = context.validation_definitions.add(
                gx.ValidationDefinition(name=suite.name, data=batch, suite=held)
            )
            result = definition.run(
                batch_parameters=given,
                expectation_parameters={name: limits[name] for name in suite.parameters},
                result_format={"result_format": "SUMMARY", "partial_unexpected_count": 5},
            )
            outcomes.append(_outcome(suite, result, limits))
    return tuple(outcomes)


def _as_frame(measures: Measures) -> Any:
    import pandas as pd

    return pd.DataFrame({name: pd.Series([value], dtype="float64") for name, value in measures.items()})


def _outcome(suite: Suite, result: Any, limits: Mapping[str, float]) -> Outcome:
    from great_expectations.render.renderer.page_renderer import ValidationResultsPageRenderer
    from great_expectations.render.view.view import DefaultJinjaPageView

    failures = tuple(
        f"{_failure(suite.name, one)}{_limit(suite, one, limits)}"
        for one in result.results
        if not one.success
    )
    view: Any = DefaultJinjaPageView()
    page = view.render(ValidationResultsPageRenderer().render(result))
    return Outcome(suite.name, len(result.results), failures, page)


def _failure(name: str, result: Any) -> str:
    expectation = result.expectation_config
    column = expectation.kwargs.get("column")
    where = f"{name}.{column}" if column else name
    said = expectation.description or expectation.type.replace("_", " ")
    return f"{where}: {said} Found {_found(result)}."


def _limit(suite: Suite, result: Any, limits: Mapping[str, float]) -> str:
    """Which limit was broken, if it is one that a run may set: its name among the parameters."""
    kwargs = result.expectation_config.kwargs
    names = suite.parameters_of(result.expectation_config.type, kwargs.get("column"))
    return "".join(f" The limit is {name}: {limits[name]:g}." for name in names)


def _found(result: Any) -> str:
    error = result.exception_info or {}
    if error.get("raised_exception"):
        return f"an error: {error.get('exception_message')}"
    if "observed_value" in result.result:
        return str(result.result["observed_value"])
    examples = ", ".join(str(value) for value in result.result.get("partial_unexpected_list") or [])
    counted = f"{result.result.get('unexpected_count')} of {result.result.get('element_count')}"
    return f"{counted}{f' ({examples})' if examples else ''}"
