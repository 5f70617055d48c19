"""One run at a time in a folder: a lock that the system lets go of when its holder ends, however it ended.

Belongs here: taking it, and saying that somebody else has it. Does not: what is done under it.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from demarche.releasing.writing import writing_to

LOCK = ".lock"


class BusyError(RuntimeError):
    """Another run is at work in the same folder."""


@contextmanager
def holding(folder: Path, doing: str) -> Iterator[None]:
    """Hold a folder, which is made if need be; BusyError if somebody else does.

    The file means nothing by itself: only an open one holds the folder, so that what a killed run left
    is in nobody's way.
    """
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / LOCK).open("w")
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(f"another run is {doing} {folder}; wait until it has ended") from None
        yield


@contextmanager
def publishing(releases: Path) -> Iterator[None]:
    """Hold the folder for publishing; BusyError if somebody else does."""
    with holding(releases, "publishing to"):
        yield
