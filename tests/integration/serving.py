"""`demarche serve` as a process, what its server knows of runs, and who hears of them."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import psutil

from flows.server import ADDRESS
from flows.webhook import VARIABLE
from tests.integration.processes import MARK, Shell

T = TypeVar("T")
SECRET = "s3cr3t-of-the-address"
FOLDERS = ("raw", "processed", "releases")
DONE = frozenset({"COMPLETED", "FAILED", "CRASHED", "CANCELLED"})


@dataclass
class Configured(Shell):
    """A shell with a Prefect server and a webhook configured, where they are given."""

    url: str = ""
    webhook: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """As quiet as Prefect's own commands can be."""
        own = super().environment | {"DO_NOT_TRACK": "1", "NO_PROXY": "127.0.0.1"}
        own |= {ADDRESS: self.url} if self.url else {}
        return own | ({VARIABLE: self.webhook} if self.webhook else {})


@contextmanager
def listener() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """An address to be told of runs, and what it was told."""
    heard: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{SECRET}", heard
        server.shutdown()


def waited(for_it: Callable[[], T | None], what: Callable[[], object], seconds: float = 240) -> T:
    """What comes in the end; AssertionError saying how it stands if it does not come."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (come := for_it()) is not None:
            return come
        time.sleep(0.2)
    raise AssertionError(what())


@dataclass
class Api:
    """The runs of one Prefect server."""

    url: str

    def ask(self, path: str, body: object = None) -> Any:
        """What the server answers to a POST, or to a GET without a body.

        While its database is locked the server answers 503 and has done nothing; like Prefect's own
        client, this asks again then.
        """
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/{path}", data, {"Content-Type": "application/json"})
        for pause in (0.5, 1, 2, 4, None):
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    said = answer.read()
                break
            except urllib.error.HTTPError as refused:
                if refused.code != 503 or pause is None:
                    raise
                time.sleep(pause)
        return json.loads(said) if said else None

    def runs(self, deployment: str) -> list[dict[str, Any]]:
        """The runs of a deployment, oldest first."""
        found = self.ask("flow_runs/filter", {"sort": "EXPECTED_START_TIME_ASC", "limit": 200})
        return [run for run in found if run["deployment_id"] == deployment]

    def deployment(self, name: str) -> str:
        """The id of a deployment of the pipeline."""
        found: str = self.ask(f"deployments/name/pipeline/{name}")["id"]
        return found

    def start(self, deployment: str) -> str:
        """Ask for a run."""
        made: str = self.ask(f"deployments/{deployment}/create_flow_run", {})["id"]
        return made

    def comes_to(self, run: str, states: frozenset[str] | set[str]) -> dict[str, Any]:
        """The run, once it has come to one of the states or to an end."""

        def come() -> dict[str, Any] | None:
            found: dict[str, Any] = self.ask(f"flow_runs/{run}")
            return found if found["state_type"] in states | DONE else None

        return waited(come, lambda: self.ask(f"flow_runs/{run}")["state"])


def overlapping(runs: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Runs that were at work at the same time."""
    ran = sorted((run["start_time"], run["end_time"] or "9", run["name"]) for run in runs if run["run_count"])
    return [(one[2], other[2]) for one, other in pairwise(ran) if other[0] < one[1]]


@dataclass
class Served:
    """A folder with texts that `demarche serve` runs over."""

    folder: Path
    webhook: str
    heard: list[dict[str, Any]]
    shell: Configured = field(init=False)
    process: subprocess.Popen[str] | None = None
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shell = Configured(self.folder, webhook=self.webhook)

    def start(self, *options: str) -> Api:
        """Serve until stopped; returns once the server is up."""
        self.process = self.shell.start(
            "demarche", "serve", *(part for name in FOLDERS for part in (f"--{name}", name)), *options
        )
        assert self.process.stdout is not None
        out, at = self.process.stdout, len(self.lines)
        threading.Thread(target=lambda: self.lines.extend(iter(out.readline, "")), daemon=True).start()
        told = "Serving on (http://127.0.0.1:[0-9]+)"
        return Api(
            waited(lambda: re.search(told, "".join(self.lines[at:])), lambda: "".join(self.lines))[1] + "/api"
        )

    def at_work(self) -> list[psutil.Process]:
        """Every process that was started from here."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get(MARK) == self.shell.mark:
                    found.append(process)
            except psutil.Error:
                continue
        return found

    def engine_of(self, run: str) -> psutil.Process:
        """The process that a run is at work in, itself and not what it started."""

        def is_of_run(process: psutil.Process | None) -> bool:
            try:
                return process is not None and process.environ().get("PREFECT__FLOW_RUN_ID") == run
            except psutil.Error:
                return False

        def come() -> psutil.Process | None:
            found = [one for one in self.at_work() if is_of_run(one)]
            return next((one for one in found if not is_of_run(one.parent())), None)

        return waited(come, lambda: "".join(self.lines), 60)

    def cut_power(self) -> None:
        """End everything at once, as no program can hear or mend."""
        for process in self.at_work():
            process.kill()
        assert self.process is not None
        self.process.wait(60)

    def stop(self) -> None:
        """Stop as Ctrl-C does."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(120)

    def told(self, event: str, run: str) -> dict[str, Any]:
        """What was told of a run."""

        def come() -> dict[str, Any] | None:
            return next((one for one in self.heard if (one["event"], one["run_id"]) == (event, run)), None)

        return waited(come, lambda: (self.heard, "".join(self.lines)), 60)
