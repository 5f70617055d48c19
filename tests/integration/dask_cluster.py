"""A real Dask cluster on loopback: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from flows.places import CHECKOUT
from tests.integration.processes import BIN

LONGEST_START = 90.0


@dataclass
class DaskCluster:
    """Its processes; each worker is a nanny that watches over the worker proper."""

    folder: Path
    scheduler: subprocess.Popen[bytes]
    nannies: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        told = json.loads((self.folder / "scheduler.json").read_text(encoding="utf-8"))
        return str(told["address"])

    def start_worker(self, *options: str, checkout: Path = CHECKOUT) -> subprocess.Popen[bytes]:
        """One more worker that reads one batch at a time, with the code of a checkout."""
        scratch = self.folder / f"worker-{len(self.nannies)}"
        command = ["worker", self.address, "--nthreads", "1", "--no-dashboard", *options]
        nanny = _start(self.folder, *command, "--local-directory", str(scratch), checkout=checkout)
        self.nannies.append(nanny)
        return nanny

    def workers(self) -> list[psutil.Process]:
        """The workers proper."""
        found = []
        for nanny in self.nannies:
            if nanny.poll() is None:
                for child in psutil.Process(nanny.pid).children():
                    if "spawn_main" in " ".join(child.cmdline()):
                        found.append(child)
        return found

    def readers(self) -> list[psutil.Process]:
        """The processes that read documents, below the workers."""
        below = [child for worker in self.workers() for child in worker.children()]
        return [child for child in below if "spawn_main" in " ".join(child.cmdline())]

    def stop(self) -> None:
        for process in (*self.nannies, self.scheduler):
            process.terminate()
        for process in (*self.nannies, self.scheduler):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def dask_cluster(folder: Path, workers: int, *options: str, **settings: str) -> Iterator[DaskCluster]:
    """A cluster for as long as the context lasts; settings are Dask's, by their names in the environment."""
    folder.mkdir(parents=True)
    command = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    file = folder / "scheduler.json"
    cluster = DaskCluster(folder, _start(folder, *command, "--scheduler-file", str(file), more=settings))
    try:
        _until(lambda: file.is_file() and file.stat().st_size > 0)
        for _ in range(workers):
            cluster.start_worker(*options)
        yield cluster
    finally:
        cluster.stop()


def kill(process: psutil.Process) -> None:
    """End a process as a lost machine would."""
    os.kill(process.pid, signal.SIGKILL)


def _start(
    folder: Path, *command: str, checkout: Path = CHECKOUT, more: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment = {**own, "PYTHONPATH": str(checkout), "DO_NOT_TRACK": "1", **(more or {})}
    with (folder / "dask.log").open("ab") as log:
        return subprocess.Popen(
            [BIN / "dask", *command], cwd=checkout, env=environment, stdout=log, stderr=log
        )


def _until(happened: object) -> None:
    assert callable(happened)
    end = time.monotonic() + LONGEST_START
    while not happened():
        assert time.monotonic() < end, "Dask did not start"
        time.sleep(0.1)
