"""The process in which files that are not plain text are opened: one child for each file.

python -I -m demarche.reading.formats.worker, spoken to by `converter`.

Belongs here: limits on time, memory, files and network, and what a child may end of. Does not: the formats
themselves. The libraries are loaded once; a child is forked from them for each file and ends with it, so no
file can do anything to the next.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from demarche.reading.limits import Limits
from demarche.reading.refusal import RefusalError
from demarche.reading.vocabulary import vocabulary

_FORBIDDEN = ("socket.", "subprocess.", "os.", "shutil.", "ctypes.", "pty.", "tempfile.", "mmap.")
_HARMLESS = frozenset({"os.listdir", "os.scandir", "os.putenv", "os.unsetenv"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PATIENCE = 3
"""Times the processor time that may pass on the clock: a busy machine gives a process only a part of it."""

Answer = dict[str, str]
Convert = Callable[[bytes, Limits], str]


def main() -> None:
    """Answer requests until there are no more."""
    vocabulary()  # what a child reads from files is read here
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["length"])
        convert = import_module(f"demarche.reading.formats.{request['kind']}").text_of
        answer = _in_child(convert, data, Limits(**request["limits"]))
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def request_for(kind: str, data: bytes, limits: Limits) -> bytes:
    """What to write to the worker's standard input for one file."""
    header = {"kind": kind, "length": len(data), "limits": asdict(limits)}
    return json.dumps(header).encode() + b"\n" + data


def _in_child(convert: Convert, data: bytes, limits: Limits) -> Answer:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as stream:
                _work(convert, data, limits, stream)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        said = _all_of(stream, time.monotonic() + _PATIENCE * limits.seconds)
    if said is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if said is None or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)):
        return _refused("too-slow", f"reading it took more than {limits.seconds} seconds. {_REMEDY}")
    try:
        return dict(json.loads(said))
    except ValueError:
        return _refused("unreadable", f"the process that read it died. {_REMEDY}")


def _all_of(stream: BinaryIO, deadline: float) -> bytes | None:
    """What a child says until it ends; None if it takes too long."""
    said = b""
    while True:
        ready, _, _ = select.select([stream], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return None
        more = os.read(stream.fileno(), 1 << 20)
        if not more:
            return said
        said += more


def _work(convert: Convert, data: bytes, limits: Limits, stream: BinaryIO) -> None:
    """In the child: convert under limits and say what came of it."""
    confine(limits)
    try:
        answer = {"text": convert(data, limits)}
    except RefusalError as refusal:
        answer = _refused(refusal.rule, refusal.reason)
    except MemoryError:
        answer = _refused("too-large", f"reading it takes too much memory. {_REMEDY}")
    except Exception as error:  # whatever a file does, the next one is read
        answer = _refused("ill-formed", f"it cannot be read ({type(error).__name__}). {_REMEDY}")
    stream.write(json.dumps(answer).encode())


def confine(limits: Limits) -> None:
    """Take from this process what reading a file needs not: time, memory, files, network, processes."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    seconds = int(used) + limits.seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    memory = pages * resource.getpagesize() + limits.most_memory
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libraries = tuple(
        f"{Path(place).resolve()}{os.sep}"
        for place in (sys.prefix, sys.base_prefix, *(p for p in sys.path if p.endswith("-packages")))
    )

    def guard(event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = given
            is_library = isinstance(path, str) and os.path.realpath(path).startswith(libraries)
            if not (is_library and not flags & _WRITING):
                raise PermissionError("reading a file needs no other file")
        elif event.startswith(_FORBIDDEN) and event not in _HARMLESS:
            raise PermissionError(f"reading a file needs no {event}")

    sys.addaudithook(guard)


def _refused(rule: str, reason: str) -> Answer:
    return {"rule": rule, "reason": reason}


_REMEDY = "Save it anew, or export it as plain text."

if __name__ == "__main__":
    main()
