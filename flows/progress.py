"""What a person sees while a stage works: how much of how much, and how fast.

Belongs here: bars on a terminal, a line now and then elsewhere. Does not: results (reports).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

EVERY = 10.0
"""Seconds between lines where there is no terminal."""


class Meter(Protocol):
    """Is told what has been done so far."""

    def __call__(self, done: int, total: int, words: int = 0, kept: int = 0) -> None:
        """`done` documents of `total`; the words are those of all but the ones `kept` by earlier runs."""
        ...


@contextmanager
def progress(stage: str) -> Iterator[Meter]:
    """A meter for one stage, shown on standard error."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(stage, console)
        return
    columns = (
        TextColumn("{task.description:9}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("documents{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as bars:
        bar = bars.add_task(stage, total=None, rate="")
        start = time.monotonic()

        def on_terminal(done: int, total: int, words: int = 0, kept: int = 0) -> None:
            said = _told(done, words, kept, time.monotonic() - start)
            bars.update(bar, completed=done, total=total, rate=said)

        yield on_terminal


def _lines(stage: str, console: Console) -> Meter:
    start = time.monotonic()
    last = start

    def in_lines(done: int, total: int, words: int = 0, kept: int = 0) -> None:
        nonlocal last
        now = time.monotonic()
        if done == total or now - last >= EVERY:
            last = now
            text = f"{stage:9} {done} of {total} documents{_told(done, words, kept, now - start)}"
            console.print(text, highlight=False, soft_wrap=True)

    return in_lines


def _told(done: int, words: int, kept: int, seconds: float) -> str:
    """What is said after the number of documents: those that were kept, and how fast the others are read."""
    stored = f", {kept} from the store" if kept else ""
    return f"{stored}  {rate(done - kept, words, seconds)}" if done > kept else stored


def rate(done: int, words: int, seconds: float) -> str:
    """Documents or words a second, in figures that can be read."""
    amount, unit = (words, "words/s") if words else (done, "documents/s")
    speed = amount / seconds if seconds > 0 else 0.0
    return f"{speed:,.0f} {unit}" if speed >= 10 else f"{speed:.1f} {unit}"
