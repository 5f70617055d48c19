"""Figures against floors, and errors sorted into kinds."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from benchmarks.errors import MISSED, SPURIOUS, Wrong, counted, errors_of, shown
from benchmarks.gold_sets import CHECKOUT, Annotated, GoldSet, sets_of
from benchmarks.quality import MARGIN, SETS, fallen, raised
from demarche.dates.edtf import parse_edtf
from demarche.evaluation.gold import GoldRow

TEXT = "We must ban landmines. We welcome the treaty. Nothing is said here of anything."
FLOORS = yaml.safe_load((CHECKOUT / "tests/quality/floors.yaml").read_text(encoding="utf-8"))


def gold(topic: str, actor: str = "CAN", start: int = 0, end: int = 22, stance: str = "support") -> GoldRow:
    quote = TEXT[start:end]
    labels = (actor, actor, None, topic, stance, "demand", "author", "1997", False)
    return GoldRow("d", start, end, quote, *labels)


def test_a_figure_below_its_floor_is_told() -> None:
    assert fallen({"tuple-f1": 0.40}, {"tuple-f1": 0.41}) == ["tuple-f1: 0.400, floor 0.41"]
    assert not fallen({"tuple-f1": 0.41}, {"tuple-f1": 0.41})


def test_a_figure_that_is_gone_is_told() -> None:
    assert fallen({}, {"genre news": 0.3}) == ["genre news: not measured, floor 0.3"]


def test_floors_are_lifted_and_never_lowered() -> None:
    floors = raised({"tuple-f1": 0.5, "statement-f1": 0.2, "genre news": 0.333}, {"statement-f1": 0.3})
    assert floors["tuple-f1"] == pytest.approx(0.5 - MARGIN)
    assert floors["statement-f1"] == 0.3
    assert floors["genre news"] == 0.32


def test_every_measured_set_has_floors() -> None:
    assert SETS.keys() <= FLOORS.keys()
    assert all(0 < floor < 1 for name in SETS for floor in FLOORS[name].values())


def test_folders_come_in_pairs(tmp_path: Path) -> None:
    assert sets_of([tmp_path, tmp_path]) == [GoldSet(tmp_path, tmp_path)]
    with pytest.raises(ValueError, match="pairs"):
        sets_of([tmp_path])
    with pytest.raises(ValueError, match="no folder"):
        sets_of([tmp_path / "none", tmp_path])


def test_a_place_of_this_machine_is_not_named(tmp_path: Path) -> None:
    assert GoldSet(tmp_path, tmp_path / "mine").name == "mine"
    assert GoldSet(CHECKOUT, CHECKOUT / "tests/quality/gold").name == "tests/quality/gold"


def test_what_nobody_found_is_said_so() -> None:
    document = SimpleNamespace(genre="speech", published=parse_edtf("1997"), text=TEXT)
    reading: Any = SimpleNamespace(document=document, sentences=[], candidates=[])
    text = Annotated("s", "d", reading, (gold("arms-control/disarmament"),))
    (error,) = errors_of(text, [])
    assert (error.side, error.kind) == (MISSED, "actor unknown")
    assert "We must ban landmines." in "\n".join(shown([error], 3))


def test_kinds_are_counted_on_both_sides_and_the_surest_is_the_worst() -> None:
    wrong = [
        Wrong("d", SPURIOUS, "topic", f"row {sure}", "words", ("gold",), sure) for sure in (0.3, 0.9, 0.5)
    ]
    assert any(line.split()[:2] == ["topic", "3"] for line in counted(wrong))
    lines = list(shown(wrong, 1))
    assert any("row 0.9" in line for line in lines)
    assert not any("row 0.3" in line for line in lines)
