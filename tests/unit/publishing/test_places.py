"""Folders and object stores as targets: whole or invisible, never overwritten, taken up after a break."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest

import demarche
from demarche.publishing.folder import Folder
from demarche.publishing.objects import LOCK, ObjectStore
from demarche.publishing.parcel import Parcel, open_parcel
from demarche.publishing.targets import SendingError, Target, open_target
from demarche.releasing.index import read_index, write_index
from demarche.releasing.locking import BusyError
from demarche.releasing.verify import verify

URL = "memory://bucket/demarche"


@pytest.fixture
def memory() -> Iterator[Any]:
    """An object store in this process."""
    files = fsspec.filesystem("memory")
    yield files
    if files.exists("/bucket"):
        files.rm("/bucket", recursive=True)


@pytest.fixture(params=["folder", "objects"])
def target(request: pytest.FixtureRequest, tmp_path: Path, memory: Any) -> Target:
    return Folder(tmp_path / "served") if request.param == "folder" else ObjectStore(URL)


def fetched(target: Target, to: Path) -> Path:
    """What readers see there, as a folder."""
    if isinstance(target, Folder):
        return Path(target.where)
    fsspec.filesystem("memory").get("/bucket/demarche", str(to), recursive=True)
    return to


def test_versions_arrive_whole_and_are_listed(
    target: Target, parcel: Parcel, second: Parcel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEMARCHE_CACHE", str(tmp_path / "cache"))
    assert target.reserve("0.1.0") is None
    for one in (second, parcel):
        assert target.send(one, make_public=False).state == "published"
        assert target.send(one, make_public=False).state == "there already"
    there = fetched(target, tmp_path / "there")
    assert [entry.version for entry in read_index(there).entries] == ["0.1.0", "0.2.0"]
    for one in (parcel, second):
        assert verify(there / one.version, one.entry) == ()
    assert not (there / LOCK).exists()
    assert demarche.load(releases=target.where).height == 3


def test_another_version_of_the_same_number_is_refused(target: Target, parcel: Parcel) -> None:
    target.send(parcel, make_public=True)
    other = replace(parcel, entry=replace(parcel.entry, sha256sums="0" * 64))
    with pytest.raises(SendingError, match="A version is never replaced"):
        target.send(other, make_public=True)


def test_a_withdrawal_follows_and_withdrawn_versions_do_not_spread(
    target: Target, parcel: Parcel, second: Parcel, tmp_path: Path
) -> None:
    target.send(parcel, make_public=True)
    marked = replace(parcel, entry=replace(parcel.entry, status="withdrawn", reason="wrong dates"))
    assert target.send(marked, make_public=True).state == "marked as withdrawn"
    assert target.send(marked, make_public=True).state == "there already"
    (entry,) = read_index(fetched(target, tmp_path / "there")).entries
    assert (entry.status, entry.reason) == ("withdrawn", "wrong dates")
    with pytest.raises(SendingError, match=r"0\.2\.0 is withdrawn"):
        target.send(replace(second, entry=replace(second.entry, status="withdrawn")), make_public=True)


def test_a_copy_that_breaks_off_is_invisible_and_done_anew(
    parcel: Parcel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, copies = Folder(tmp_path / "served"), []

    def breaks(source: str, to: str) -> str:
        copies.append(to)
        if len(copies) == 4:
            raise OSError("no space left on device")
        return str(copy(source, to))

    copy = shutil.copyfile
    monkeypatch.setattr(shutil, "copyfile", breaks)
    with pytest.raises(shutil.Error, match="no space left"):
        target.send(parcel, make_public=True)
    monkeypatch.undo()
    assert read_index(tmp_path / "served").entries == ()
    assert not (tmp_path / "served/0.1.0").exists()
    assert target.send(parcel, make_public=True).state == "published"
    assert sorted(path.name for path in (tmp_path / "served").iterdir()) == [".lock", "0.1.0", "index.json"]


def test_a_folder_in_place_but_not_indexed_is_taken_if_whole(parcel: Parcel, tmp_path: Path) -> None:
    served = tmp_path / "served"
    shutil.copytree(parcel.folder, served / "0.1.0")
    Folder(served).send(parcel, make_public=True)
    assert [entry.version for entry in read_index(served).entries] == ["0.1.0"]
    (served / "index.json").unlink()
    (served / "0.1.0/README.md").write_text("something else")
    with pytest.raises(SendingError, match="stands in the way"):
        Folder(served).send(parcel, make_public=True)
    assert read_index(served).entries == ()


def test_the_folder_it_was_made_in_is_no_target(parcel: Parcel) -> None:
    with pytest.raises(SendingError, match="made in"):
        open_target(str(parcel.folder.parent), parcel.folder.parent).send(parcel, make_public=True)


def test_an_upload_that_breaks_off_is_invisible_and_taken_up(
    memory: Any, parcel: Parcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line breaks after some files; what has arrived is not sent again, half a file is."""
    sent: list[str] = []

    def opening(target: ObjectStore, last: int | None) -> None:
        create = target._created

        def created(path: str) -> Any:
            if len(sent) == last:
                raise ConnectionError("the line broke")
            sent.append(path)
            return create(path)

        monkeypatch.setattr(target, "_created", created)

    first = ObjectStore(URL)
    opening(first, 9)
    with pytest.raises(ConnectionError):
        first.send(parcel, make_public=True)
    assert not memory.exists("/bucket/demarche/index.json")
    arrived = sent[1:]
    memory.pipe_file(arrived[0], b"half of it")
    memory.pipe_file("/bucket/demarche/0.1.0/of-another-build.txt", b"old")
    sent.clear()
    second = ObjectStore(URL)
    opening(second, None)
    assert second.send(parcel, make_public=True).state == "published"
    assert [path for path in arrived if path in sent] == [arrived[0]]
    assert not memory.exists("/bucket/demarche/0.1.0/of-another-build.txt")
    assert not memory.exists(f"/bucket/demarche/{LOCK}")


def test_a_store_that_garbles_is_found_out(
    memory: Any, parcel: Parcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = ObjectStore(URL)
    monkeypatch.setattr(target, "_sha256", lambda path: "0" * 64 if memory.exists(path) else None)
    with pytest.raises(SendingError, match="did not arrive whole in 3 tries; nothing is visible"):
        target.send(parcel, make_public=True)
    assert not memory.exists("/bucket/demarche/index.json")


def test_one_publisher_at_a_time_but_the_dead_do_not_count(memory: Any, parcel: Parcel) -> None:
    other = {"host": "elsewhere", "pid": 1, "since": "2026-11-21T12:00:00+00:00"}
    memory.pipe_file(f"/bucket/demarche/{LOCK}", json.dumps(other).encode())
    with pytest.raises(BusyError, match=r"elsewhere \(process 1\) has been publishing .* delete memory://"):
        ObjectStore(URL).send(parcel, make_public=True)
    assert memory.exists(f"/bucket/demarche/{LOCK}"), "somebody else's claim is left alone"
    living = other | {"host": socket.gethostname(), "pid": os.getppid()}
    memory.pipe_file(f"/bucket/demarche/{LOCK}", json.dumps(living).encode())
    with pytest.raises(BusyError):
        ObjectStore(URL).send(parcel, make_public=True)
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    memory.pipe_file(f"/bucket/demarche/{LOCK}", json.dumps(living | {"pid": child}).encode())
    assert ObjectStore(URL).send(parcel, make_public=True).state == "published"


def test_a_damaged_version_is_not_sent(releases: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(releases, tmp_path / "copy"))
    (copy / "0.1.0/positions.parquet").write_bytes(b"")
    with pytest.raises(ValueError, match="nothing was sent"):
        open_parcel(copy, "0.1.0")
    write_index(copy, read_index(copy))
    with pytest.raises(KeyError, match=r"0\.1\.0, 0\.2\.0"):
        open_parcel(copy, "3.0.0")
