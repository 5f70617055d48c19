"""Files that appear whole or not at all, and disks that do not take them.

Belongs here: writing in one step, and saying plainly that a disk is full or may not be written. Does not:
what is in a file (formats, tables).
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

FULL = "the disk is full. Free some space and run again"
_PROBLEMS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: "the quota is used up. Free some space and run again",
    errno.EFBIG: "the file would be larger than the system allows. Raise the limit (ulimit -f) and run again",
    errno.EROFS: "the disk may only be read. Name another folder, or have it mounted for writing",
    errno.EIO: "the disk reports an error. Have it checked before you run again",
}
_NUMBER = re.compile(r"\(os error (\d+)\)")
"""How libraries written in Rust name what the system told them."""
NOTHING_LEFT = 65_536
"""A disk with fewer bytes than this is full."""


class DiskError(RuntimeError):
    """Something cannot be written, and why; whatever was there before is as it was."""


def problem_of(error: BaseException) -> str | None:
    """What is the matter with the disk, and the remedy; None if the error tells of something else."""
    named = _NUMBER.search(str(error)) if isinstance(error, OSError) else None
    number = int(named[1]) if named else getattr(error, "errno", None)
    return _PROBLEMS.get(number) if isinstance(number, int) else None


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Raise DiskError for whatever a library raises because the disk of a file or folder took no more.

    Some say no more than that something went wrong; then what is left on the disk tells.
    """
    try:
        yield
    except DiskError:
        raise
    except Exception as error:
        problem = problem_of(error) or (FULL if _is_full(path) else None)
        if problem is None:
            raise
        raise DiskError(f"{path} cannot be written: {problem}.") from error


def _is_full(path: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(path if path.is_dir() else path.parent).free < NOTHING_LEFT
    return False


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A file to write beside the one that is meant, which at the end takes its place in one step.

    A crash leaves the old file or the new one. DiskError if the disk does not take it.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        with writing_to(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            yield partial
            partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink()


def write_text(path: Path, text: str) -> Path:
    """Write a text file in one step, and see it on the disk before it is there for others."""
    with appearing(path) as partial, partial.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    return path


def write_json(path: Path, value: Any) -> Path:
    """Write JSON with sorted keys, two blanks of indentation and a final line break, in one step."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True)
    return write_text(path, text + "\n")


def sync(folder: Path) -> None:
    """See a folder with all that is below it on the disk, so that it outlives a power cut."""
    for path in (*folder.rglob("*"), folder):
        sync_entry(path)


def sync_entry(path: Path) -> None:
    """See a file, or which names a folder holds, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
