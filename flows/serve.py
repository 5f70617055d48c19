"""Runs by schedule: the pipeline served until it is stopped, one run at a time.

    demarche serve --cron "0 4 * * *"

Belongs here: schedules on one machine. Does not: what a run does (pipeline). For a work pool with
workers elsewhere see prefect.yaml.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo, available_timezones

from flows.errors import StoppedError, plain_errors
from flows.places import Places
from flows.server import prefect_server

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment
    from prefect.schedules import Schedule


def serve(
    cron: str,
    timezone: str,
    places: Places,
    topics: Path | None,
    workers: int | None,
    to: Sequence[str] = (),
    make_public: bool = False,
    inbox: Path | None = None,
    cluster: bool | None = None,
) -> None:
    """Serve the pipeline with a schedule; a run that falls due during another is left out."""
    os.environ["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] = "INFO"
    with plain_errors():
        schedule = schedule_of(cron, timezone)
        _require_ready(places, inbox)
        with prefect_server(has_schedules=True) as server:
            from prefect import serve as serve_deployments
            from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
            from prefect.types.entrypoint import EntrypointType

            from flows.pipeline import pipeline

            server.wait()
            if server.process is not None:
                close_dead_runs()
            print(f"Serving on {server.url.removesuffix('/api')}; stop with Ctrl-C.", flush=True)
            # Named by its module, so that each run imports it afresh; Flow.serve would pickle it.
            deployment = pipeline.to_deployment(
                name="demarche",
                schedule=schedule,
                concurrency_limit=ConcurrencyLimitConfig(
                    limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
                ),
                parameters={
                    **dict(zip(("raw", "processed", "releases"), map(str, places.given), strict=True)),
                    "topics": str(topics) if topics else None,
                    "workers": workers,
                    "to": list(to),
                    "make_public": make_public,
                    "inbox": str(inbox) if inbox else None,
                    "cluster": cluster,
                },
                entrypoint_type=EntrypointType.MODULE_PATH,
            )
            # Without a running event loop it is the deployment itself, not a coroutine.
            serve_deployments(cast("RunnerDeployment", deployment), print_starting_message=False)


def close_dead_runs() -> None:
    """End on the server what an earlier one left running: its machine or its server was stopped.

    Only one server at a time uses a folder of state, so that nothing which it has running when it starts is
    alive. Such a run would hold the schedule's one slot, and every later one would be left out.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
    from prefect.client.schemas.objects import StateType
    from prefect.states import Crashed

    busy = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
    left = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=busy)))
    message = (
        "The machine or the server of this run was stopped while it ran. The next run takes up its work."
    )
    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(flow_run_filter=left):
            client.set_flow_run_state(run.id, Crashed(message=message), force=True)


def schedule_of(cron: str, timezone: str) -> Schedule:
    """The schedule meant, said to be none before anything is started."""
    try:
        ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        near = get_close_matches(timezone, available_timezones(), 3, 0.5)
        meant = f" Is {' or '.join(near)} meant?" if near else ""
        raise StoppedError(
            f'--timezone: "{timezone}" is no time zone.{meant} Write it as Europe/Vienna or UTC.'
        ) from None
    from prefect.schedules import Cron

    try:
        return Cron(cron, timezone=timezone)
    except ValueError as error:
        raise StoppedError(
            f'--cron: "{cron}" is no schedule ({_first_line(error)}). '
            'Write minute hour day month weekday, such as --cron "0 4 * * *".'
        ) from None


def _require_ready(places: Places, inbox: Path | None) -> None:
    """StoppedError for what would make every run fail, or leave its end untold."""
    from demarche.inbox import InboxError
    from demarche.inbox.folders import require_apart
    from flows.webhook import Webhook

    Webhook.configured()
    if inbox is not None:
        try:
            require_apart(inbox, places.raw)
        except InboxError as error:
            raise StoppedError(str(error)) from None


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return next(
        (line for line in lines if "error" in line.lower()), lines[0] if lines else type(error).__name__
    )


if __name__ == "__main__":
    import typer

    from flows.cli.running import serve as command

    typer.run(command)
