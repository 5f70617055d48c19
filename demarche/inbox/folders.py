"""The two folders of a taking: that they are apart, and that one run alone is at them.

Belongs here: what must hold of the folders. Does not: files in them (copying, taking).
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from demarche.inbox.outcome import InboxError


def require_apart(inbox: Path, raw: Path) -> None:
    """InboxError unless both are folders and neither lies in the other."""
    for folder in (inbox, raw):
        if not folder.is_dir():
            raise InboxError(f"{folder} is not a folder. Make it, or name another: --inbox FOLDER")
    one, other = inbox.resolve(), raw.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        raise InboxError(f"the inbox {inbox} and the raw texts {raw} lie in one another. Name another inbox.")


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder, so that no other run takes from it or puts into it; a crash lets go of it."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InboxError(
                f"another run is taking texts from or into {folder}. Wait until it has ended."
            ) from None
        yield
    finally:
        os.close(handle)
