"""One Prefect server for one run.

Belongs here: starting a server on loopback if none is configured, stopping it, saying that it is gone.
Does not: flows.
Prefect is not imported here: its import and the server's start then take place side by side.
"""

from __future__ import annotations

import fcntl
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from flows.errors import REFUSED, StoppedError
from flows.places import CACHE

ADDRESS = "PREFECT_API_URL"
BOUND = (sys.executable, "-m", "flows.bound")
"""What runs a program that is to end with this process."""
AGAIN = "Run again: what was found out is kept."
LONGEST_START = 180.0
LONGEST_STOP = 15.0
# A private server schedules nothing and watches for nothing: it only keeps account of one run.
_IDLE = ("SCHEDULER", "LATE_RUNS", "PAUSE_EXPIRATIONS", "CANCELLATION_CLEANUP", "FOREMAN", "TRIGGERS")
_FOR_ONE_RUN = {
    **{f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in _IDLE},
    # Nor does a run use blocks; to register them the server would load all of Dask.
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    "PREFECT_MEMOIZE_BLOCK_AUTO_REGISTRATION": "false",
}


@dataclass(slots=True)
class Server:
    """A Prefect API. `process` is None where it is not ours."""

    url: str
    process: subprocess.Popen[bytes] | None = None
    log: Path | None = None
    is_stopping: bool = False

    def wait(self) -> None:
        """Return once the server answers; StoppedError if it does not."""
        if self.process is None:
            return
        end = time.monotonic() + LONGEST_START
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise StoppedError(f"the Prefect server ended at once; see {self.log}.")
            if self._answers():
                threading.Thread(target=self._end_with_it, daemon=True).start()
                return
            time.sleep(0.1)
        raise StoppedError(f"the Prefect server did not answer within {LONGEST_START:.0f} s; see {self.log}.")

    def _end_with_it(self) -> None:
        """End the run at once if its server does: Prefect would ask in vain for minutes.

        A run may end anywhere without harm, and the next one goes on from what the store has kept.
        """
        assert self.process is not None
        self.process.wait()
        if not self.is_stopping:
            sys.stdout.flush()
            said = (
                f"the Prefect server of this run ended, though nobody had stopped it; see {self.log}. {AGAIN}"
            )
            print(f"demarche: {said}", file=sys.stderr, flush=True)
            os._exit(REFUSED)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> None:
        """Stop the server if it is ours."""
        self.is_stopping = True
        if self.process is None:
            return
        with suppress(OSError):
            self.process.terminate()
        try:
            self.process.wait(LONGEST_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def prefect_server(has_schedules: bool = False) -> Iterator[Server]:
    """The configured Prefect server, else one for as long as the context lasts.

    Meanwhile the environment names it, so that child processes share it. Its state is kept in the
    checkout's .cache, where later servers show the runs of earlier ones; if another run is using
    that, in a folder that goes with this one.
    """
    if os.environ.get(ADDRESS):
        server = Server(os.environ[ADDRESS])
        with _said_if_gone(server):
            yield server
        return
    before = {name: os.environ.get(name) for name in (ADDRESS, "PREFECT_HOME")}
    with _state() as home:
        server = _start(home, has_schedules)
        try:
            os.environ.update({ADDRESS: server.url, "PREFECT_HOME": str(home)})
            with _settings_of(server):
                yield server
        finally:
            _hand_over_logs()
            server.stop()
            for name, value in before.items():
                os.environ.pop(name, None) if value is None else os.environ.update({name: value})


@contextmanager
def unwatched(server: Server) -> Iterator[None]:
    """Send no heartbeats to a server of our own: it watches for none, and flows wait for their end.

    That takes up to a second each.
    """
    if server.process is None:
        yield
        return
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield


@contextmanager
def _said_if_gone(server: Server) -> Iterator[None]:
    """Turn what Prefect's client raises when nobody answers into one message."""
    try:
        yield
    except Exception as error:
        if not _is_from(server, error):
            raise
        raise StoppedError(f"the Prefect server at {server.url} did not answer any more. {AGAIN}") from error


def _is_from(server: Server, error: Exception) -> bool:
    """Whether an error tells that this server, and no other one, was not to be reached."""
    from httpx import TransportError

    try:
        return isinstance(error, TransportError) and str(error.request.url).startswith(server.url)
    except RuntimeError:  # it does not know what was asked for
        return False


@contextmanager
def _settings_of(server: Server) -> Iterator[None]:
    """Point a Prefect that was imported already at the server."""
    if "prefect" not in sys.modules:
        yield
        return
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: server.url}):
        server.wait()
        yield


def _hand_over_logs() -> None:
    """Send what Prefect has still to say of the run, while there is a server to hear it."""
    for name in ("prefect.flow_runs", "prefect.task_runs"):
        for handler in logging.getLogger(name).handlers:
            with suppress(Exception):
                handler.flush()


@contextmanager
def _state() -> Iterator[Path]:
    """A folder for a server's database that no other run is using."""
    home = CACHE / "prefect"
    lock = _locked(home)
    if lock is None:
        with tempfile.TemporaryDirectory(prefix="demarche-prefect-") as folder:
            yield Path(folder)
    else:
        with lock:
            yield home


def _locked(home: Path) -> TextIO | None:
    """An open file that holds the folder's lock, or None if it is taken or cannot be written."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = (home / "in-use").open("w")
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return None
    return lock


def _start(home: Path, has_schedules: bool) -> Server:
    port = _free_port()
    settings = {} if has_schedules else _FOR_ONE_RUN
    settings = settings | {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_UI_API_URL": f"http://127.0.0.1:{port}/api",
        "DO_NOT_TRACK": "1",
        # Who has the one slot of a schedule outlives the server, so that it can be taken back.
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    }
    log = home / "server.log"
    command = [*BOUND, "prefect", "server", "start"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--ui" if has_schedules else "--no-ui"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            env={**os.environ, **settings},
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Server(f"http://127.0.0.1:{port}/api", process, log)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
