"""One publisher at a time: a lock on the folder of releases that a crash lets go of."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".lock"


class BusyError(RuntimeError):
    """Another run is publishing to the same folder."""


@contextmanager
def publishing(releases: Path) -> Iterator[None]:
    """Hold the folder for publishing; BusyError if somebody else does."""
    releases.mkdir(parents=True, exist_ok=True)
    with (releases / LOCK).open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(f"another run is publishing to {releases}; wait until it has ended") from None
        yield
