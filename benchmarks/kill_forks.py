"""Ending a child at a moment, or just before it writes: children are forked, so that many fit into a minute.

Belongs here: forking, killing, counting writes, a value from a child. Does not: what they do (kill_steps).

The forking process only imports: it computes nothing, so that no thread of a library is lost by forking.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def killed_after(act: Callable[[], object], seconds: float) -> bool:
    """Do something in a child and kill it so many seconds later; whether it was still at work."""
    child = _fork(act)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return _ended(child) == -signal.SIGKILL


def killed_at_write(act: Callable[[], object], here: Path, nth: int) -> bool:
    """Do something in a child that dies before its n-th write below a folder; whether it came to that."""

    def watched() -> None:
        count = 0

        def on_write() -> None:
            nonlocal count
            count += 1
            if count == nth:
                os.kill(os.getpid(), signal.SIGKILL)

        _watch_writes(here, on_write)
        act()

    return _ended(_fork(watched)) == -signal.SIGKILL


def counted(act: Callable[[Path], object], here: Path) -> int:
    """Do something in a folder, and say how often it wrote there."""
    count = 0

    def on_write() -> None:
        nonlocal count
        count += 1

    _watch_writes(here, on_write)
    act(here)
    return count


def _watch_writes(here: Path, on_write: Callable[[], None]) -> None:
    """Be told just before Python opens a file below a folder for writing, renames, makes or removes one."""
    below = str(here)

    def hook(event: str, said: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = said
            is_write = bool(set(str(mode or "")) & set("wax+") or (flags or 0) & WRITING)
        elif event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.truncate"):
            path, is_write = said[0], True
        else:
            return
        if is_write and isinstance(path, (str, os.PathLike)) and os.fspath(path).startswith(below):
            on_write()

    sys.addaudithook(hook)


def _fork(act: Callable[[], object]) -> int:
    """A child that does something and ends; its output goes nowhere."""
    child = os.fork()
    if child:
        return child
    status = 1
    with suppress(BaseException):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        act()
        status = 0
    os._exit(status)


def _ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def in_child(act: Callable[[], Any]) -> Any:
    """What a function returns, computed in a child; RuntimeError with its traceback if it raises."""
    ours, theirs = os.pipe()

    def tell() -> None:
        try:
            said = {"value": act()}
        except BaseException:
            said = {"error": traceback.format_exc()}
        with os.fdopen(theirs, "w", encoding="utf-8") as stream:
            json.dump(said, stream, default=str)

    child = _fork(tell)
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8") as stream:
        said = json.loads(stream.read() or '{"error": "it ended without a word"}')
    _ended(child)
    if "error" in said:
        raise RuntimeError(said["error"])
    return said["value"]
