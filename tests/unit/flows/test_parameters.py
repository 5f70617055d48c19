"""params.yaml is read strictly, and says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.reading.limits import USUAL
from flows.errors import StoppedError
from flows.parameters import FILE, load_parameters


def changed(folder: Path, old: str, new: str) -> Path:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = folder / "params.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_own_parameters_are_well_formed() -> None:
    parameters = load_parameters()
    assert parameters.machine.processes >= 1
    assert 0 < parameters.limits["quarantined_share"] < 1


def test_limits_on_files_are_those_of_reading() -> None:
    assert load_parameters().ingest.limits == USUAL


def test_workers_of_the_command_line_win() -> None:
    assert load_parameters(workers=3).machine.processes == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  confidence:", "  confidense:", "confidense"),
        ("    least: 120", "    least: none", "least"),
        ("gigabytes: 4", "gigabytes: -1", "gigabytes"),
        ("  workers: 0", "  workers: -1", "line"),
        ("quarantined_share: 0.25", "quarantined_share: much", "quarantined_share"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(StoppedError, match=r"params\.yaml, line \d+") as stopped:
        load_parameters(changed(tmp_path, old, new))
    assert said in str(stopped.value)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(StoppedError, match="is missing"):
        load_parameters(tmp_path / "params.yaml")
