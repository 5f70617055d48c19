"""A run that sends what it makes: the DOI is reserved first and stands in every file that names one."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

import demarche
from demarche.publishing.invenio import http
from demarche.releasing.index import read_index
from demarche.releasing.verify import verify
from flows.errors import StoppedError
from flows.places import Places
from flows.publish import publish
from flows.sending import reserve, send, targets_of
from tests.integration.conftest import RELEASED, Run
from tests.integration.processes import Shell
from tests.unit.publishing.repository import TOKEN, Fault, serving

DOI = "10.5072/fake.1000"


@pytest.fixture
def candidate(run: Run, tmp_path: Path) -> Places:
    """A candidate that passed, and nothing published yet."""
    return Places(run.places.raw, run.places.processed, tmp_path / "releases")


def test_a_doi_is_reserved_rendered_and_sent_with_the_files(
    candidate: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(http.TOKEN, TOKEN)
    with serving() as zenodo:
        to = [str(tmp_path / "served"), zenodo.target]
        doi = reserve(candidate, to)
        assert doi == DOI == reserve(candidate, to), "asked again, the same one"
        assert zenodo.public == {}
        done = publish(candidate, RELEASED, doi=doi)
        for name in ("CITATION.cff", "datacite.json", "datapackage.json", "provenance.json", "README.md"):
            assert DOI in (done.folder / name).read_text(encoding="utf-8"), name
        assert pl.read_parquet_metadata(done.folder / "positions.parquet")["doi"] == DOI
        assert reserve(candidate, to) is None, "no new version, no DOI"
        sent = send(candidate.releases, "0.1.0", to, make_public=True)
        assert [receipt.state for receipt in sent.receipts] == ["published", "published"]
        assert zenodo.records["1000"].is_public
        assert zenodo.records["1000"].files["CITATION.cff"] == (done.folder / "CITATION.cff").read_bytes()
        again = send(candidate.releases, "latest", to, make_public=True)
        assert [receipt.state for receipt in again.receipts] == ["there already", "there already"]
    assert demarche.cite(releases=tmp_path / "served").endswith(f"https://doi.org/{DOI}")


def test_a_doi_given_afterwards_stands_in_the_index_alone(
    candidate: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(http.TOKEN, TOKEN)
    done = publish(candidate, RELEASED)
    with serving() as zenodo:
        send(candidate.releases, "0.1.0", [zenodo.target, str(tmp_path / "served")], make_public=False)
        assert zenodo.public == {}
    for releases in (candidate.releases, tmp_path / "served"):
        entry = read_index(releases).find("0.1.0")
        assert entry.doi == DOI
        assert verify(releases / "0.1.0", entry) == ()
    assert DOI not in (done.folder / "CITATION.cff").read_text(encoding="utf-8")
    assert DOI in demarche.cite("0.1.0", "cff", releases=candidate.releases)


def test_a_target_that_fails_keeps_no_other_from_getting_it(
    candidate: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(http.TOKEN, TOKEN)
    publish(candidate, RELEASED)
    with serving() as zenodo:
        zenodo.faults.append(Fault("POST", "/records$", 400, 1))
        to = [zenodo.target, str(tmp_path / "served")]
        with pytest.raises(StoppedError, match=r"demarche publish 0\.1\.0 --to zenodo") as stopped:
            send(candidate.releases, "0.1.0", to, make_public=True)
        assert "400" in str(stopped.value)
        assert demarche.releases(tmp_path / "served").height == 1
        assert zenodo.public == {}
    with pytest.raises(StoppedError, match="there is no version"):
        send(candidate.releases, "9.9.9", [str(tmp_path / "served")], make_public=True)
    monkeypatch.delenv(http.TOKEN)
    with pytest.raises(StoppedError, match="needs an access token"):
        targets_of(["zenodo://zenodo.org"], candidate.releases)


@pytest.mark.slow
def test_one_command_makes_and_sends(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(http.TOKEN, TOKEN)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    shell = Shell(tmp_path)
    with serving() as zenodo:
        options = ["--raw", str(run.places.raw), "--processed", "processed", "--releases", "releases"]
        done = shell.run("demarche", "run", *options, "--to", "served", "--to", zenodo.target)
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"0.1.0 draft: {zenodo.url}/uploads/1000, DOI {DOI}" in done.stderr
        assert zenodo.public == {}
        where = ["--releases", "releases"]
        sent = shell.run("demarche", "publish", "latest", "--to", zenodo.target, "--publish", *where)
        assert sent.returncode == 0, sent.stderr
        assert list(zenodo.public) == ["1000"]
    assert TOKEN not in done.stdout + done.stderr + sent.stdout + sent.stderr
    index = json.loads((tmp_path / "served" / "index.json").read_text())
    assert (index["latest"], index["versions"][0]["doi"]) == ("0.1.0", DOI)
    assert shell.left_behind() == []
