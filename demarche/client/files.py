"""Files of a release on this machine, never used before their checksum is that of the release.

Belongs here: the cache and the check. Does not: which files there are (catalogue).

The cache is keyed by checksum, so that a file is fetched once wherever it is published, and versions
that share a file share it here too. Deleting the cache loses nothing.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from demarche.client.errors import DamagedError
from demarche.client.sources import Source
from demarche.releasing.sums import file_sha256

VARIABLE = "DEMARCHE_CACHE"
TRIES = 2
"""A download is tried once more: a proxy may have cut it short."""


def cache_folder() -> Path:
    """Where downloads are kept: DEMARCHE_CACHE, else the system's folder for such things."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen) / FOLDER
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "demarche" / FOLDER


FOLDER = "files"


def checked_file(source: Source, name: str, sha256: str) -> Path:
    """A file of a release, on this machine and with this checksum; DamagedError if it has another."""
    local = source.path(name)
    if local is not None:
        if (found := file_sha256(local)) != sha256:
            raise _damaged(str(local), found, sha256)
        return local
    kept = cache_folder() / sha256[:2] / f"{sha256}{Path(name).suffix}"
    if kept.is_file() and file_sha256(kept) == sha256:
        return kept
    return _fetch(source, name, sha256, kept)


def _fetch(source: Source, name: str, sha256: str, kept: Path) -> Path:
    kept.parent.mkdir(parents=True, exist_ok=True)
    handle, partial = tempfile.mkstemp(dir=kept.parent, suffix=".partial")
    os.close(handle)
    try:
        for last in range(TRIES - 1, -1, -1):
            source.fetch(name, Path(partial))
            found = file_sha256(Path(partial))
            if found == sha256:
                return Path(partial).replace(kept)
            if not last:
                raise _damaged(f"{source.where}/{name}", found, sha256)
    finally:
        Path(partial).unlink(missing_ok=True)
    raise AssertionError("the last try returns or raises")


def _damaged(what: str, found: str, expected: str) -> DamagedError:
    return DamagedError(
        f"{what} is not what was published: its SHA-256 is {found[:16]}…, that of the release is "
        f"{expected[:16]}…. Take it from another copy, or tell whoever publishes it."
    )
