"""Where things stand: folders of this machine, and addresses elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import StoppedError
from flows.places import CHECKOUT, SPOOL, Places


def test_a_folder_is_meant_absolutely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    places = Places.chosen("raw", tmp_path / "out")
    assert places.given == (tmp_path / "raw", tmp_path / "out", CHECKOUT / "releases")
    assert (places.source, places.target) == (None, None)
    assert Places.chosen().is_own


def test_an_address_has_a_folder_of_its_own_here() -> None:
    places = Places.chosen("s3://bucket/texts/", "s3://bucket/tables")
    assert (places.source, places.target) == ("s3://bucket/texts", "s3://bucket/tables")
    assert places.raw.is_relative_to(SPOOL)
    assert places.processed.is_relative_to(SPOOL)
    assert places.reviews.parent == places.processed.parent
    assert places.raw.parent != places.processed.parent
    assert not places.is_own
    assert Places.chosen(*places.given) == places
    assert Places.chosen("s3://bucket/other").raw != places.raw


def test_releases_are_made_here() -> None:
    with pytest.raises(StoppedError, match="--to s3://bucket/releases"):
        Places.chosen(releases="s3://bucket/releases")


@pytest.mark.parametrize("url", ["sftp://me:secret@host/texts", "https://host/texts?token=secret"])
def test_an_address_with_a_secret_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(StoppedError, match="leave secrets out") as refused:
        Places.chosen(url)
    assert "secret@" not in str(refused.value)
    assert "token" not in str(refused.value)
