"""The table of throughput: what is compared with what, and that the page has a place for each table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.bench import PAGE
from benchmarks.figures import render, speed_of, tables


def run(seconds: float, megabytes: int = 1000, **stages: float) -> dict[str, Any]:
    return {"seconds": seconds, "processor": seconds * 2, "megabytes": megabytes, "stages": stages}


def size(texts: int) -> dict[str, Any]:
    first = run(20 + texts / 4, 1400, start=10.0, ingest=1.0, extract=texts / 4, validate=4.0, publish=5.0)
    rest = {"again": run(14, start=10.0), "changed texts": texts // 100, "changed": run(40, start=10.0)}
    return {"texts": texts, "words": texts * 2800, "first": first, **rest}


@pytest.fixture
def found() -> dict[str, Any]:
    parts = {"spaCy": 4.0, "read": 0.1, "parse": 2.0, "split": 0.1, "find": 2.0, "choose": 0.9}
    step = {"seconds": 2.0, "processor": 1.0, "megabytes": 700}
    parse = {"workers": 2, "words": 1000}
    return {
        "parse_all": {
            "spaCy": {**parse, "words a second": 10_000},
            "decoder": {**parse, "words a second": 20_000},
        },
        "speed": {"words": 100_000, "seconds": parts},
        "scale": {"growth": 0.9, "sizes": [size(600), size(1200)]},
        "wide": {"sizes": [{"positions": 1000, "steps": {"publish, next run": step}}]},
    }


def test_a_run_is_compared_with_parsing_alone(found: dict[str, Any]) -> None:
    most = found["scale"]["sizes"][-1]
    assert speed_of(most) == pytest.approx(1200 * 2800 / 320)
    assert "| 1.05 x |" in tables(found)["targets"][2]


def test_parts_of_a_run_add_up_to_it(found: dict[str, Any]) -> None:
    seconds = [float(line.split("|")[2]) for line in tables(found)["stages"][2:]]
    assert sum(seconds) == pytest.approx(found["scale"]["sizes"][-1]["first"]["seconds"], abs=0.5)


def test_start_up_is_told_apart(found: dict[str, Any]) -> None:
    told = dict(line.strip("| ").split(" | ") for line in tables(found)["targets"][2:])
    assert told["nothing changed: under 10 s after start-up"] == "4.0 s"
    assert told["12 of 1200 texts changed: under 5 % of the full run"] == "12.5%; 9.7% after start-up"


def test_an_estimate_is_a_line_through_the_two_largest(found: dict[str, Any]) -> None:
    assert "| first run | 42 minutes |" in tables(found)["outlook"]


def test_the_page_has_a_place_for_every_table(found: dict[str, Any], tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    render(found, page)
    once = page.read_text(encoding="utf-8")
    assert "| 1.05 x |" in once
    render(found, page)
    assert page.read_text(encoding="utf-8") == once
    page.write_text(once.replace("<!-- stages -->", ""), encoding="utf-8")
    with pytest.raises(ValueError, match="stages"):
        render(found, page)
