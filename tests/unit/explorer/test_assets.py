"""Code of the page that is missing, changed or out of date is refused, with what to do."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from demarche.explorer.assets import ASSETS, SOURCES, AssetsError, read_assets, require_current


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ASSETS, tmp_path / "assets"))


def test_what_was_built_is_whole_and_can_end_neither_script_nor_style() -> None:
    found = read_assets()
    assert "</script" not in found.script.lower()
    assert "<!--" not in found.script
    assert "</style" not in found.style.lower()


def test_without_a_build_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssetsError, match=r"not built.*make explorer.*Node\.js 20"):
        read_assets(tmp_path / "none")


def test_code_that_is_not_what_was_built_is_refused(assets: Path) -> None:
    with (assets / "explorer.js").open("a") as stream:
        stream.write(" ")
    with pytest.raises(AssetsError, match=r"explorer\.js .* not what was built"):
        read_assets(assets)


def test_code_that_could_end_its_own_element_is_refused(assets: Path) -> None:
    code = "'</SCRIPT>'"
    (assets / "explorer.js").write_text(code)
    record = json.loads((assets / "assets.json").read_text())
    record["explorer.js"] = hashlib.sha256(code.encode()).hexdigest()
    (assets / "assets.json").write_text(json.dumps(record))
    with pytest.raises(AssetsError, match="would end"):
        read_assets(assets)


def test_code_of_other_sources_is_refused_before_a_run(assets: Path, tmp_path: Path) -> None:
    if not (SOURCES / "build.mjs").is_file():
        pytest.skip("the sources of the explorer stand in a checkout only")
    sources = tmp_path / "explorer"
    shutil.copytree(SOURCES, sources, ignore=shutil.ignore_patterns("node_modules"))
    (sources / "src" / "main.tsx").write_text("// something else\n")
    with pytest.raises(AssetsError, match=r"other sources.*make explorer"):
        require_current(assets, sources)
    require_current(assets, tmp_path / "an-installed-package-has-no-sources")
