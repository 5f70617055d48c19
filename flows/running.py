"""One run from the command line: server, pipeline, report, exit status.

Belongs here: what surrounds the pipeline when a person starts it. Does not: the pipeline itself.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from flows.errors import REFUSED, plain_errors
from flows.places import Places
from flows.server import prefect_server, unwatched


def run(
    places: Places,
    topics: Path | None = None,
    workers: int | None = None,
    released: date | None = None,
    accepted_drift: str | None = None,
    is_dry: bool = False,
    to: Sequence[str] = (),
    make_public: bool = False,
    inbox: Path | None = None,
    cluster: bool | None = None,
) -> None:
    """Run the pipeline and say at the end what came of it; exit status 1 if nothing could be published."""
    start = time.perf_counter()
    with plain_errors(), prefect_server() as server:
        print("start     one moment: the run's own bookkeeping comes up", file=sys.stderr)
        # Imported here, because Prefect takes its time and the server starts meanwhile.
        from demarche.releasing.publish import Planned
        from flows.pipeline import RefusedError, pipeline
        from flows.reports import print_plan, print_refusal, print_report

        server.wait()
        try:
            with unwatched(server):
                done = pipeline(
                    *places.given,
                    topics,
                    workers,
                    released,
                    accepted_drift,
                    is_dry,
                    to,
                    make_public,
                    inbox,
                    cluster,
                )
        except RefusedError as refused:
            print_refusal(places, refused.verdict)
            raise SystemExit(REFUSED) from None
        if isinstance(done, Planned):
            print_plan(done)
        else:
            print_report(places, done, time.perf_counter() - start)
