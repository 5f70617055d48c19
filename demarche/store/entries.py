"""Entries on disk: bytes under a key, whole or not at all.

Belongs here: files, their checksums, writing them so that nobody sees a half. Does not: what the bytes
mean (trees, results), how much may be kept (cleaning).

An entry is a file `kind/ab/cdef…`: a mark, the SHA-256 of its key and body, the body. Writers put a file
of their own beside it and move it into place, so that killed writers and runs at the same time do no
harm. A disk that is full or may not be written makes the store useless, not the run.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_MARK = b"demarche store 1\n"
_HEAD = len(_MARK) + hashlib.sha256().digest_size
UNFINISHED = ".part"
"""How the names of files end that are still being written."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries were found, were not there, or were there and useless."""

    found: int = 0
    missing: int = 0
    dropped: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.found + other.found, self.missing + other.missing, self.dropped + other.dropped)

    def __sub__(self, other: Tally) -> Tally:
        return Tally(self.found - other.found, self.missing - other.missing, self.dropped - other.dropped)


@dataclass(slots=True)
class Shelf:
    """The entries of one kind below a store's folder, with a count of what was asked for so far."""

    folder: Path
    kind: str
    tally: Tally = field(default_factory=Tally)

    def get(self, key: str) -> bytes | None:
        """The body under a key. An entry that is damaged or another's is thrown away."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            self.tally += Tally(missing=1)
            return None
        body = content[_HEAD:]
        if content[:_HEAD] != _head(self.kind, key, body):
            self.drop(key)
            return None
        with suppress(OSError):
            os.utime(path)  # used just now: cleaning takes what was not used for longest
        self.tally += Tally(found=1)
        return body

    def reject(self, key: str) -> None:
        """Throw away an entry that `get` gave and that makes no sense."""
        self.tally += Tally(found=-1)
        self.drop(key)

    def drop(self, key: str) -> None:
        """Throw away an entry."""
        with suppress(OSError):
            self._path(key).unlink()
        self.tally += Tally(dropped=1)

    def put(self, key: str, body: bytes) -> bool:
        """Keep a body under a key; False if the disk does not take it."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=path.parent, suffix=UNFINISHED)
        except OSError:
            return False
        try:
            with os.fdopen(number, "wb") as file:
                file.write(_head(self.kind, key, body))
                file.write(body)
            Path(name).replace(path)
        except OSError:
            with suppress(OSError):
                Path(name).unlink()
            return False
        return True

    def _path(self, key: str) -> Path:
        return self.folder / self.kind / key[:2] / key[2:]


def _head(kind: str, key: str, body: bytes) -> bytes:
    return _MARK + hashlib.sha256(f"{kind} {key}\n".encode() + body).digest()
