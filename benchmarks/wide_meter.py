"""Seconds and peak memory of steps and their parts.

Belongs here: measuring. Does not: what is measured (wide_steps).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from time import perf_counter, process_time
from typing import Any

import psutil

EVERY = 0.02
"""Seconds between two looks at memory."""
MB = 1_000_000


@dataclass
class Meter:
    """Seconds and peak memory of each step, in the order in which steps began."""

    steps: dict[str, dict[str, float]] = field(default_factory=dict)
    within: list[str] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure what is done within; a step may have parts."""
        name = " / ".join([*self.within[:1], name])
        self.steps.setdefault(name, {"seconds": 0.0, "processor": 0.0, "megabytes": 0.0})
        self.within.append(name)
        self.peaks.append(_tree_memory())
        start, worked = perf_counter(), process_time()
        try:
            yield
        finally:
            self.within.pop()
            peak = max(self.peaks.pop(), _tree_memory())
            found = self.steps[name]
            found["seconds"] = round(found["seconds"] + perf_counter() - start, 3)
            found["processor"] = round(found["processor"] + process_time() - worked, 3)
            found["megabytes"] = max(found["megabytes"], round(peak / MB))

    def watch(self) -> None:
        """Look at memory from now on, in a thread of its own."""

        def look() -> None:
            while True:
                now = _tree_memory()
                self.peaks[:] = [max(peak, now) for peak in self.peaks]
                threading.Event().wait(EVERY)

        threading.Thread(target=look, daemon=True).start()

    def part(self, name: str, where: str) -> None:
        """Measure a function wherever its module calls it."""
        module, _, function = where.partition(":")
        owner = import_module(module)
        work: Callable[..., Any] = getattr(owner, function)

        def measured(*given: Any, **named: Any) -> Any:
            with self.step(name):
                return work(*given, **named)

        setattr(owner, function, measured)


def _tree_memory() -> int:
    own = psutil.Process()
    total: int = own.memory_info().rss
    for child in own.children(recursive=True):
        try:
            total += child.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total
