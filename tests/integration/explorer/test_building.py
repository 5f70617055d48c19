"""The explorer's code: built the same anywhere, and asked for before a run does any work."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from demarche.explorer.assets import ASSETS, SOURCES
from flows.places import CHECKOUT

pytestmark = pytest.mark.slow


def test_the_same_sources_build_the_same_bytes_in_another_folder(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (SOURCES / "node_modules").is_dir():
        pytest.skip("Node.js or the packages of the explorer are not installed (make explorer)")
    copy = tmp_path / "elsewhere" / "explorer"
    shutil.copytree(SOURCES, copy, ignore=shutil.ignore_patterns("node_modules"))
    (copy / "node_modules").symlink_to(SOURCES / "node_modules", target_is_directory=True)
    subprocess.run([node, "build.mjs"], cwd=copy, check=True, capture_output=True, timeout=120)
    built = copy.parent / "demarche" / "explorer" / "assets"
    assert {one.name: one.read_bytes() for one in built.iterdir()} == {
        one.name: one.read_bytes() for one in ASSETS.iterdir()
    }, "run make explorer: the assets in the checkout are of other sources"


def test_a_run_without_the_explorer_s_code_stops_at_once_and_says_what_to_install(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    left_out = shutil.ignore_patterns("assets", "__pycache__", "node_modules")
    for name in ("demarche", "flows", "schemas", "params.yaml", "requirements.lock", "dvc.yaml"):
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, checkout / name, ignore=left_out)
        else:
            shutil.copyfile(source, checkout / name)
    (checkout / "models").symlink_to(CHECKOUT / "models", target_is_directory=True)
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("Nothing was said that day.")
    places = ["--raw", raw, "--processed", tmp_path / "processed", "--releases", tmp_path / "releases"]
    done = subprocess.run(
        [sys.executable, "-m", "flows.pipeline", *map(str, places)],
        cwd=checkout,
        env={"PYTHONPATH": str(checkout), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 1
    assert "make explorer" in done.stderr
    assert "Node.js 20" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "processed").exists()
    assert not (tmp_path / "releases").exists()
