"""A version to be sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.publishing.parcel import Parcel, open_parcel
from tests.unit.releasing.building import published
from tests.unit.releasing.samples import sample_rows, sample_tables


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions of a few rows; no test changes them."""
    folder = tmp_path_factory.mktemp("made")
    published(folder / "one", releases=folder / "releases")
    rows = sample_rows()
    rows["positions"] = rows["positions"][:-1]
    published(folder / "two", sample_tables(**rows), folder / "releases")
    return folder / "releases"


@pytest.fixture(scope="session")
def parcel(releases: Path) -> Parcel:
    """The first of them."""
    return open_parcel(releases, "0.1.0")


@pytest.fixture(scope="session")
def second(releases: Path) -> Parcel:
    """The second of them."""
    return open_parcel(releases, "0.2.0")
