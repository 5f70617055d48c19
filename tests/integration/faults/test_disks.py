"""Disks that are full or may only be read: real ones, small and made for the test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest

from demarche.releasing.publish import publish
from demarche.releasing.verify import verify_version
from demarche.releasing.writing import DiskError
from demarche.store.cleaning import size
from demarche.store.entries import Shelf
from flows.errors import StoppedError
from flows.holding import require_writable
from flows.ingest import ingest
from flows.places import Places
from tests.integration.corpus import write_corpus
from tests.unit.releasing.building import made, passed_candidate, published
from tests.unit.releasing.samples import document, sample_rows, sample_tables

KB = 1024
Disk = Callable[[int], Path]


def edited() -> dict[str, pl.DataFrame]:
    """The samples with another title, which makes another version."""
    return sample_tables(
        documents=[*sample_rows()["documents"][:2], document("news-2008", title="Corrected")]
    )


def mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Makes disks of so many bytes."""
    if sys.platform != "linux":
        pytest.skip("small disks are made by Linux's tmpfs")
    mounted: list[Path] = []

    def make(bytes_: int) -> Path:
        folder = tmp_path / f"disk-{len(mounted)}"
        folder.mkdir()
        mount("-t", "tmpfs", "-o", f"size={bytes_}", "demarche", str(folder))
        mounted.append(folder)
        return folder

    yield make
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


def grow(folder: Path, bytes_: int) -> None:
    mount("-o", f"remount,size={bytes_}", str(folder))


def only_read(folder: Path) -> None:
    mount("-o", "remount,ro", str(folder))


@pytest.mark.parametrize("kilobytes", [4, 100, 200, 500, 900])
def test_a_disk_that_fills_up_at_any_step_of_publishing_shows_nothing(
    kilobytes: int, disk: Disk, tmp_path: Path
) -> None:
    candidate = passed_candidate(tmp_path / "processed")
    releases = disk(kilobytes * KB) / "releases"
    with pytest.raises(DiskError, match="the disk is full"):
        publish(candidate, releases, made())
    assert [path.name for path in releases.iterdir()] == [".lock"], "what was staged makes room again"
    grow(releases.parent, 8_000 * KB)
    done = publish(candidate, releases, made())
    assert verify_version(releases, "latest") == ()
    elsewhere = publish(candidate, tmp_path / "elsewhere", made())
    assert done.entry == elsewhere.entry


def test_a_full_disk_leaves_the_versions_that_are_there(disk: Disk, tmp_path: Path) -> None:
    releases = disk(1_600 * KB) / "releases"
    first = published(tmp_path / "first", releases=releases)
    candidate = passed_candidate(tmp_path / "next", edited(), releases)
    with pytest.raises(DiskError, match="the disk is full"):
        publish(candidate, releases, made())
    assert verify_version(releases, "latest") == ()
    assert sorted(path.name for path in releases.iterdir()) == [".lock", first.entry.version, "index.json"]


def test_tables_on_a_full_disk_are_written_when_there_is_room(disk: Disk, tmp_path: Path) -> None:
    places = Places(write_corpus(tmp_path / "raw"), disk(12 * KB) / "processed", tmp_path / "releases")
    with pytest.raises(DiskError, match="the disk is full"):
        ingest(places)
    assert not (places.ingested / "provenance.json").exists(), "no stage may build on what is there"
    grow(places.processed.parent, 1_000 * KB)
    assert ingest(places)["documents"] == 3
    assert not list(places.processed.rglob("*.partial"))


def test_a_store_on_a_full_disk_costs_only_time(disk: Disk) -> None:
    shelf = Shelf(disk(64 * KB), "results")
    kept = [shelf.put(f"{n:064x}", bytes(20 * KB)) for n in range(8)]
    assert kept[0]
    assert not kept[-1]
    found = [shelf.get(f"{n:064x}") for n in range(8)]
    assert [body == bytes(20 * KB) for body in found] == kept, "whole or not at all"
    assert size(shelf.folder).entries == sum(kept)


def test_a_target_that_may_only_be_read_is_said_before_any_work(disk: Disk, tmp_path: Path) -> None:
    releases = disk(4_000 * KB) / "releases"
    published(tmp_path / "first", releases=releases)
    candidate = passed_candidate(tmp_path / "next", edited(), releases)
    only_read(releases.parent)
    with pytest.raises(StoppedError, match=r"may not be written\. Name another folder: --releases"):
        require_writable(releases)
    with pytest.raises(StoppedError, match="may not be written"):
        require_writable(releases.parent / "not" / "there")
    with pytest.raises(DiskError, match="may only be read"):
        publish(candidate, releases, made())
    assert verify_version(releases, "latest") == ()


def test_results_that_may_only_be_read_are_said(disk: Disk, tmp_path: Path) -> None:
    places = Places(write_corpus(tmp_path / "raw"), disk(400 * KB) / "processed", tmp_path / "releases")
    ingest(places)
    only_read(places.processed.parent)
    with pytest.raises(DiskError, match="may only be read"):
        ingest(places)


LIMITED = """
import resource, sys
from pathlib import Path
from demarche.releasing.writing import DiskError, write_text
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
path = Path(sys.argv[1])
try:
    write_text(path, "new" * 4000)
except DiskError as error:
    print(error)
print(path.read_text(), [one.name for one in path.parent.iterdir()])
"""


def test_a_file_that_may_not_grow_leaves_the_old_one(tmp_path: Path) -> None:
    """Needs no right to mount: a limit on the size of files is met in the same way."""
    path = tmp_path / "index.json"
    path.write_text("old", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=True
    )
    assert "larger than the system allows. Raise the limit (ulimit -f)" in done.stdout
    assert "old ['index.json']" in done.stdout
