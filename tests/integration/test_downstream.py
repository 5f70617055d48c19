"""Other repositories take releases from this one by DVC: get, import, and open in Python."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import demarche
from flows.tracking import track
from tests.unit.releasing.building import published
from tests.unit.releasing.samples import sample_rows, sample_tables

pytestmark = pytest.mark.slow

TABLE = "releases/0.1.0/positions.parquet"


def run(*command: str | Path, cwd: Path) -> str:
    own = {
        **os.environ,
        "DVC_NO_ANALYTICS": "1",
        "DVC_SITE_CACHE_DIR": str(cwd.parent / "site"),
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }  # fmt: skip
    done = subprocess.run(command, cwd=cwd, env=own, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def dvc(*arguments: str | Path, cwd: Path) -> str:
    return run(sys.executable, "-m", "dvc", *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def upstream(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the settings of this one and two published, tracked versions, in git and in a store."""
    base = tmp_path_factory.mktemp("repositories")
    folder = base / "upstream"
    (folder / ".dvc").mkdir(parents=True)
    for name in (".dvc/config", ".dvc/.gitignore", ".gitignore", ".dvcignore"):
        (folder / name).write_bytes((checkout / name).read_bytes())
    run("git", "init", "--quiet", cwd=folder)
    (base / "store").mkdir()
    rows = sample_rows()
    for version, positions in (("0.1.0", rows["positions"]), ("0.2.0", rows["positions"][:-1])):
        tables = sample_tables(**(rows | {"positions": positions}))
        published(base / version, tables, folder / "releases")
        assert track(version, folder)
        if version == "0.1.0":
            dvc("remote", "add", "--default", "store", base / "store", cwd=folder)
        run("git", "add", ".", cwd=folder)
        run("git", "commit", "--quiet", "-m", f"Publish {version}", cwd=folder)
        run("git", "tag", f"v{version}", cwd=folder)
    dvc("push", "--quiet", "releases/0.1.0.dvc", "releases/0.2.0.dvc", cwd=folder)
    listed = run("git", "ls-files", "releases", cwd=folder).split()
    assert listed == ["releases/0.1.0.dvc", "releases/0.2.0.dvc", "releases/index.json"]
    return folder


@pytest.fixture
def url(upstream: Path) -> str:
    """By URL DVC takes a clone, as from another machine; a path it would open in place."""
    return upstream.as_uri()


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_and_a_whole_version_are_got(upstream: Path, url: str, tmp_path: Path) -> None:
    dvc("get", url, TABLE, cwd=tmp_path)
    assert sha256(tmp_path / "positions.parquet") == sha256(upstream / TABLE)
    dvc("get", url, "releases/0.1.0", "--out", "demarche-0.1.0", cwd=tmp_path)
    run("sha256sum", "--check", "--quiet", "SHA256SUMS", cwd=tmp_path / "demarche-0.1.0")
    dvc("get", url, "releases/index.json", "--rev", "v0.1.0", cwd=tmp_path)
    assert json.loads((tmp_path / "index.json").read_text())["latest"] == "0.1.0"


def test_an_import_remembers_which_revision_it_is_from(upstream: Path, url: str, tmp_path: Path) -> None:
    analysis = tmp_path / "analysis"
    analysis.mkdir()
    run("git", "init", "--quiet", cwd=analysis)
    dvc("init", "--quiet", cwd=analysis)
    dvc("import", url, "releases/0.1.0", "--out", "demarche", "--rev", "v0.1.0", cwd=analysis)
    assert run("git", "rev-parse", "v0.1.0", cwd=upstream).strip() in (analysis / "demarche.dvc").read_text()
    assert sha256(analysis / "demarche/positions.parquet") == sha256(upstream / TABLE)
    assert demarche.load("positions", "0.1.0", releases=analysis / "demarche").height == 4
    assert "up to date" in dvc("status", cwd=analysis)


def test_a_table_is_opened_from_python(url: str, tmp_path: Path) -> None:
    code = (
        "import io, sys, dvc.api, polars as pl\n"
        f"with dvc.api.open({TABLE!r}, repo=sys.argv[1], mode='rb') as stream:\n"
        "    print(pl.read_parquet(io.BytesIO(stream.read())).height)"
    )
    assert run(sys.executable, "-c", code, url, cwd=tmp_path) == "4\n"
