"""What all stages have in common: their tables on disk, how long they took, running one alone.

Belongs here: the frame around a stage. Does not: what any one of them does, options (options).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl

from demarche.releasing.writing import write_json
from demarche.tables import read_table, write_table
from flows.errors import StoppedError, plain_errors
from flows.holding import at_work_in
from flows.places import Places
from flows.server import prefect_server, unwatched

Counts = dict[str, int]


def write_tables(frames: Mapping[str, pl.DataFrame], folder: Path) -> Counts:
    """Write each table to a folder; returns their rows."""
    for name, frame in frames.items():
        write_table(frame, name, folder / f"{name}.parquet")
    return {name: frame.height for name, frame in frames.items()}


def read_tables(folder: Path, names: tuple[str, ...], stage: str) -> dict[str, pl.DataFrame]:
    """The tables that an earlier stage left in a folder; StoppedError if it has not run."""
    missing = [name for name in names if not (folder / f"{name}.parquet").is_file()]
    if missing:
        raise StoppedError(
            f"{folder / missing[0]}.parquet is missing. Run the stage before: python -m flows.{stage}"
        )
    return {name: read_table(folder / f"{name}.parquet", name) for name in names}


@contextmanager
def timed(stage: str, places: Places) -> Iterator[None]:
    """Hold the folder of results meanwhile, and note in seconds.json how long the stage took."""
    with at_work_in(places):
        start = time.perf_counter()
        yield
        known = json.loads(places.seconds.read_text(encoding="utf-8")) if places.seconds.is_file() else {}
        write_json(places.seconds, known | {stage: round(time.perf_counter() - start, 2)})


def run_stage(stage: Callable[..., Any], *arguments: Any) -> Any:
    """Run one stage's flow alone, with a server of its own if none is configured."""
    with plain_errors(), prefect_server() as server:
        server.wait()
        with unwatched(server):
            return stage(*arguments)
