"""Expectation suites, read from schemas/expectations/*.json, one file a table or sort of figures.

Belongs here: loading, and the limits that a run may set. Does not: running them (running).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import schemas

FOLDER = Path(schemas.__path__[0]) / "expectations"
MEASURES = "measures"
DRIFT = "drift"
FIGURES = (MEASURES, DRIFT)
"""Suites about figures of the whole, not about a table."""


@dataclass(frozen=True, slots=True)
class Suite:
    """One suite: the table or figures it is about, the columns it reads, what the library is told of it."""

    name: str
    columns: tuple[str, ...]
    specification: dict[str, Any]

    @property
    def parameters(self) -> frozenset[str]:
        """Names of the limits that a run must set."""
        values = (value for kwargs in self._arguments for value in kwargs.values())
        return frozenset(value["$PARAMETER"] for value in values if _is_parameter(value))

    def parameters_of(self, kind: str, column: str | None) -> list[str]:
        """Names of the limits that the expectations of one kind about one column leave to a run."""
        return [
            value["$PARAMETER"]
            for one in self.specification["expectations"]
            if one["type"] == kind and one["kwargs"].get("column") == column
            for value in one["kwargs"].values()
            if _is_parameter(value)
        ]

    def most(self, limits: Mapping[str, float]) -> dict[str, float]:
        """The upper limit of each column that has one, with the run's own limits filled in."""
        bounded = (
            (kwargs["column"], kwargs["max_value"]) for kwargs in self._arguments if "max_value" in kwargs
        )
        return {
            column: limits[value["$PARAMETER"]] if _is_parameter(value) else value
            for column, value in bounded
        }

    @property
    def _arguments(self) -> list[dict[str, Any]]:
        return [expectation["kwargs"] for expectation in self.specification["expectations"]]


def _is_parameter(value: Any) -> bool:
    return isinstance(value, dict) and "$PARAMETER" in value


def read_suites(folder: Path = FOLDER) -> tuple[Suite, ...]:
    """All suites, by name."""
    return tuple(_suite(path) for path in sorted(folder.glob("*.json")))


def _suite(path: Path) -> Suite:
    specification = json.loads(path.read_text(encoding="utf-8"))
    if specification["name"] != path.stem:
        raise ValueError(f"{path.name}: the suite is called {specification['name']}; name it {path.stem}")
    return Suite(path.stem, tuple(specification["meta"]["columns"]), specification)
