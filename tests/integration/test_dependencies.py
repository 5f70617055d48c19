"""dvc.yaml names everything of ours that a stage loads: an edit anywhere in it makes the stage stale."""

from __future__ import annotations

import ast
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

from flows.places import CHECKOUT

LOADED = """
import sys, flows.{stage}
ours = [m for name, m in sys.modules.items() if name.split(".")[0] in ("demarche", "schemas", "flows")]
print("\\n".join(m.__file__ for m in ours if m.__file__))
"""
WITHOUT_EFFECT = {
    f"flows/{name}.py"
    for name in ("artifacts", "errors", "holding", "options", "places", "progress", "reports", "server")
} | {"demarche/releasing/locking.py"}
"""What surrounds a stage and cannot change its tables: messages, options, progress, locks, the server."""


@pytest.fixture(scope="module")
def stages() -> dict[str, list[str]]:
    """Each stage's dependencies."""
    read = yaml.safe_load((CHECKOUT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
    return {name: stage["deps"] for name, stage in read.items()}


@pytest.mark.slow
def test_every_module_that_a_stage_loads_is_a_dependency(stages: dict[str, list[str]]) -> None:
    with ThreadPoolExecutor() as pool:
        loaded = dict(zip(stages, pool.map(_loaded, stages), strict=True))
    missing = {stage: sorted(loaded[stage] - _covered(loaded[stage], stages[stage])) for stage in stages}
    assert missing == {stage: [] for stage in stages}
    for stage, files in loaded.items():
        assert f"flows/{stage}.py" in files


def test_definitions_and_locked_libraries_are_dependencies_of_all(stages: dict[str, list[str]]) -> None:
    for stage, paths in stages.items():
        assert {"schemas", "requirements.lock"} <= set(paths), stage


def _loaded(stage: str) -> set[str]:
    code = LOADED.format(stage=stage)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    files = {Path(line).relative_to(CHECKOUT).as_posix() for line in ran.stdout.splitlines()}
    return {file for file in files - WITHOUT_EFFECT if not _says_nothing(CHECKOUT / file)}


def _covered(files: set[str], paths: list[str]) -> set[str]:
    return {file for file in files if any(file == path or file.startswith(f"{path}/") for path in paths)}


def _says_nothing(file: Path) -> bool:
    """Whether a package's __init__ only explains, or only names the program or its settings."""
    if file.parent in (CHECKOUT / "demarche", CHECKOUT / "flows") and file.name == "__init__.py":
        return True
    body = ast.parse(file.read_text(encoding="utf-8")).body
    return file.name == "__init__.py" and all(isinstance(one, ast.Expr) for one in body)
