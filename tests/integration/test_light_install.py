"""What an analyst installs: the base requirements and nothing of the pipeline."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import distribution, packages_distributions, requires
from pathlib import Path

import polars as pl
import pytest

from tests.unit.releasing.building import published

MOST_SECONDS = 1.5
"""Of processor time: the clock of a busy machine says little."""
MOST_MEGABYTES = 400
ALONE = """
import sys

class Fence:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in {fenced!r}:
            raise ModuleNotFoundError(f"{{name}} is not part of the base install", name=top)

sys.meta_path.insert(0, Fence())
"""
USED = """
import demarche
from typer.testing import CliRunner
from demarche.cli import add_commands, app

where = {releases!r}
assert demarche.load("positions", "0.1.0", releases=where).height
assert demarche.load("positions", to="arrow", filters={{"stance": "support"}}, releases=where).num_rows
assert demarche.releases(where).height == 1
assert demarche.cite(releases=where) and demarche.cite(style="cff", releases=where)
assert demarche.diff("0.1.0", releases=where).is_empty()
add_commands(app)
for command in (["releases"], ["verify"], ["show", {position!r}]):
    done = CliRunner().invoke(app, [*command, "--releases", where])
    assert done.exit_code == 0, (command, done.output, done.exception)
print("done")
"""


def base_packages() -> set[str]:
    """Names of the distributions that the base requirements bring, their own requirements included."""
    found: set[str] = set()
    wanted = ["demarche"]
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        found.add(name)
        for requirement in requires(name) or []:
            if "extra ==" in requirement:
                continue
            needed = re.match(r"[A-Za-z0-9._-]+", requirement)
            assert needed is not None
            try:
                wanted.append(distribution(needed[0]).metadata["Name"].lower())
            except ModuleNotFoundError:
                continue  # for another platform or Python
    return found


def test_what_analysts_use_needs_nothing_of_the_pipeline(tmp_path: Path) -> None:
    """As the base install, with every module of every other installed package fenced off."""
    release = published(tmp_path).folder
    position = pl.read_parquet(release / "positions.parquet")["position_id"][0]
    base = base_packages()
    assert {"polars", "pyarrow", "fsspec", "typer"} <= base
    assert not {"prefect", "dvc", "great-expectations", "spacy", "pandera", "httpx", "pandas"} & base
    fenced = {
        module
        for module, owners in packages_distributions().items()
        if not base & {owner.lower() for owner in owners}
    } | {"schemas", "flows", "tests"}
    code = ALONE.format(fenced=fenced - {"demarche"}) + USED.format(
        releases=str(release.parent), position=position
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert (ran.stdout, ran.returncode) == ("done\n", 0), ran.stderr


@pytest.mark.slow
def test_the_wheel_installs_alone_and_is_light(checkout: Path, tmp_path: Path) -> None:
    uv = Path(sys.executable).with_name("uv")
    release = published(tmp_path).folder
    build = [uv, "build", "--quiet", "--wheel", "--no-build-isolation", "--python", sys.executable]
    subprocess.run([*build, "--out-dir", tmp_path / "wheel", checkout], check=True)
    (wheel,) = (tmp_path / "wheel").glob("*.whl")
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    fill = subprocess.run(
        [uv, "pip", "install", "--quiet", "--python", python, wheel], capture_output=True, text=True
    )
    if fill.returncode and re.search(r"fetch|connect|network|dns", fill.stderr, re.IGNORECASE):
        pytest.skip("packages cannot be fetched here")
    assert fill.returncode == 0, fill.stderr
    (folder,) = (tmp_path / "venv" / "lib").glob("python3*/site-packages")
    megabytes = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20
    assert megabytes < MOST_MEGABYTES
    assert not [name for name in ("prefect", "dvc", "spacy", "schemas", "flows") if (folder / name).exists()]
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def ran(code: str) -> str:
        command = [python, "-c", code]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=own)
        assert done.returncode == 0, done.stderr
        return done.stdout

    timed = "import time; start = time.process_time(); {}; print(time.process_time() - start)"
    ran(timed.format("import demarche; demarche.load"))
    assert float(ran(timed.format("import demarche"))) < MOST_SECONDS / 4
    assert float(ran(timed.format("import demarche; demarche.load"))) < MOST_SECONDS
    assert ran(f"import demarche; print(demarche.load(releases={str(release.parent)!r}).height)") == "4\n"
    cli = [tmp_path / "venv" / "bin" / "demarche", "verify", "--releases", release.parent]
    said = subprocess.run(cli, capture_output=True, text=True, env=own, cwd=tmp_path)
    assert said.returncode == 0, said.stderr
    assert "commands of flows" not in said.stderr, "no checkout: the operator's commands are passed over"
