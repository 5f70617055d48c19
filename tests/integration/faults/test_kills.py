"""A dozen of the kills that benchmarks/kills.py does by the thousand, always the same ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

STEPS, RUNS = 10, 2
WHAT = ("publish the first version", "withdraw a version", "send a version to a folder", "server")


@pytest.mark.slow
def test_whatever_is_killed_the_next_run_makes_the_same_bytes(checkout: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.kills", "--seed", "5", "--only", *WHAT]
    command += ["--steps", str(STEPS), "--runs", str(RUNS)]
    command += ["--folder", str(tmp_path), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads((tmp_path / "out/kills.json").read_text(encoding="utf-8"))
    assert (found["steps"]["kills"], found["runs"]["kills"]) == (STEPS, RUNS)
    assert found["steps"]["problems"] == found["runs"]["problems"] == []
    assert set(found["steps"]["by what was killed"]) == set(WHAT[:3])
