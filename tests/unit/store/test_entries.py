"""Entries on disk: whole or not at all, never another's, and never more than is allowed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from demarche.store.cleaning import clean, empty, size
from demarche.store.entries import UNFINISHED, Shelf, Tally
from demarche.store.packing import DamagedError, packed, unpacked

KEY = "ab" + "0" * 62


def test_what_was_put_is_found_and_counted(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "trees")
    assert shelf.get(KEY) is None
    assert shelf.put(KEY, b"body")
    assert shelf.get(KEY) == b"body"
    assert shelf.put(KEY, b"another body")
    assert Shelf(tmp_path, "trees").get(KEY) == b"another body"
    assert shelf.tally == Tally(found=1, missing=1)


@pytest.mark.parametrize("content", [b"", b"rubbish", b"demarche store 1\n" + bytes(32) + b"body"])
def test_a_foreign_file_is_dropped(tmp_path: Path, content: bytes) -> None:
    shelf = Shelf(tmp_path, "trees")
    shelf.put(KEY, b"body")
    (path,) = tmp_path.glob("*/*/*")
    path.write_bytes(content)
    assert shelf.get(KEY) is None
    assert shelf.tally == Tally(dropped=1)
    assert not path.exists()


def test_an_entry_under_the_key_or_kind_of_another_is_dropped(tmp_path: Path) -> None:
    shelf, other = Shelf(tmp_path, "trees"), Shelf(tmp_path, "results")
    shelf.put(KEY, b"body")
    (path,) = tmp_path.glob("*/*/*")
    for target in (tmp_path / "trees" / "ab" / ("1" * 62), tmp_path / "results" / "ab" / ("0" * 62)):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    assert shelf.get("ab" + "1" * 62) is None
    assert other.get(KEY) is None
    assert shelf.get(KEY) == b"body"


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "trees")
    keys = [f"{n:064x}" for n in range(10)]
    for n, key in enumerate(keys):
        shelf.put(key, bytes(1000))
        os.utime(tmp_path / "trees" / key[:2] / key[2:], (1_000 + n, 1_000 + n))
    assert shelf.get(keys[0]) is not None
    held = size(tmp_path)
    assert clean(tmp_path, held.bytes) == 0
    assert clean(tmp_path, held.bytes // 2) > 0
    assert size(tmp_path).bytes <= held.bytes // 2
    left = [key for key in keys if Shelf(tmp_path, "trees").get(key) is not None]
    assert left == [keys[0], *keys[-len(left) + 1 :]]
    assert empty(tmp_path) == len(left)
    assert size(tmp_path).bytes == 0


def test_cleaning_leaves_alone_what_is_not_the_stores(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(bytes(5000))
    store = tmp_path / "store"
    Shelf(store, "trees").put(KEY, b"body")
    (store / "notes.txt").write_bytes(bytes(5000))
    (store / "trees" / "ab" / "link").symlink_to(outside)
    (store / "trees" / "linked").symlink_to(tmp_path)
    clean(store, 0)
    empty(store)
    assert outside.exists()
    assert (store / "notes.txt").exists()
    assert size(store).entries == 0


WRITER = """
import sys
from pathlib import Path
from demarche.store.entries import Shelf
shelf, n = Shelf(Path(sys.argv[1]), "trees"), 0
while True:
    shelf.put("ab" + "0" * 62, bytes([n % 251]) * 3_000_000)
    n += 1
    if n == 3:
        print("writing", flush=True)
"""


def test_killed_writers_leave_whole_entries_and_files_that_are_cleaned_away(tmp_path: Path) -> None:
    for _ in range(4):
        command = [sys.executable, "-c", WRITER, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.02)
            writer.send_signal(signal.SIGKILL)
        shelf = Shelf(tmp_path, "trees")
        body = shelf.get(KEY)
        assert body is not None
        assert body == body[:1] * 3_000_000
        assert shelf.tally.dropped == 0
    part = tmp_path / "trees" / "ab" / f"left{UNFINISHED}"
    part.write_bytes(b"half")
    assert clean(tmp_path, 10**9) == 0, "it may still be written"
    for path in tmp_path.glob(f"*/*/*{UNFINISHED}"):
        os.utime(path, (1_000, 1_000))
    assert clean(tmp_path, 10**9) >= 1
    assert not part.exists()
    assert size(tmp_path).entries == 1


def test_writers_readers_and_cleaners_at_once_see_whole_entries(tmp_path: Path) -> None:
    keys = [f"{n:064x}" for n in range(6)]

    def work(n: int) -> int:
        shelf = Shelf(tmp_path, "trees")
        for turn in range(60):
            key = keys[(n + turn) % len(keys)]
            if (n + turn) % 3 == 0:
                shelf.put(key, key.encode() * 500)
            elif (n + turn) % 7 == 0:
                clean(tmp_path, 60_000)
            else:
                assert shelf.get(key) in (None, key.encode() * 500)
        return shelf.tally.dropped

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == [0] * 8


def test_packing_gives_back_what_was_packed() -> None:
    assert unpacked(packed(b"some words " * 100)) == b"some words " * 100
    for body in (b"", b"1234567", bytes(8), (2**62).to_bytes(8, "little") + b"x", packed(b"abc")[:-2]):
        with pytest.raises(DamagedError):
            unpacked(body)
