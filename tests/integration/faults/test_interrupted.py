"""What is broken off half way: publishing, the page's code being built."""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from benchmarks.kill_looks import digests, problems
from demarche.explorer.assets import AssetsError, read_assets
from demarche.releasing import publish as publishing_module
from demarche.releasing.index import read_index
from tests.unit.releasing.building import published


def broken_off(*_arguments: object) -> None:
    raise KeyboardInterrupt


def test_a_version_that_was_moved_but_not_indexed_is_indexed_as_it_would_have_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undisturbed = published(tmp_path / "undisturbed").folder.parent
    with monkeypatch.context() as patch:
        patch.setattr(publishing_module, "write_index", broken_off)
        with pytest.raises(KeyboardInterrupt):
            published(tmp_path / "broken")
    releases = tmp_path / "broken" / "releases"
    assert read_index(releases).latest is None
    assert problems(releases, (), (releases,)) == []
    published(tmp_path / "broken")
    assert digests(releases) == digests(undisturbed)


def test_an_index_that_was_never_finished_is_cleared_away(tmp_path: Path) -> None:
    releases = published(tmp_path).folder.parent
    before = digests(releases)
    (releases / ".index.json.partial").write_text('{"format": 1, "ver', encoding="utf-8")
    published(tmp_path)
    assert digests(releases) == before


def problem_with(assets: Path) -> str | None:
    """What reading the code comes to: nothing is wrong, or the remedy is named."""
    try:
        read_assets(assets)
    except AssetsError as error:
        return "make explorer" if "make explorer" in str(error) else str(error)
    return None


@pytest.mark.slow
def test_a_build_of_the_page_that_is_killed_leaves_the_old_code_or_says_what_to_do(
    checkout: Path, tmp_path: Path
) -> None:
    packages = checkout / "explorer" / "node_modules"
    node = shutil.which("node")
    if node is None or not packages.is_dir():
        pytest.skip("the explorer's packages are not installed (make explorer)")
    page = tmp_path / "explorer"
    shutil.copytree(checkout / "explorer", page, ignore=shutil.ignore_patterns("node_modules"))
    (page / "node_modules").symlink_to(packages)
    assets = tmp_path / "demarche" / "explorer" / "assets"
    build = [node, "build.mjs"]
    subprocess.run(build, cwd=page, check=True, capture_output=True)
    built = digests(assets)
    killed = 0
    for tenths in range(1, 9):
        with subprocess.Popen(build, cwd=page, stdout=subprocess.DEVNULL) as process:
            try:
                process.wait(timeout=tenths / 10)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                killed += 1
        assert problem_with(assets) in (None, "make explorer")
        assert not assets.exists() or digests(assets) == built
    assert killed
    subprocess.run(build, cwd=page, check=True, capture_output=True)
    assert digests(assets) == built
