"""A candidate that has become the latest release is not judged again until something changes."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from demarche.releasing.continuity.base import read_choice
from demarche.releasing.index import read_index
from demarche.releasing.withdrawing import withdraw
from flows.base import take_base
from flows.extract import extract
from flows.freshness import is_published, run_if_stale
from flows.ingest import ingest
from flows.places import Places
from flows.publish import publish
from flows.validate import validate
from tests.integration.conftest import RELEASED, Run
from tests.integration.corpus import GOOD


def stages_run(places: Places) -> list[str]:
    """Names of the stages that had to run on the way to a release."""
    names = {"ingest": partial(ingest, places), "extract": partial(extract, places, None, 1, None)}
    ran = [name for name, stage in names.items() if run_if_stale(name, places, stage)]
    take_base(places)
    ran += ["validate"] if run_if_stale("validate", places, partial(validate, places)) else []
    publish(places, RELEASED, "a test changes what it likes")
    return ran


@pytest.fixture(scope="module")
def published(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Places:
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(run.places.raw, folder / "raw")
    places = Places(folder / "raw", folder / "processed", folder / "releases")
    assert stages_run(places) == ["ingest", "extract", "validate"]
    return places


@pytest.fixture
def places(published: Places, tmp_path: Path) -> Places:
    shutil.copytree(published.raw.parent, tmp_path / "copy")
    folder = tmp_path / "copy"
    return Places(folder / "raw", folder / "processed", folder / "releases")


def test_nothing_changed(places: Places) -> None:
    before = (places.releases / "index.json").read_bytes()
    assert is_published(places)
    assert stages_run(places) == []
    assert read_choice(places.base).published is None, "the candidate follows what it followed"
    assert (places.releases / "index.json").read_bytes() == before


def test_a_changed_text_makes_a_candidate_that_follows_the_release(places: Places) -> None:
    (places.raw / "mayor.txt").write_text(GOOD["mayor.txt"][1] + "We must ban landmines.\n", encoding="utf-8")
    assert stages_run(places) == ["ingest", "extract", "validate"]
    latest = read_index(places.releases).latest
    assert latest is not None
    assert latest.base == "0.1.0"
    assert stages_run(places) == []


def test_a_withdrawn_release_is_followed_no_more(places: Places) -> None:
    withdraw(places.releases, "0.1.0", "a mistake")
    assert not is_published(places)
    assert stages_run(places) == ["validate"]


def test_a_candidate_that_somebody_changed_is_made_again(places: Places) -> None:
    (places.processed / "positions.parquet").unlink()
    assert not is_published(places)
    assert stages_run(places) == ["validate"]
