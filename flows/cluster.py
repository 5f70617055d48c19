"""A Dask cluster: reaching its scheduler, and making sure that its workers can do the work.

Belongs here: the address, the task runner of prefect-dask, what workers must agree in, what is said when they
do not. Does not: batches and results (dispatch), what a worker does (remote). Dask is imported only where a
cluster is asked for.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import urlopen

from prefect.settings import PREFECT_API_URL

from demarche.positions.settings import program_parts
from flows.errors import StoppedError
from flows.remote import end_idle, require_same

if TYPE_CHECKING:
    from prefect_dask.task_runners import DaskTaskRunner

SCHEDULER = "DEMARCHE_SCHEDULER"
LONGEST_CONNECT = 20.0
LONGEST_ALONE = 120.0
"""Seconds for which the scheduler may have no worker before the run gives up."""


def dask_runner() -> DaskTaskRunner:
    """The task runner for the scheduler that the environment names; StoppedError if it cannot be had."""
    if find_spec("prefect_dask") is None:
        raise StoppedError(
            'a cluster was asked for, but prefect-dask is not installed: pip install -e ".[pipeline,cluster]"'
        )
    address = os.environ.get(SCHEDULER, "").strip()
    if not address:
        raise StoppedError(
            f"a cluster was asked for, but no scheduler is named. Start one (dask scheduler) and set "
            f"{SCHEDULER}=tcp://HOST:8786; or read on this machine: --no-cluster"
        )
    from prefect_dask.task_runners import DaskTaskRunner

    return DaskTaskRunner(address=address, client_kwargs={"timeout": LONGEST_CONNECT})


@contextmanager
def connected() -> Iterator[Any]:
    """The Dask client of the flow's task runner."""
    from distributed.comm.core import CommClosedError
    from prefect.context import FlowRunContext
    from prefect_dask.task_runners import DaskTaskRunner

    context = FlowRunContext.get()
    if context is None or not isinstance(context.task_runner, DaskTaskRunner):
        raise RuntimeError("reading on a cluster needs a flow whose task runner is dask_runner()")
    address = context.task_runner.address
    try:
        client = context.task_runner.client
    except (OSError, ValueError) as error:
        raise StoppedError(
            f"no scheduler answers at {address} ({SCHEDULER}): {error}. Start one (dask scheduler), or read "
            "on this machine: --no-cluster"
        ) from None
    try:
        yield client
    except CommClosedError:
        raise scheduler_gone() from None
    finally:
        with suppress(CommClosedError):
            if is_running(client):
                client.run(end_idle, on_error="ignore")


def require_able(client: Any) -> None:
    """StoppedError unless there are workers, and all of them can read as this machine does."""
    deadline = time.monotonic() + LONGEST_ALONE
    while not readers_of(client, least=0):
        if time.monotonic() > deadline:
            raise nobody_left()
        time.sleep(0.5)
    api = PREFECT_API_URL.value()
    for worker, said in client.run(_described, api, on_error="return").items():
        if isinstance(said, Exception):
            raise StoppedError(
                f"the worker at {worker} cannot do the work ({type(said).__name__}: {said}). Start it from a "
                "checkout like this one, with the libraries of its requirements.lock."
            )
        theirs, is_reached = said
        require_same(program_parts(), theirs, worker)
        if not is_reached:
            raise StoppedError(
                f"the worker at {worker} does not reach the Prefect server at {api}. Start one that all "
                "machines reach, and name it before the run: PREFECT_API_URL=http://HOST:4200/api"
            )


def _described(api: str | None) -> tuple[dict[str, str], bool]:
    """What code and libraries a worker has, and whether it reaches Prefect; runs there."""
    try:
        urlopen(f"{api}/health", timeout=10).close()
    except HTTPError:  # an answer, be it that one must say who one is
        pass
    except (OSError, ValueError):
        return program_parts(), False
    return program_parts(), True


def nobody_left() -> StoppedError:
    """What to say when there is no worker, for long."""
    return StoppedError(
        f"the scheduler has had no worker for {LONGEST_ALONE:.0f} s. Start some, on as many machines as you "
        f'like, from a checkout: dask worker "${SCHEDULER}". What was read is kept.'
    )


def scheduler_gone() -> StoppedError:
    """What to say when the scheduler is there no more."""
    return StoppedError(
        f"the scheduler at {os.environ.get(SCHEDULER)} went away. What was read is kept: start it and its "
        "workers again, and then the run."
    )


def readers_of(client: Any, least: int = 1) -> int:
    """How many batches the cluster reads at a time."""
    return max(least, sum(int(threads) for threads in client.nthreads().values()))


def is_running(client: Any) -> bool:
    """Whether the scheduler is there."""
    return bool(client.status == "running")
