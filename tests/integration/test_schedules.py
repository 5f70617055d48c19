"""Schedules against a real Prefect server: the deployment of prefect.yaml, and `demarche serve`."""

from __future__ import annotations

import json
import re
import signal
import threading
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import flows.server
from flows.server import ADDRESS, prefect_server
from tests.integration.corpus import write_corpus
from tests.integration.processes import Shell

pytestmark = pytest.mark.slow


@dataclass
class Configured(Shell):
    """A shell with a Prefect server configured."""

    url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """With the address of the server, and as quiet as Prefect's own commands can be."""
        return super().environment | {ADDRESS: self.url, "DO_NOT_TRACK": "1"}


def flow_runs(api: str) -> list[dict[str, Any]]:
    request = urllib.request.Request(f"{api}/flow_runs/filter", b"{}", {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        found: list[dict[str, Any]] = json.load(answer)
    return found


def wait_for(api: str, states: set[str], seconds: float) -> dict[str, Any]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for run in flow_runs(api):
            if run["deployment_id"] and run["state_type"] in states:
                return run
        time.sleep(1)
    raise AssertionError(f"no run came to {states}: {[(r['name'], r['state_type']) for r in flow_runs(api)]}")


def test_the_deployment_runs_on_a_worker(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path / "raw")
    monkeypatch.setattr(flows.server, "CACHE", tmp_path)
    monkeypatch.delenv(ADDRESS, raising=False)
    with prefect_server(has_schedules=True) as server:
        server.wait()
        shell = Configured(checkout, url=server.url)

        def prefect(*arguments: str) -> str:
            done = shell.run("prefect", *arguments)
            assert done.returncode == 0, done.stdout + done.stderr
            return done.stdout

        prefect("work-pool", "create", "demarche", "--type", "process", "--overwrite")
        prefect("--no-prompt", "deploy", "--name", "nightly")
        folders = [f"{name}={json.dumps(str(tmp_path / name))}" for name in ("raw", "processed", "releases")]
        prefect("deployment", "run", "pipeline/nightly", *(part for f in folders for part in ("--param", f)))
        prefect("worker", "start", "--pool", "demarche", "--run-once")
        run = wait_for(server.url, {"COMPLETED", "FAILED", "CRASHED"}, 300)
    assert run["state_type"] == "COMPLETED", run["state_name"]
    assert (tmp_path / "releases" / "0.1.0" / "positions.parquet").is_file()


def test_serve_runs_when_the_schedule_says(tmp_path: Path) -> None:
    write_corpus(tmp_path / "raw")
    shell = Shell(tmp_path)
    process = shell.start(
        "demarche", "serve", "--cron", "* * * * *",
        "--raw", "raw", "--processed", "processed", "--releases", "releases",
    )  # fmt: skip
    lines: list[str] = []
    assert process.stdout is not None
    reader = threading.Thread(target=lambda: lines.extend(iter(process.stdout.readline, "")), daemon=True)
    reader.start()
    try:
        end = time.monotonic() + 180
        address = None
        while time.monotonic() < end and address is None:
            address = re.search(r"Serving on (http://127\.0\.0\.1:\d+)", "".join(lines))
            time.sleep(0.5)
        assert address, "".join(lines)
        run = wait_for(f"{address[1]}/api", {"COMPLETED", "FAILED", "CRASHED"}, 400)
        assert run["state_type"] == "COMPLETED", "".join(lines)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=120)
    assert (tmp_path / "releases" / "index.json").is_file()
    assert shell.left_behind() == []


def test_a_schedule_that_is_none_is_refused(tmp_path: Path) -> None:
    done = Shell(tmp_path).run("demarche", "serve", "--cron", "every morning")
    assert done.returncode == 1
    assert "minute hour day month weekday" in done.stderr
    assert "Traceback" not in done.stderr
