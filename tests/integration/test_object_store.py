"""Releases on a real S3 server on loopback: sent, taken up, read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import fsspec
import pytest

import demarche
from demarche.client.errors import NotThereError
from demarche.publishing.objects import ObjectStore
from demarche.publishing.parcel import open_parcel
from demarche.publishing.targets import open_target
from demarche.releasing.index import parse_index
from tests.integration.s3 import s3_environment, s3_server
from tests.unit.releasing.building import published
from tests.unit.releasing.samples import sample_rows, sample_tables

pytestmark = pytest.mark.slow

URL = "s3://positions/demarche"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """An S3 server; ends with the tests."""
    with s3_server() as address:
        yield address


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """An empty bucket; the address and the keys are found in the environment, as for any S3 program."""
    for name, value in {**s3_environment(endpoint), "DEMARCHE_CACHE": str(tmp_path / "cache")}.items():
        monkeypatch.setenv(name, value)
    files = fsspec.filesystem("s3", skip_instance_cache=True)
    files.mkdir("positions")
    yield URL
    files.invalidate_cache()
    files.rm("positions", recursive=True)


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    published(folder / "one", releases=folder / "releases")
    rows = sample_rows()
    rows["positions"] = rows["positions"][:-1]
    published(folder / "two", sample_tables(**rows), folder / "releases")
    return folder / "releases"


def test_what_was_sent_is_read_back_checked(bucket: str, releases: Path) -> None:
    with pytest.raises(NotThereError, match="holds no releases"):
        demarche.load(releases=bucket)
    for version in ("0.1.0", "0.2.0"):
        receipt = open_target(bucket, releases).send(open_parcel(releases, version), make_public=False)
        assert (receipt.state, receipt.address) == ("published", f"{URL}/{version}")
    assert demarche.releases(bucket)["version"].to_list() == ["0.2.0", "0.1.0"]
    ours = demarche.load("positions", "0.1.0", releases=releases)
    assert demarche.load("positions", "0.1.0", releases=bucket).equals(ours)
    again = open_target(bucket, releases).send(open_parcel(releases, "0.1.0"), make_public=False)
    assert again.state == "there already"


def test_an_object_is_created_and_never_overwritten(bucket: str) -> None:
    store = ObjectStore(bucket)
    with store._created(f"{store._root}/one") as stream:
        stream.write(b"first")
    with pytest.raises(FileExistsError), store._created(f"{store._root}/one") as stream:
        stream.write(b"second")
    assert store._files.cat_file(f"{store._root}/one") == b"first"


def test_a_killed_publisher_leaves_nothing_visible_and_the_next_takes_it_up(
    bucket: str, releases: Path
) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from demarche.publishing.objects import ObjectStore\n"
        "from demarche.publishing.parcel import open_parcel\n"
        "bring, done = ObjectStore._bring, []\n"
        "def dying(self, parcel, name, sha256):\n"
        "    bring(self, parcel, name, sha256); done.append(name)\n"
        "    if len(done) == 12: os.kill(os.getpid(), 9)\n"
        "ObjectStore._bring = dying\n"
        "ObjectStore(sys.argv[1]).send(open_parcel(Path(sys.argv[2]), '0.1.0'), make_public=True)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, bucket, str(releases)], env=dict(os.environ))
    assert killed.returncode == -9
    with pytest.raises(NotThereError, match="holds no releases"):
        demarche.load(releases=bucket)
    store = ObjectStore(bucket)
    assert len(store._files.find(f"{store._root}/0.1.0")) == 12
    assert store.send(open_parcel(releases, "0.1.0"), make_public=True).state == "published"
    index = parse_index(store._files.cat_file(f"{store._root}/index.json"), bucket)
    assert [entry.version for entry in index.entries] == ["0.1.0"]
    assert not store._files.exists(f"{store._root}/.publishing.json")


def test_a_bucket_that_is_not_there_is_an_error_and_names_no_key(
    bucket: str, releases: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    parcel = open_parcel(releases, "0.1.0")
    with pytest.raises(FileNotFoundError) as refused:
        ObjectStore("s3://nowhere-at-all/demarche").send(parcel, make_public=True)
    assert not fsspec.filesystem("s3", skip_instance_cache=True).exists("nowhere-at-all")
    assert "secret-of-the-test" not in str(refused.value) + "".join(capfd.readouterr())


def test_duckdb_reads_a_table_that_was_loaded(bucket: str, releases: Path) -> None:
    open_target(bucket, releases).send(open_parcel(releases, "0.1.0"), make_public=False)
    positions = demarche.load(releases=bucket, to="arrow")
    counted = duckdb.sql("SELECT stance, count(*) FROM positions GROUP BY ALL").fetchall()
    assert sum(count for _, count in counted) == positions.num_rows
