"""The documentation: its snippets run, its links lead somewhere, its reference is up to date."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.places import Places
from tests.docs.pages import run_page, snippets
from tests.integration.conftest import run_stages

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "decisions" not in page.parts)
WITH_CODE = [page for page in PAGES if any(snippets(page))]
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")
FIRST = 11
"""Texts of the tutorial that the first version is made of."""


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions of the tutorial's texts: without the latest ones, and with all of them."""
    folder = tmp_path_factory.mktemp("documentation")
    places = Places(folder / "raw", folder / "processed", folder / "releases")
    shutil.copytree(DOCS / "tutorial" / "raw", places.raw)
    table = (places.raw / "documents.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    for row in table[FIRST + 1 :]:
        (places.raw / row.partition(",")[0]).unlink()
    (places.raw / "documents.csv").write_text("".join(table[: FIRST + 1]), encoding="utf-8")
    assert run_stages(places).publication.entry.version == "0.1.0"
    shutil.copytree(DOCS / "tutorial" / "raw", places.raw, dirs_exist_ok=True)
    assert run_stages(places).publication.entry.version == "0.2.0"
    return places.releases


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("page", WITH_CODE, ids=lambda page: str(page.relative_to(DOCS)))
def test_every_snippet_runs(
    page: Path, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(releases, tmp_path / "releases")
    (tmp_path / "docs").symlink_to(DOCS)
    shutil.copyfile(DOCS / "tutorial" / "raw" / "1994-clinton-prague.txt", tmp_path / "speech.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    monkeypatch.setenv("DEMARCHE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("DEMARCHE_RELEASES", raising=False)
    for line in run_page(page, tmp_path):
        print(f"not run: {line}")
    if page.parent.name == "tutorial":
        assert "svg" in (tmp_path / "nato.svg").read_text(encoding="utf-8")[:400]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_links_lead_somewhere(page: Path) -> None:
    for target, _ in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


@pytest.mark.parametrize("page", WITH_CODE, ids=lambda page: str(page.relative_to(DOCS)))
def test_snippets_in_python_can_be_read(page: Path) -> None:
    for one in snippets(page):
        if one.language == "python":
            ast.parse(one.code)


def test_every_page_is_listed() -> None:
    start = (DOCS / "README.md").read_text(encoding="utf-8")
    listed = {(DOCS / target).resolve() for target, _ in LINK.findall(start)}
    for folder in ("how-to", "reference", "tutorial"):
        assert {page.resolve() for page in (DOCS / folder).glob("*.md")} <= listed


def test_the_reference_is_made_from_the_definitions(tmp_path: Path) -> None:
    copy = tmp_path / "render.py"
    shutil.copyfile(DOCS / "reference" / "render.py", copy)
    subprocess.run([sys.executable, copy], cwd=CHECKOUT, check=True, env={"PYTHONPATH": str(CHECKOUT)})
    made, kept = tmp_path / "tables.md", DOCS / "reference" / "tables.md"
    assert made.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8"), (
        "docs/reference/tables.md is out of date: python docs/reference/render.py"
    )
