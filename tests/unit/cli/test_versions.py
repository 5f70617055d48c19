"""Comparing, withdrawing and following versions on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from demarche.cli import app
from demarche.releasing.locking import publishing
from tests.unit.releasing.building import published
from tests.unit.releasing.samples import sample_rows, sample_tables

RUN = CliRunner()


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """0.1.0, and 0.2.0 without one position and with a stance changed."""
    folder = tmp_path_factory.mktemp("run")
    published(folder)
    rows = sample_rows()["positions"]
    rows[0] |= {"stance": "mixed"}
    published(folder, sample_tables(positions=rows[:3]))
    return folder / "releases"


def diff(releases: Path, *arguments: str) -> tuple[int, str, str]:
    result = RUN.invoke(app, ["diff", *arguments, "--releases", str(releases)])
    return result.exit_code, result.stdout, result.stderr


def test_two_versions_that_differ(releases: Path) -> None:
    status, said, _ = diff(releases, "0.1.0", "0.2.0")
    assert status == 1
    assert "| positions | 0 | 1 | 1 |" in said
    assert "| stance | oppose | mixed |" in said
    assert "no longer there" in said
    assert said.rstrip().endswith("All of it: --json prints it, --parquet FILE writes it as a table.")


def test_a_version_is_the_same_as_itself(releases: Path) -> None:
    assert diff(releases, "0.2.0")[:2] == (0, "# 0.2.0, compared with 0.2.0\n\nNothing differs.\n")
    assert diff(releases, "0.2.0", "latest", "--json")[0] == 0


@pytest.mark.parametrize("wrong", [("0.1.0", "9.9.9"), ("0.1.0", "nowhere"), ("0.1.0", ".")])
def test_what_cannot_be_compared_is_an_error(releases: Path, wrong: tuple[str, str]) -> None:
    status, _, said = diff(releases, *wrong)
    assert status == 2
    assert said.startswith("demarche: ")


def test_a_missing_index_is_no_missing_version(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    assert f"{nothing / 'index.json'} is missing: nothing was published" in diff(nothing, "0.1.0")[2]
    (tmp_path / "lost" / "0.1.0").mkdir(parents=True)
    said = diff(tmp_path / "lost", "0.1.0")[2]
    assert "is missing, though 0.1.0 is there. Restore it from a copy" in said


def test_as_json_and_as_parquet(releases: Path, tmp_path: Path) -> None:
    status, said, _ = diff(releases, "0.1.0", "latest", "--json")
    record = json.loads(said)
    (changed,) = record["tables"]["positions"]["changed"]
    assert (status, record["from"], record["to"], record["change"]) == (1, "0.1.0", "0.2.0", "major")
    assert changed["fields"] == {"stance": {"old": "oppose", "new": "mixed"}}
    assert record["positions_kept"] == 3
    file = tmp_path / "changes.parquet"
    assert diff(releases, "0.1.0", "0.2.0", "--parquet", str(file))[0] == 1
    rows = pl.read_parquet(file)
    assert rows.columns == ["table", "id", "change", "column", "old", "new"]
    assert sorted(rows["change"]) == ["changed", "removed"]


def test_a_candidate_can_be_compared_by_its_folder(releases: Path) -> None:
    status, said, _ = diff(releases, "0.1.0", str(releases.parent / "processed"))
    assert status == 1
    assert "# processed, compared with 0.1.0" in said


def test_the_release_itself_tells_what_changed(releases: Path) -> None:
    record = json.loads((releases / "0.2.0" / "CHANGES.json").read_text(encoding="utf-8"))
    assert (record["from"], record["to"], record["change"]) == ("0.1.0", "0.2.0", "major")
    (ended,) = record["ids_ended"]
    assert record["tables"]["positions"]["removed"] == [ended["old_id"]]
    text = (releases / "0.2.0" / "CHANGES.md").read_text(encoding="utf-8")
    assert ended["old_id"] in text
    first = json.loads((releases / "0.1.0" / "CHANGES.json").read_text(encoding="utf-8"))
    assert (first["from"], first["tables"]) == (None, {})


def test_show_tells_what_became_of_an_id_that_ended(releases: Path) -> None:
    old = set(pl.read_parquet(releases / "0.1.0/positions.parquet")["position_id"])
    (ended,) = old - set(pl.read_parquet(releases / "0.2.0/positions.parquet")["position_id"])
    result = RUN.invoke(app, ["show", ended, "--releases", str(releases)])
    assert result.exit_code == 1
    assert f"{ended} ended in 0.2.0: no longer there. Nothing took its place." in result.stderr


def test_withdrawing_marks_and_deletes_nothing(tmp_path: Path) -> None:
    published(tmp_path)
    published(tmp_path, sample_tables(positions=[]))
    releases = tmp_path / "releases"
    before = {path: path.read_bytes() for path in (releases / "0.2.0").rglob("*") if path.is_file()}

    def run(*arguments: str) -> tuple[int, str]:
        result = RUN.invoke(app, [*arguments, "--releases", str(releases)])
        return result.exit_code, result.output

    with publishing(releases):
        assert run("withdraw", "0.2.0", "--reason", "empty") == (
            1,
            f"demarche: another run is publishing to {releases}; wait until it has ended\n",
        )
    assert run("withdraw", "0.2.0", "--reason", " ")[0] == 1
    status, said = run("withdraw", "0.2.0", "--reason", "it is empty")
    assert (status, "latest is 0.1.0" in said) == (0, True)
    assert "withdrawn already: it is empty" in run("withdraw", "0.2.0", "--reason", "again")[1]
    assert "0.1.0 *" in run("releases")[1]
    assert run("verify", "0.2.0")[0] == 0
    assert {path: path.read_bytes() for path in before} == before
    # The number is not given again, and what follows is compared with the latest that holds.
    again = published(tmp_path, sample_tables(positions=sample_rows()["positions"][:3]))
    assert (again.entry.version, again.entry.base) == ("0.3.0", "0.1.0")
    made = json.loads((again.folder / "provenance.json").read_text(encoding="utf-8"))
    assert [one["version"] for one in made["withdrawn_since"]] == ["0.2.0"]
