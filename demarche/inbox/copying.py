"""One file of an inbox: whether it has arrived whole, and its way into the raw texts.

Belongs here: when a file counts as quiet, copying what it holds, putting the copy in place. Does not: which
files are texts (reading.files), the order of steps over all files (taking).
"""

from __future__ import annotations

import os
import shutil
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from demarche.reading.files import RawFile, is_inside
from demarche.reading.refusal import RefusalError
from demarche.releasing.sums import file_sha256


class UnsettledError(Exception):
    """The file is still being written, so that it waits for a later run."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of the inbox as it was copied; `state` tells whether it is still the same one."""

    file: RawFile
    copy: Path
    state: tuple[int, ...]


def state_if_settled(path: Path, quiet: float) -> tuple[int, ...]:
    """What tells one state of a file from the next; UnsettledError if it changed less than `quiet` s ago.

    The time of its last change of status counts: no program can set that back, as copying programs do with
    the time of the last change of its content.
    """
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        raise RefusalError("unreadable", "not a regular file. Put the text itself into the inbox.")
    age = time.time() - status.st_ctime
    if age < quiet:
        raise UnsettledError(f"changed less than {quiet:g} s ago; a later run takes it")
    return _state(status)


def _state(status: os.stat_result) -> tuple[int, ...]:
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def copy(file: RawFile, state: tuple[int, ...], target: Path, most_bytes: int) -> Copied:
    """Copy a file in that state to disk; UnsettledError if it changes meanwhile."""
    if state[2] > most_bytes:
        raise RefusalError("too-large", f"the file has {state[2]} bytes, more than {most_bytes}. Split it.")
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW
    with os.fdopen(os.open(file.location, flags), "rb") as source, target.open("xb") as made:
        shutil.copyfileobj(source, made, 1 << 20)
        made.flush()
        os.fsync(made.fileno())
        is_same = _state(os.fstat(source.fileno())) == state
    if not is_same:
        raise UnsettledError("changed while it was copied; a later run takes it")
    return Copied(file, target, state)


def put_in_place(copied: Copied, raw: Path) -> str:
    """Give the copy its name among the raw texts, unless that is another text's; says what was done."""
    target = require_free(copied, raw)
    if target.exists():
        return "was there already"
    target.parent.mkdir(parents=True, exist_ok=True)
    os.link(copied.copy, target)  # never replaces what is there
    _sync(target.parent)
    return "taken"


def require_free(copied: Copied, raw: Path) -> Path:
    """Where the text is going to stand; RefusalError if something else does, or if it lies outside."""
    target = raw / copied.file.source_path
    existing = next(parent for parent in target.parents if parent.exists() or parent.is_symlink())
    if not (existing.is_dir() and (existing == raw or is_inside(existing, raw.resolve()))):
        raise RefusalError(
            "file-name", f"{existing.name} is no folder inside the raw texts. Rename the file's folder."
        )
    taken = target.is_symlink() or target.exists()
    if taken and (
        target.is_symlink() or not target.is_file() or file_sha256(target) != file_sha256(copied.copy)
    ):
        raise RefusalError(
            "file-name",
            "the raw texts have another text of that name, which stays as it is. Give this one another name, "
            "or replace the other by hand.",
        )
    return target


def remove(copied: Copied) -> None:
    """Take the file out of the inbox, if it is still the one that was copied."""
    with suppress(FileNotFoundError):
        if _state(os.lstat(copied.file.location)) == copied.state:
            copied.file.location.unlink()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
