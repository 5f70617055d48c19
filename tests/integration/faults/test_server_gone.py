"""A Prefect server that goes away while a run needs it: the run ends with a reason, the next one succeeds."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from demarche.releasing.verify import verify_version
from flows.server import ADDRESS, prefect_server
from tests.integration.corpus import write_corpus
from tests.integration.processes import Shell

pytestmark = pytest.mark.slow
LONGEST = 300.0


def command(folder: Path) -> list[str]:
    options = [f"--{name}={folder / name}" for name in ("raw", "processed", "releases")]
    return ["demarche", "run", "--workers", "1", "--released", "2026-11-21", *options]


def wait_for(what: Callable[[], object], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + LONGEST
    while not what():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < end
        time.sleep(0.05)


def server_of(shell: Shell) -> psutil.Process:
    (found,) = (one for one in shell.running() if "flows.bound" in one.cmdline())
    return found


def test_a_run_ends_with_its_own_server_and_the_next_goes_on(tmp_path: Path) -> None:
    write_corpus(tmp_path / "raw")
    shell = Shell(tmp_path)
    process = shell.start(*command(tmp_path))
    wait_for((tmp_path / "processed/ingest/provenance.json").is_file, process)
    server_of(shell).kill()
    killed = time.monotonic()
    said, _ = process.communicate(timeout=LONGEST)
    assert time.monotonic() - killed < 30
    assert process.returncode == 1
    assert "the Prefect server of this run ended, though nobody had stopped it" in said
    assert "Run again" in said
    assert "Traceback" not in said
    assert not list((tmp_path / "releases").glob("[0-9]*"))
    again = shell.run(*command(tmp_path))
    assert again.returncode == 0, again.stdout + again.stderr
    assert verify_version(tmp_path / "releases", "0.1.0") == ()
    assert shell.left_behind() == []


def test_a_configured_server_that_is_gone_is_named(tmp_path: Path) -> None:
    write_corpus(tmp_path / "raw")
    with prefect_server() as server:
        server.wait()
        # Prefect asks again for a minute each time; here it gives up at once.
        more = {ADDRESS: server.url, "PREFECT_CLIENT_MAX_RETRIES": "0"}
        shell = Shell(tmp_path, more=more)
        process = shell.start(*command(tmp_path))
        wait_for((tmp_path / "processed/ingest/provenance.json").is_file, process)
        server.stop()
        said, _ = process.communicate(timeout=LONGEST)
    assert process.returncode == 1
    assert f"the Prefect server at {server.url} did not answer any more. Run again" in said
    assert not list((tmp_path / "releases").glob("[0-9]*"))
    assert shell.left_behind() == []
