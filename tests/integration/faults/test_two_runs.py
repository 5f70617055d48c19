"""Two runs at once: one of them is refused with a reason, and what comes of it is of one run alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from benchmarks.kill_looks import digests
from demarche.releasing.locking import LOCK, BusyError, holding, publishing
from demarche.releasing.verify import verify_version
from flows.holding import at_work_in
from flows.ingest import ingest
from flows.places import Places
from flows.server import ADDRESS, prefect_server
from tests.integration.corpus import write_corpus
from tests.integration.processes import Shell
from tests.unit.releasing.building import published

HOLDER = """
import sys, time
from pathlib import Path
from demarche.releasing.locking import holding
with holding(Path(sys.argv[1]), "at work in"):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(write_corpus(tmp_path / "raw"), tmp_path / "processed", tmp_path / "releases")


@pytest.fixture
def other(places: Places) -> Iterator[subprocess.Popen[str]]:
    """Another process that is at work in the same folder."""
    command = [sys.executable, "-c", HOLDER, str(places.processed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_stage_is_refused_where_another_run_is_at_work(
    places: Places, other: subprocess.Popen[str]
) -> None:
    with pytest.raises(BusyError, match=f"another run is at work in {places.processed}; wait until"):
        ingest(places)
    assert [path.name for path in places.processed.iterdir()] == [LOCK]


def test_the_lock_of_a_killed_run_is_in_nobodys_way(places: Places, other: subprocess.Popen[str]) -> None:
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert (places.processed / LOCK).is_file()
    assert ingest(places)["documents"] == 3


def test_a_lock_that_a_copy_brought_along_is_in_nobodys_way(places: Places) -> None:
    places.processed.mkdir()
    (places.processed / LOCK).write_text(f"{os.getpid()}\n", encoding="utf-8")
    assert ingest(places)["documents"] == 3


def test_stages_work_under_the_lock_of_their_run(places: Places) -> None:
    """As those do that DVC starts: the environment tells them."""
    with at_work_in(places):
        assert ingest(places)["documents"] == 3
        code = f"from pathlib import Path; from flows.places import Places; from flows.ingest import ingest;\
                 ingest(Places(Path({str(places.raw)!r}), Path({str(places.processed)!r})))"
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    with holding(places.processed, "looking at"):
        pass


def test_publishing_is_refused_where_another_run_publishes(tmp_path: Path) -> None:
    with publishing(tmp_path / "releases"), pytest.raises(BusyError, match="another run is publishing to"):
        published(tmp_path)


@pytest.mark.slow
def test_of_two_runs_at_once_one_does_it_all(tmp_path: Path) -> None:
    write_corpus(tmp_path / "raw")
    options = [f"--{name}={tmp_path / name}" for name in ("raw", "processed", "releases")]
    with prefect_server() as server:
        server.wait()
        shell = Shell(tmp_path, more={ADDRESS: server.url})
        command = ("demarche", "run", "--workers", "1", "--released", "2026-11-21", *options)
        both = [shell.start(*command) for _ in range(2)]
        said = [process.communicate(timeout=300)[0] for process in both]
        codes = [process.returncode for process in both]
        assert 0 in codes, said
        for code, output in zip(codes, said, strict=True):
            assert "Traceback" not in output
            told = (
                ("another run is at work in",) if code else ("Published 0.1.0", "Nothing changed since 0.1.0")
            )
            assert any(one in output for one in told), output
        first = digests(tmp_path / "releases")
        again = shell.run(*command)
        assert "Nothing changed since 0.1.0" in again.stdout, again.stdout + again.stderr
        assert digests(tmp_path / "releases") == first
    assert verify_version(tmp_path / "releases", "0.1.0") == ()
    assert pl.read_parquet(tmp_path / "releases/0.1.0/documents.parquet").height == 3
    assert shell.left_behind() == []
