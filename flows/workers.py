"""Documents through worker processes, whatever happens to one of them.

Belongs here: processes, what each has in hand, workers that die, hang or fail. Does not: what is done with
a document (positions), what is known already (extract).

A worker gets one document at a time, so that it is plain which one it died of. Results are told as they come
and do not depend on the number of workers. A document whose worker died or took
too long gets a second chance, alone; if it happens again the document is rejected and the run goes on.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from demarche.documents import Document
from demarche.positions.position import Extracted, failed, unreadable
from demarche.store.entries import Tally
from flows.errors import StoppedError
from flows.parameters import TimeBox

Work = Callable[[Document], tuple[Extracted, Tally]]
"""Reads one document; says also which parses of it were kept. Whatever it raises costs that document."""
Start = Callable[[], Work]
"""Makes a worker ready; must be picklable. Whatever it raises ends the run."""
OnDone = Callable[[int, Extracted, Tally], None]

LONGEST_START = 300.0
FALSE_STARTS = 3
"""How often in a row a worker may die before it is ready."""
_MAIN = threading.Lock()
DIED = "the process that read it died; the text is probably too large or ill-formed. Split or mend it."


def extract_all(
    start: Start,
    documents: Sequence[Document],
    *,
    workers: int,
    box: TimeBox,
    on_done: OnDone,
    meanwhile: Callable[[], None] | None = None,
) -> None:
    """Have the workers read documents. `on_done` is told of each by its place, and of each once.

    `meanwhile` is done here while the workers get ready, which takes seconds.
    """
    with Crew(start, workers, box) as crew:
        suspects = crew.read(dict(enumerate(documents)), on_done, meanwhile)
    # One worker with one document in hand: no other can be to blame.
    with Crew(start, 1, box) as crew:
        again = {place: documents[place] for place in sorted(suspects)}
        for place, lost in crew.read(again, on_done).items():
            on_done(place, lost, Tally())


@dataclass(slots=True)
class _Worker:
    """A process, the document it has in hand (None: it is getting ready), and until when."""

    process: BaseProcess
    connection: Connection[Any, Any]
    deadline: float
    in_hand: int | None = None
    is_ready: bool = False

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class Crew:
    """Workers that read documents until none is left, and then wait for more until the crew is ended."""

    def __init__(self, start: Start, workers: int, box: TimeBox) -> None:
        self._start, self._size, self._box = start, workers, box
        self._workers: list[_Worker] = []
        self._documents: Mapping[int, Document] = {}
        self._waiting: deque[int] = deque()
        self._lost: dict[int, Extracted] = {}
        self._false_starts = 0

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Take leave of all workers, whatever they are at."""
        while self._workers:
            self._workers.pop().end()

    def read_all(self, documents: Sequence[Document], on_result: OnDone) -> None:
        """Have documents read, those that were lost once more; tells of each by its place."""
        suspects = self.read(dict(enumerate(documents)), on_result)
        # One worker with one document in hand: no other can be to blame.
        with Crew(self._start, 1, self._box) as alone:
            again = {place: documents[place] for place in sorted(suspects)}
            for place, lost in alone.read(again, on_result).items():
                on_result(place, lost, Tally())

    def read(
        self,
        documents: Mapping[int, Document],
        on_result: OnDone,
        meanwhile: Callable[[], None] | None = None,
    ) -> dict[int, Extracted]:
        """Have documents read, each under its place; returns those that were lost, as rejected."""
        self._documents, self._on_result, self._lost = documents, on_result, {}
        self._waiting = deque(documents)
        for worker in [worker for worker in self._workers if not worker.process.is_alive()]:
            self._dismiss(worker)
        while self._waiting or self._under_way():
            for worker in self._workers:
                if worker.is_ready and worker.in_hand is None:
                    self._hand_over(worker)
            while len(self._workers) < min(self._size, len(self._waiting) + self._under_way()):
                self._workers.append(self._hired())
            if meanwhile is not None:
                meanwhile()
                meanwhile = None
            self._listen()
        return self._lost

    def _under_way(self) -> int:
        return sum(worker.in_hand is not None for worker in self._workers)

    def _hired(self) -> _Worker:
        ours, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=_serve, args=(theirs, self._start), daemon=True)
        with _without_main():
            process.start()
        theirs.close()
        return _Worker(process, ours, time.monotonic() + LONGEST_START)

    def _listen(self) -> None:
        """Wait until a worker says something, or is due."""
        busy = {w.connection: w for w in self._workers if w.in_hand is not None or not w.is_ready}
        patience = max(0.0, min(w.deadline for w in busy.values()) - time.monotonic())
        said_something = multiprocessing.connection.wait(list(busy), patience)
        for worker in [busy.pop(connection) for connection in list(busy) if connection in said_something]:
            try:
                said = worker.connection.recv()
            except (EOFError, OSError):
                self._lose(worker, "worker-died", DIED)
                continue
            self._heard(worker, said)
        for worker in busy.values():
            if time.monotonic() >= worker.deadline:
                self._lose(worker, "time-box", self._too_long(worker))

    def _heard(self, worker: _Worker, said: Exception | tuple[Extracted, Tally] | None) -> None:
        if isinstance(said, Exception):
            raise said
        if said is not None:
            assert worker.in_hand is not None, "a result without a document"
            self._on_result(worker.in_hand, *said)
        worker.in_hand, worker.is_ready, self._false_starts = None, True, 0
        self._hand_over(worker)

    def _hand_over(self, worker: _Worker) -> None:
        """Give a worker that is ready the next document, if there is one."""
        if self._waiting:
            place = self._waiting.popleft()
            document = self._documents[place]
            worker.in_hand, worker.deadline = place, time.monotonic() + self._box.seconds(len(document.text))
            with suppress(OSError):  # if it is dead, the next recv says so
                worker.connection.send(document)

    def _lose(self, worker: _Worker, rule: str, reason: str) -> None:
        """Take leave of a worker, and note the document that it had in hand."""
        self._dismiss(worker)
        if worker.in_hand is not None:
            self._lost[worker.in_hand] = failed(self._documents[worker.in_hand], rule, reason)
            return
        self._false_starts += 1
        if self._false_starts >= FALSE_STARTS:
            raise StoppedError(
                f"{FALSE_STARTS} worker processes in a row ended before they could read anything "
                f"(exit status {worker.process.exitcode}). Is there enough memory? Fewer of them: --workers 1"
            )

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()

    def _too_long(self, worker: _Worker) -> str:
        if worker.in_hand is None:
            return ""
        seconds = self._box.seconds(len(self._documents[worker.in_hand].text))
        return (
            f"reading it took longer than the {seconds:.0f} s that a text of its length is given. Split the "
            "text, or allow more: machine.time_box in params.yaml."
        )


def _serve(connection: Connection[Any, Any], start: Start) -> None:
    """What a worker process does."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    try:
        work = start()
    except Exception as error:
        try:
            connection.send(error)
        except Exception:  # not every error can be sent
            connection.send(RuntimeError(f"{type(error).__name__}: {error}"))
        return
    connection.send(None)
    while True:
        document = connection.recv()
        try:
            said: object = work(document)
        except MemoryError:
            os._exit(1)  # what is left of this process is not to be relied on
        except Exception as error:
            said = unreadable(document, error), Tally()
        connection.send(said)


def _end_with(sentinel: int) -> None:
    """Let this process end when the run does, however that ended."""
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


@contextmanager
def _without_main() -> Iterator[None]:
    """Start a worker that does not import the main module again: it brings Prefect, which no worker needs.

    Saves each worker some five seconds of processor time. One thread at a time, for there is one main module.
    """
    with _MAIN:
        main = sys.modules["__main__"]
        kept: dict[str, Any] = {
            name: main.__dict__.pop(name) for name in ("__spec__", "__file__") if name in main.__dict__
        }
        main.__spec__ = None
        try:
            yield
        finally:
            main.__dict__.update(kept)
