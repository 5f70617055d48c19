"""Schedules against a real Prefect server: `demarche serve`, and the deployment of prefect.yaml on a worker.

The tests of a server go on from one another, in this order: starting one takes longer than most of them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import fsspec
import pytest
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.fetching import FETCHING, fetching
from tests.integration.corpus import BAD, write_corpus
from tests.integration.processes import Shell
from tests.integration.serving import (
    DONE,
    FOLDERS,
    SECRET,
    Api,
    Configured,
    Served,
    listener,
    overlapping,
    waited,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A folder with one text in raw/, two in inbox/, and somebody who wants to hear of runs."""
    folder = tmp_path_factory.mktemp("served")
    write_corpus(folder / "raw", names=["weather.txt"])
    write_corpus(folder / "inbox", names=["mayor.txt", "minister.txt"])
    with listener() as (address, heard):
        served = Served(folder, address, heard)
        yield served
        served.stop()
        left = served.shell.left_behind()
    assert left == []
    assert SECRET not in "".join(served.lines)


@pytest.fixture(scope="module")
def api(served: Served) -> Api:
    """The server of `demarche serve`, with a schedule that has run and is switched off now.

    It stays on until the texts of the inbox have been left alone for long enough to be taken.
    """
    api = served.start("--cron", "* * * * *", "--inbox", "inbox")
    waited(
        lambda: next((one for one in served.heard if (one.get("inbox") or {}).get("taken")), None),
        lambda: (served.heard, "".join(served.lines)),
    )
    deployment = api.deployment("demarche")
    api.ask(f"deployments/{deployment}/pause_deployment", {})
    waited(
        lambda: all(run["state_type"] in DONE for run in api.runs(deployment)) or None,
        lambda: api.runs(deployment),
    )
    return api


def test_the_schedule_runs_takes_what_is_in_the_inbox_and_tells_of_it(served: Served, api: Api) -> None:
    runs = [run for run in api.runs(api.deployment("demarche")) if run["state_type"] == "COMPLETED"]
    assert runs
    assert all(run["auto_scheduled"] for run in runs)
    (told,) = (one for one in served.heard if (one.get("inbox") or {}).get("taken"))
    assert told["inbox"] == {"taken": 2}
    assert (told["event"], told["counts"]["documents"], told["quarantined"]) == ("published", 3, {})
    assert told["changes"]["change"] == ("minor" if told["changes"]["from"] else "first"), told
    assert (served.folder / "releases" / told["version"] / "positions.parquet").is_file()
    assert sorted(path.name for path in (served.folder / "inbox").iterdir()) == ["documents.csv"]


def test_a_second_run_is_left_out_and_a_killed_one_is_told_of(served: Served, api: Api) -> None:
    deployment = api.deployment("demarche")
    first = api.start(deployment)
    assert api.comes_to(first, {"RUNNING"})["state_type"] == "RUNNING"
    engine = served.engine_of(first)
    engine.suspend()  # so that it is at work for as long as it takes
    second = api.comes_to(api.start(deployment), set())
    assert second["state_type"] == "CANCELLED"
    assert "concurrency limit" in second["state"]["message"]
    assert second["run_count"] == 0
    engine.kill()
    assert api.comes_to(first, set())["state_type"] == "CRASHED"
    assert "crashed" in served.told("crashed", first)["text"]
    assert overlapping(api.runs(deployment)) == []


def test_a_failed_run_says_on_the_server_and_to_others_what_to_mend(served: Served, api: Api) -> None:
    for name in ("empty.txt", "binary.txt", "unlisted.txt"):
        (served.folder / "raw" / name).write_bytes(BAD[name][1])
    run = api.comes_to(api.start(api.deployment("demarche")), set())
    for name in ("empty.txt", "binary.txt", "unlisted.txt"):
        (served.folder / "raw" / name).unlink()
    assert run["state_type"] == "FAILED"
    reason = run["state"]["message"]
    for part in ("did not pass the gate", "unlisted.txt", "documents.csv", "mend the inputs"):
        assert part in reason
    told = served.told("failed", run["id"])
    assert told["reason"] in reason
    assert "unlisted.txt" in told["text"]


def test_after_a_power_cut_the_next_run_runs(served: Served, api: Api) -> None:
    deployment = api.deployment("demarche")
    cut = api.start(deployment)
    assert api.comes_to(cut, {"RUNNING"})["state_type"] == "RUNNING"
    served.cut_power()
    api.url = served.start("--cron", "0 0 1 1 *").url
    assert api.comes_to(cut, set())["state_type"] == "CRASHED"
    assert "was stopped while it ran" in api.comes_to(cut, set())["state"]["message"]
    again = api.comes_to(api.start(api.deployment("demarche")), set())
    assert again["state_type"] == "COMPLETED", again["state"]
    assert served.told("unchanged", again["id"])["changes"] is None


def test_the_deployment_runs_by_schedule_on_a_worker_one_run_at_a_time(
    served: Served, api: Api, checkout: Path
) -> None:
    shell = Configured(checkout, mark=served.shell.mark, url=api.url)

    def prefect(*arguments: str) -> None:
        done = shell.run("prefect", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr

    prefect("work-pool", "create", "demarche", "--type", "process", "--overwrite")
    folders = [f"{name}={json.dumps(str(served.folder / name))}" for name in FOLDERS]
    parameters = [part for folder in folders for part in ("--param", folder)]
    worker = shell.start("prefect", "worker", "start", "--pool", "demarche")
    try:
        prefect("--no-prompt", "deploy", "--name", "nightly", "--interval", "15", *parameters)
        deployment = api.deployment("nightly")

        def at_work() -> str | None:
            runs = api.runs(deployment)
            return next((run["id"] for run in runs if run["state_type"] == "RUNNING"), None)

        first = waited(at_work, lambda: api.runs(deployment))
        engine = served.engine_of(first)
        engine.suspend()
        second = api.comes_to(api.start(deployment), set())
        assert (second["state_type"], second["run_count"]) == ("CANCELLED", 0)
        engine.resume()
        done = api.comes_to(first, set())
        assert (done["state_type"], done["auto_scheduled"]) == ("COMPLETED", True), done["state"]
        api.ask(f"deployments/{deployment}/pause_deployment", {})
        waited(lambda: at_work() is None or None, lambda: api.runs(deployment))
        assert overlapping(api.runs(deployment)) == []
    finally:
        worker.terminate()
        worker.wait(120)


def test_a_fetch_that_fails_is_tried_again_after_growing_pauses(api: Api) -> None:
    asked: list[float] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(time.monotonic())
            is_busy = len(asked) <= 2 if self.path == "/text" else False
            self.send_response(503 if is_busy else 200 if self.path == "/text" else 403)
            self.end_headers()
            self.wfile.write(b"" if is_busy else b"The text.")

        def log_message(self, *_: object) -> None:
            pass

    @task(name="fetch", cache_policy=NO_CACHE, **FETCHING)
    def fetch(url: str) -> bytes:
        with fetching(url):
            content: bytes = fsspec.filesystem("http").cat_file(url)
            return content

    @flow(name="fetching")
    def fetch_one(url: str) -> bytes:
        return fetch(url)

    with (
        ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server,
        temporary_settings({PREFECT_API_URL: api.url}),
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        assert fetch_one(f"{address}/text") == b"The text."
        first, second, third = asked
        assert second - first > 0.4
        assert third - second > 0.8
        refused = fetch_one(f"{address}/secret", return_state=True)
        assert len(asked) == 4
        assert refused.message is not None
        assert "answered 403" in refused.message
        server.shutdown()


def test_a_schedule_that_could_never_run_is_refused_at_once(tmp_path: Path) -> None:
    done = Shell(tmp_path).run("demarche", "serve", "--cron", "0 4 * * *", "--timezone", "Europe/Viena")
    assert done.returncode == 1
    assert "Europe/Vienna" in done.stderr
    assert "Traceback" not in done.stderr
