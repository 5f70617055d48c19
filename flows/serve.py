"""Runs by schedule: the pipeline served until it is stopped, one run at a time.

    demarche serve --cron "0 4 * * *"

Belongs here: schedules on one machine. Does not: what a run does (pipeline). For a work pool with
workers elsewhere see prefect.yaml.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flows.errors import StoppedError, plain_errors
from flows.places import Places
from flows.server import prefect_server

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment


def serve(
    cron: str,
    timezone: str,
    places: Places,
    topics: Path | None,
    workers: int | None,
    to: Sequence[str] = (),
    make_public: bool = False,
) -> None:
    """Serve the pipeline with a schedule; a run that falls due during another is left out."""
    os.environ["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] = "INFO"
    with plain_errors(), prefect_server(has_schedules=True) as server:
        from prefect import serve as serve_deployments
        from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
        from prefect.schedules import Cron
        from prefect.types.entrypoint import EntrypointType

        from flows.pipeline import pipeline

        try:
            schedule = Cron(cron, timezone=timezone)
        except ValueError as error:
            raise StoppedError(
                f'"{cron}" in {timezone} is no schedule ({_first_line(error)}). '
                'Write minute hour day month weekday, such as --cron "0 4 * * *".'
            ) from None
        server.wait()
        print(f"Serving on {server.url.removesuffix('/api')}; stop with Ctrl-C.", flush=True)
        # Named by its module, so that each run imports it afresh; Flow.serve would pickle it.
        deployment = pipeline.to_deployment(
            name="demarche",
            schedule=schedule,
            concurrency_limit=ConcurrencyLimitConfig(
                limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
            ),
            parameters={
                "raw": str(places.raw),
                "processed": str(places.processed),
                "releases": str(places.releases),
                "topics": str(topics) if topics else None,
                "workers": workers,
                "to": list(to),
                "make_public": make_public,
            },
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        # Without a running event loop it is the deployment itself, not a coroutine.
        serve_deployments(cast("RunnerDeployment", deployment), limit=1, print_starting_message=False)


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return next(
        (line for line in lines if "error" in line.lower()), lines[0] if lines else type(error).__name__
    )


if __name__ == "__main__":
    import typer

    from flows.cli.running import serve as command

    typer.run(command)
