"""DVC keeps account of a checkout's own raw/: it runs what is stale and nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.integration.corpus import GOOD, write_corpus
from tests.integration.processes import Shell, copy_checkout

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def copy(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout whose raw/ holds a few small texts."""
    folder = copy_checkout(checkout, tmp_path_factory.mktemp("checkout"))
    shutil.rmtree(folder / "raw")
    write_corpus(folder / "raw")
    return folder


def test_stages_run_once_and_then_only_what_changed(copy: Path) -> None:
    shell = Shell(copy, checkout=copy)
    first = shell.run("demarche", "run")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "Published 0.1.0" in first.stdout

    lock = (copy / "dvc.lock").read_bytes()

    second = shell.run("dvc", "repro")
    assert second.returncode == 0, second.stdout + second.stderr
    skipped = re.findall(r"Stage '(\w+)' didn't change, skipping", second.stdout)
    assert skipped == ["ingest", "extract", "validate"], "a candidate that was published follows what it did"
    assert (copy / "dvc.lock").read_bytes() == lock

    dry = shell.run("demarche", "run", "--dry-run")
    assert "Nothing changed since 0.1.0" in dry.stdout, dry.stdout + dry.stderr

    shown = shell.run("dvc", "metrics", "show", "--json")
    assert '"documents": 3' in shown.stdout, shown.stdout + shown.stderr

    (copy / "raw" / "mayor.txt").write_text(
        GOOD["mayor.txt"][1] + "\nWe will build a new school.\n", encoding="utf-8"
    )
    third = shell.run("demarche", "run")
    assert third.returncode == 0, third.stdout + third.stderr
    assert "Published 0.2.0" in third.stdout or "Published 0.1.1" in third.stdout
    assert shell.left_behind() == []


def test_every_dependency_is_in_the_repository(checkout: Path) -> None:
    for name, stage in stages(checkout).items():
        for path in stage["deps"]:
            if not path.startswith(("processed/", "$")):
                assert (checkout / path).exists(), f"stage {name} depends on {path}, which is not there"


def stages(folder: Path) -> dict[str, dict[str, list[str]]]:
    """The stages that dvc.yaml defines."""
    loaded: dict[str, dict[str, list[str]]] = yaml.safe_load(
        (folder / "dvc.yaml").read_text(encoding="utf-8")
    )["stages"]
    return loaded
