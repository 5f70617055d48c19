"""One run at a time in a folder of results, and none that could not publish in the end.

Belongs here: what a run makes sure of before it works. Does not: the lock itself (releasing.locking), that
of the releases, which publishing takes.

The stages that DVC runs are processes of their own; they work under the lock of the run that started them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from demarche.releasing.locking import holding
from flows.errors import StoppedError
from flows.places import Places

HELD = "DEMARCHE_HELD"
"""Names the folder that this process, or the one that started it, holds."""


@contextmanager
def at_work_in(places: Places) -> Iterator[None]:
    """Hold `processed` for a run or a stage; BusyError if another has it."""
    if os.environ.get(HELD) == str(places.processed):
        yield
        return
    before = os.environ.get(HELD)
    with holding(places.processed, "at work in"):
        os.environ[HELD] = str(places.processed)
        try:
            yield
        finally:
            os.environ.pop(HELD) if before is None else os.environ.update({HELD: before})


def require_writable(releases: Path) -> None:
    """StoppedError if nothing could be published there, said before hours of work and not after."""
    there = next(path for path in (releases, *releases.parents) if path.exists())
    if not os.access(there, os.W_OK):
        raise StoppedError(
            f"nothing can be published in {releases}: {there} may not be written. Name another folder: "
            "--releases FOLDER"
        )
