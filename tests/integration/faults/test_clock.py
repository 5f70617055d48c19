"""Clocks that are wrong or are set: what is stale is found out by content, never by time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from benchmarks.kill_looks import digests
from demarche.releasing.publish import PublishingError
from demarche.store.cleaning import ABANDONED, clean
from demarche.store.entries import UNFINISHED, Shelf
from flows.freshness import run_if_stale
from flows.ingest import ingest
from flows.places import Places
from flows.publish import publish
from flows.tracking import DVC, forget_hashes
from tests.integration.conftest import Run
from tests.integration.corpus import write_corpus

YEAR = 365 * 24 * 3600
PAST, FUTURE = 0, 4_000_000_000


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(write_corpus(tmp_path / "raw"), tmp_path / "processed", tmp_path / "releases")


def ran(places: Places) -> bool:
    return run_if_stale("ingest", places, partial(ingest, places))


def edit_unseen(path: Path) -> None:
    """Another word of the same length in the same file, whose time is then as it was."""
    before = path.stat()
    text = path.read_bytes()
    edited = text.replace(b"taxes", b"tolls")
    assert edited != text
    with path.open("r+b") as file:
        file.write(edited)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    same = ("st_ino", "st_size", "st_mtime_ns")
    assert [getattr(before, one) for one in same] == [getattr(after, one) for one in same]


def test_an_edit_that_changed_neither_size_nor_time_is_noticed(places: Places) -> None:
    assert ran(places)
    edit_unseen(places.raw / "mayor.txt")
    assert ran(places)


STAGE = "stages: {copy: {cmd: cp raw/mayor.txt copy.txt, deps: [raw], outs: [copy.txt]}}"


@pytest.mark.slow
def test_dvc_is_made_to_look_into_files_again(tmp_path: Path) -> None:
    write_corpus(tmp_path / "raw")
    (tmp_path / "dvc.yaml").write_text(STAGE, encoding="utf-8")
    environment = {**os.environ, "DVC_SITE_CACHE_DIR": str(tmp_path / "cache/dvc"), "DVC_NO_ANALYTICS": "1"}

    def dvc(*arguments: str) -> str:
        subprocess.run([*DVC, *arguments], cwd=tmp_path, env=environment, check=True, capture_output=True)
        copy = tmp_path / "copy.txt"
        return copy.read_text(encoding="utf-8") if copy.is_file() else ""

    dvc("init", "--quiet", "--no-scm")
    assert "taxes" in dvc("repro")
    edit_unseen(tmp_path / "raw/mayor.txt")
    assert "taxes" in dvc("repro"), "DVC sees such edits by itself now: forget_hashes can go"
    forget_hashes(tmp_path / "cache")
    assert "tolls" in dvc("repro")


@pytest.mark.parametrize("seconds", [PAST, FUTURE], ids=["past", "future"])
def test_files_of_another_time_are_not_read_again(places: Places, seconds: int) -> None:
    assert ran(places)
    for path in (*places.raw.rglob("*"), *places.processed.rglob("*")):
        os.utime(path, (seconds, seconds))
    assert not ran(places)
    edit_unseen(places.raw / "mayor.txt")
    assert ran(places)


def test_an_entry_from_the_future_is_used_and_cleaned_like_any_other(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "results")
    for n in range(10):
        shelf.put(f"{n:064x}", bytes(1000))
        seconds = FUTURE if n % 2 else PAST
        (path,) = tmp_path.glob(f"results/00/*{n:x}")
        os.utime(path, (seconds, seconds))
    assert all(shelf.get(f"{n:064x}") == bytes(1000) for n in range(10))
    clean(tmp_path, 5000)
    assert sum(shelf.get(f"{n:064x}") is not None for n in range(10)) == 4


def test_a_clock_that_jumps_while_an_entry_is_written_costs_that_entry_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(tmp_path, "results")
    shelf.put("ab" * 32, b"kept")
    part = tmp_path / "results" / "ab" / f"other{UNFINISHED}"
    part.write_bytes(b"half")
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() - YEAR)
    assert clean(tmp_path, 10**9) == 0
    monkeypatch.setattr(time, "time", lambda: now() + 2 * ABANDONED)
    assert clean(tmp_path, 10**9) == 1, "taken for what a killed run left; its writer makes it again"
    assert shelf.get("ab" * 32) == b"kept"


def test_a_version_is_not_dated_before_the_one_it_follows(run: Run, tmp_path: Path) -> None:
    """A clock that was set back would give it a wrong date for good."""
    home = shutil.copytree(run.places.raw.parent, tmp_path / "home")
    places = Places(home / "raw", home / "processed", home / "releases")
    following = next_candidate(places)
    with pytest.raises(PublishingError, match=r"dated 2020-01-01.*0\.1\.0.*2026-11-21.*--released"):
        publish(following, released=date(2020, 1, 1))
    assert publish(following, released=date(2026, 11, 21)).entry.version != "0.1.0"


def next_candidate(places: Places) -> Places:
    """A candidate of an edited text, which follows what is released."""
    from flows.base import take_base
    from flows.extract import extract
    from flows.validate import validate

    (places.raw / "documents.csv").write_text(
        (places.raw / "documents.csv").read_text(encoding="utf-8").replace("On taxes", "On all taxes"),
        encoding="utf-8",
    )
    ingest(places)
    extract(places, None, 1, None)
    take_base(places)
    assert validate(places).passed
    return places


STAGES = """
import sys
from datetime import date
from functools import partial
from pathlib import Path
from flows.base import take_base
from flows.extract import extract
from flows.freshness import run_if_stale
from flows.ingest import ingest
from flows.places import Places
from flows.publish import publish
from flows.tracking import DVC, forget_hashes
from flows.validate import validate
home = Path(sys.argv[1])
places = Places(home / "raw", home / "processed", home / "releases")
run_if_stale("ingest", places, partial(ingest, places))
run_if_stale("extract", places, partial(extract, places, None, 1, home / "store"))
take_base(places)
run_if_stale("validate", places, partial(validate, places))
print(publish(places, released=date(2026, 11, 21)).entry.version)
"""
CLOCKS = {"decades ago": "-f -20y", "decades ahead": "-f +10y", "a day each second": "-f +0 x86400"}


@pytest.mark.slow
@pytest.mark.parametrize("clock", CLOCKS)
def test_bytes_are_the_same_by_any_clock(clock: str, run: Run, tmp_path: Path, checkout: Path) -> None:
    faketime = shutil.which("faketime")
    if faketime is None:
        pytest.skip("faketime, which gives a program another clock, is not installed")
    write_corpus(tmp_path / "raw")
    done = subprocess.run(
        [
            faketime,
            "--exclude-monotonic",
            *CLOCKS[clock].split(" ", 1),
            sys.executable,
            "-c",
            STAGES,
            str(tmp_path),
        ],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "releases") == digests(run.places.releases)
