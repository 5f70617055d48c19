"""A mirror is what stands elsewhere: only what changed is fetched, and nothing leaves its folder."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.reading import read_folder
from demarche.reading.limits import USUAL
from demarche.reading.mirror import mirror, read_refused, texts

WANTED = texts(USUAL)


@pytest.fixture
def store() -> Iterator[tuple[Any, str]]:
    """An empty place in memory."""
    files, root = fsspec.filesystem("memory"), f"/{uuid.uuid4().hex}"
    yield files, root
    for path in files.find(root):
        files.rm_file(path)


def there(folder: Path) -> dict[str, bytes]:
    """What reading can see of a folder."""
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: content for name, content in found.items() if not name.startswith(".")}


def test_only_what_changed_is_fetched(store: tuple[Any, str], tmp_path: Path) -> None:
    files, root = store
    for name, content in {"a.txt": b"a", "b/c.md": b"c", "documents.csv": b"file\n", "x.jpg": b"?"}.items():
        files.pipe_file(f"{root}/{name}", content)
    first = mirror(files, root, tmp_path / "copy", WANTED)
    assert (first.fetched, first.unchanged, first.removed) == (3, 0, 0)
    assert there(tmp_path / "copy") == {"a.txt": b"a", "b/c.md": b"c", "documents.csv": b"file\n"}
    assert mirror(files, root, tmp_path / "copy", WANTED).fetched == 0
    files.pipe_file(f"{root}/a.txt", b"b")  # of the same length
    files.rm_file(f"{root}/b/c.md")
    again = mirror(files, root, tmp_path / "copy", WANTED)
    assert (again.fetched, again.unchanged, again.removed) == (1, 1, 1)
    assert there(tmp_path / "copy") == {"a.txt": b"b", "documents.csv": b"file\n"}
    assert not (tmp_path / "copy" / "b").exists()


def test_what_was_damaged_here_is_made_good(store: tuple[Any, str], tmp_path: Path) -> None:
    files, root = store
    files.pipe_file(f"{root}/a.txt", b"a text")
    mirror(files, root, tmp_path, WANTED)
    (tmp_path / "a.txt").unlink()
    (tmp_path / "mine.txt").write_text("left here by somebody")
    (tmp_path / ".mirror.json").write_text("{rubbish")
    mirror(files, root, tmp_path, WANTED)
    assert there(tmp_path) == {"a.txt": b"a text"}


class Breaking:
    """A store that breaks off while it hands out the object of a certain number."""

    def __init__(self, files: Any, after: int) -> None:
        self._files, self._left = files, after

    def find(self, *arguments: Any, **options: Any) -> Any:
        return self._files.find(*arguments, **options)

    def get(self, theirs: list[str], ours: list[str]) -> None:
        for one, here in zip(theirs, ours, strict=True):
            if not self._left:
                Path(here).write_bytes(b"hal")
                raise ConnectionResetError("the line broke")
            self._left -= 1
            self._files.get([one], [here])


@pytest.mark.parametrize("after", [0, 1, 2])
def test_an_interrupted_mirror_is_made_good_by_the_next(
    store: tuple[Any, str], tmp_path: Path, after: int
) -> None:
    files, root = store
    for number in range(3):
        files.pipe_file(f"{root}/{number}.txt", b"before")
    mirror(files, root, tmp_path, WANTED)
    for number in range(3):
        files.pipe_file(f"{root}/{number}.txt", b"after!")
    with pytest.raises(ConnectionResetError):
        mirror(Breaking(files, after), root, tmp_path, WANTED)
    assert set(there(tmp_path).values()) <= {b"before", b"after!"}
    mirror(files, root, tmp_path, WANTED)
    assert set(there(tmp_path).values()) == {b"after!"}


def test_a_file_becomes_a_folder_and_back(store: tuple[Any, str], tmp_path: Path) -> None:
    files, root = store
    files.pipe_file(f"{root}/a.txt", b"file")
    mirror(files, root, tmp_path, WANTED)
    files.rm_file(f"{root}/a.txt")
    files.pipe_file(f"{root}/a.txt/b.txt", b"below")
    mirror(files, root, tmp_path, WANTED)
    assert there(tmp_path) == {"a.txt/b.txt": b"below"}


class Listing:
    """A store that lists what it is told to, and hands out the name of what is asked for."""

    def __init__(self, root: str, names: list[str]) -> None:
        self.listed = {f"{root}/{n}": {"type": "file", "size": len(n.encode()), "etag": "1"} for n in names}

    def find(self, root: str, detail: bool) -> dict[str, dict[str, Any]]:
        return self.listed

    def get(self, theirs: list[str], ours: list[str]) -> None:
        for one, here in zip(theirs, ours, strict=True):
            Path(here).write_bytes(one.removeprefix("bucket/raw/").encode())


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("../out.txt", "outside-folder"),
        ("a/../../out.txt", "outside-folder"),
        ("a//b.txt", "outside-folder"),
        ("/etc/out.txt", "outside-folder"),
        ("./a.txt", "outside-folder"),
        ("a\\b.txt", "outside-folder"),
        ("a\0b.txt", "outside-folder"),
        ("x" * 252 + ".txt", "file-name"),
        ("good.txt/below.txt", "file-name"),
    ],
)
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str, rule: str) -> None:
    copy = tmp_path / "deep" / "copy"
    done = mirror(Listing("bucket/raw", ["good.txt", name]), "bucket/raw", copy, WANTED)
    assert (done.fetched, done.refused) == (1, 1)
    (row,) = read_refused(copy)
    assert (row.stage, row.rule) == ("ingest", rule)
    assert row.source_path.isprintable()
    assert sorted(p.name for p in tmp_path.rglob("*.txt")) == ["good.txt"]
    assert row in read_folder(copy, refused=[row]).rejected


name_parts = st.sampled_from(
    ["a", "b.txt", "..", ".", "", "c.md", ".hidden", "documents.csv", "ü\n.txt", "/"]
)


@settings(deadline=None)
@given(names=st.lists(st.lists(name_parts, min_size=1, max_size=4).map("/".join), max_size=8, unique=True))
def test_whatever_is_listed_stays_in_the_folder(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "one" / "copy"
        mirror(Listing("bucket/raw", names), "bucket/raw", copy, WANTED)
        outside = [p for p in Path(folder).rglob("*") if p.is_file() and not p.is_relative_to(copy)]
        assert outside == []
        found = there(copy)
        found.pop("refused.json", None)
        assert all(content.decode() == name for name, content in found.items())


def test_what_is_too_large_is_not_fetched_and_refused_as_it_would_be_here(tmp_path: Path) -> None:
    limits = replace(USUAL, most_bytes=100)
    files, root = fsspec.filesystem("memory"), f"/{uuid.uuid4().hex}"
    files.pipe_file(f"{root}/large.txt", b"x" * 5000)
    files.pipe_file(f"{root}/slides.doc", b"y" * 5000)
    (tmp_path / "local").mkdir()
    (tmp_path / "local" / "large.txt").write_bytes(b"x" * 5000)
    (tmp_path / "local" / "slides.doc").write_bytes(b"y" * 5000)
    files.get = None  # nothing may be asked for
    try:
        mirror(files, root, tmp_path / "copy", texts(limits))
    finally:
        del files.get
    local, copy = (read_folder(tmp_path / name, limits=limits) for name in ("local", "copy"))
    assert copy == local
    assert "5000 bytes" in "".join(row.reason for row in copy.rejected)
    assert mirror(files, root, tmp_path / "copy", texts(limits)).unchanged == 2
    mirror(files, root, tmp_path / "copy", texts(replace(limits, most_bytes=6000)))
    assert (tmp_path / "copy" / "large.txt").read_bytes() == b"x" * 5000
