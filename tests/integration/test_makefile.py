"""The Makefile says what it can do, and names the targets that others rely on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest


def test_help_is_the_default_and_lists_every_target(checkout: Path) -> None:
    done = subprocess.run(["make"], cwd=checkout, capture_output=True, text=True, check=True)
    listed = set(re.findall(r"^  make ([a-z-]+) ", done.stdout, re.MULTILINE))
    assert {"release", "test", "test-all", "lint", "types", "format", "lock", "help"} <= listed


def test_the_lock_names_no_index_and_no_place(checkout: Path) -> None:
    lock = (checkout / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "index" not in [line.split()[0].lstrip("-") for line in lock.splitlines() if line.strip()]
    blocks = re.split(r"\n(?=[a-z0-9])", lock)
    assert all("--hash=sha256:" in block for block in blocks)
    assert str(checkout) not in lock


@pytest.mark.parametrize("name", ["uv", "hatchling", "prefect", "dvc", "spacy"])
def test_the_lock_holds_what_the_makefile_needs(checkout: Path, name: str) -> None:
    lock = (checkout / "requirements.lock").read_text(encoding="utf-8")
    assert re.search(rf"^{name}==", lock, re.MULTILINE)
