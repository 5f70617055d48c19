"""Keeping a store within bounds.

Belongs here: how much is kept, throwing away what was not used for longest. Does not: entries (entries).

Cleaning may run beside other runs: whoever misses an entry makes it again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from demarche.store.entries import UNFINISHED

FULL = 0.9
"""To what share of its limit a store is cleaned, so that it is not cleaned for every entry."""
ABANDONED = 3600.0
"""Seconds after which a file that is still being written belongs to a writer that was killed."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much a store holds."""

    entries: int = 0
    bytes: int = 0


def size(folder: Path) -> Size:
    """How much a store holds now."""
    found = [entry.stat().st_size for entry in _files(folder)]
    return Size(len(found), sum(found))


def clean(folder: Path, limit: int) -> int:
    """Throw away what was not used for longest until a store is within its limit; returns how many."""
    now, held = time.time(), []
    removed = 0
    for entry in _files(folder):
        with suppress(OSError):
            state = entry.stat()
            if entry.name.endswith(UNFINISHED):
                removed += state.st_mtime < now - ABANDONED and _remove(entry.path)
            else:
                held.append((state.st_mtime_ns, entry.path, state.st_size))
    total = sum(bytes_ for _, _, bytes_ in held)
    if total <= limit:
        return removed
    for _, path, bytes_ in sorted(held):
        if total <= FULL * limit:
            break
        total -= bytes_
        removed += _remove(path)
    return removed


def empty(folder: Path) -> int:
    """Throw everything away; returns how many entries."""
    return sum(_remove(entry.path) for entry in list(_files(folder)))


def _remove(path: str) -> bool:
    with suppress(OSError):
        Path(path).unlink()
        return True
    return False


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The files of a store: they stand two folders deep, and whatever stands elsewhere is not its own."""
    for kind in _entries(folder):
        for part in _entries(kind.path):
            yield from (entry for entry in _entries(part.path, of_folders=False))


def _entries(folder: Path | str, of_folders: bool = True) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            listed = list(found)
    except OSError:
        return
    yield from (
        entry
        for entry in listed
        if (entry.is_dir(follow_symlinks=False) if of_folders else entry.is_file(follow_symlinks=False))
    )
