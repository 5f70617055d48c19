"""Batches sent out to a cluster, and their results taken in.

Belongs here: which batches are on their way, what comes back of them, what is done when machines are lost.
Does not: how large batches are (batches), reaching the cluster (cluster), what a worker does with a batch
(remote), results that are kept (storing): they stay with the client.

Each batch is a Prefect task. Only a few for each reader are on their way at a time, so that neither the
scheduler nor this process holds more of the corpus than is being read. Dask gives a batch whose worker was
lost to another; one that was lost several times is sent out again a document at a time, while nothing else is
read, and a document that even then takes its worker with it is rejected.
"""

from __future__ import annotations

import pickle
import queue
import time
import warnings
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from prefect import task
from prefect.cache_policies import NO_CACHE

from demarche.documents import Document
from demarche.parsing.pipeline import parser_fingerprint
from demarche.positions.position import Extracted, failed
from demarche.positions.settings import ExtractionSettings
from demarche.store import parses
from demarche.store.entries import Shelf, Tally
from flows.batches import Pace, cut
from flows.cluster import (
    LONGEST_ALONE,
    connected,
    is_running,
    nobody_left,
    readers_of,
    require_able,
    scheduler_gone,
)
from flows.errors import StoppedError
from flows.parameters import Machine
from flows.remote import Answer, Errand, Luggage, read_batch
from flows.workers import DIED, OnDone

if TYPE_CHECKING:
    from prefect_dask.task_runners import PrefectDaskFuture

AHEAD = 2
"""Batches for each reader that are on their way at a time."""
TRIES = 3
"""How often a batch is sent out that failed for no fault of its documents."""


def read_there(
    documents: Sequence[Document],
    settings: ExtractionSettings,
    machine: Machine,
    store: Path | None,
    on_done: OnDone,
) -> None:
    """Have the workers of the cluster read documents; as `storing.read_here`."""
    if not documents:
        return
    with connected() as client:
        luggage = Luggage.packed(settings, machine.time_box)
        require_able(client)
        _Dispatch(client, luggage, documents, _Memory.of(settings, store), on_done).run()


@task(name="read a batch", task_run_name="read {first} to {last}", cache_policy=NO_CACHE)
def batch_task(first: int, last: int, errands: bytes, luggage: Luggage) -> Answer:
    """`read_batch` as a task, on a worker of the cluster. Bytes, for Prefect looks into all that it can."""
    return read_batch(pickle.loads(errands), luggage)


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents on their way, with their places in the run, and how often they were sent out."""

    places: tuple[int, ...]
    errands: tuple[Errand, ...]
    tries: int = 1
    is_alone: bool = False
    """It is to be read while nothing else is, so that it is plain whose fault a lost worker is."""

    @property
    def first(self) -> int:
        """Number of its first document, as people count."""
        return self.places[0] + 1

    @property
    def last(self) -> int:
        """Number of its last document, as people count."""
        return self.places[-1] + 1


class _Memory:
    """The kept parses of the run, on the client's disk."""

    def __init__(self, shelf: Shelf, keys: parses.Keys) -> None:
        self._shelf, self._keys = shelf, keys

    @classmethod
    def of(cls, settings: ExtractionSettings, store: Path | None) -> _Memory | None:
        """None if nothing is kept."""
        if store is None:
            return None
        return cls(Shelf(store, parses.KIND), parses.Keys(parser_fingerprint(settings.parser)))

    def errand(self, document: Document) -> Errand:
        """A document with what is kept of it."""
        key = self._keys.of(document.text)
        return Errand(document, key, self._shelf.get(key))

    def keep(self, errand: Errand, made: bytes) -> None:
        """Keep what a worker made."""
        assert errand.key is not None
        self._shelf.put(errand.key, made)


class _Dispatch:
    """One run's batches: what waits, what is on its way, what has come back."""

    def __init__(
        self,
        client: Any,
        luggage: Luggage,
        documents: Sequence[Document],
        memory: _Memory | None,
        on_done: OnDone,
    ) -> None:
        self._client, self._documents, self._memory, self._on_done = client, documents, memory, on_done
        # A task of its own, so that Dask brings it to each worker once and makes it anew if it is lost.
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Sending large graph")
            self._luggage = client.submit(_same, luggage, key=f"luggage-{luggage.digest}")
        self._words = [len(document.text.split()) for document in documents]
        self._pace = Pace(readers_of(client))
        self._cuts = cut(self._words, self._pace)
        self._again: deque[Batch] = deque()
        self._under_way: dict[str, tuple[Any, Batch]] = {}
        self._done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._left = len(documents)

    def run(self) -> None:
        """Send out and take in until every document is read."""
        try:
            while self._left:
                self._pace.readers = readers_of(self._client)  # some come later, some go
                while len(self._under_way) < AHEAD * self._pace.readers and (batch := self._next()):
                    self._send(batch)
                self._take(self._arrived())
        finally:
            if self._under_way and is_running(self._client):
                self._client.cancel([future for future, _ in self._under_way.values()])

    def _next(self) -> Batch | None:
        if any(batch.is_alone for _, batch in self._under_way.values()):
            return None
        if self._again:
            return None if self._again[0].is_alone and self._under_way else self._again.popleft()
        span = next(self._cuts, None)
        if span is None:
            return None
        places = tuple(range(*span))
        return Batch(places, tuple(self._errand(self._documents[place]) for place in places))

    def _errand(self, document: Document) -> Errand:
        return self._memory.errand(document) if self._memory else Errand(document)

    def _send(self, batch: Batch) -> None:
        errands = pickle.dumps(batch.errands)
        submitted = batch_task.submit(batch.first, batch.last, errands, self._luggage)
        future: Any = cast("PrefectDaskFuture[Answer]", submitted).wrapped_future
        self._under_way[future.key] = future, batch
        future.add_done_callback(self._done.put)

    def _arrived(self) -> Any:
        """The next batch that is done, whatever came of it; StoppedError if nobody is left to read."""
        alone_since: float | None = None
        while True:
            try:
                return self._done.get(timeout=2.0)
            except queue.Empty:
                now = time.monotonic()
                if not is_running(self._client):
                    raise scheduler_gone() from None
                alone_since = (alone_since or now) if readers_of(self._client, least=0) == 0 else None
                if alone_since is not None and now - alone_since > LONGEST_ALONE:
                    raise nobody_left() from None

    def _take(self, future: Any) -> None:
        from distributed.scheduler import KilledWorker

        _, batch = self._under_way.pop(future.key)
        if future.status == "cancelled":
            raise scheduler_gone()
        error = future.exception()
        if error is None:
            state = future.result()
            if state.is_completed():
                self._keep(batch, state.result())
                return
            error = state.result(raise_on_failure=False)
        if isinstance(error, StoppedError):
            raise error
        if isinstance(error, KilledWorker):
            self._doubt(batch)
        elif batch.tries < TRIES:
            self._again.append(Batch(batch.places, batch.errands, batch.tries + 1))
        else:
            raise StoppedError(
                f"documents {batch.first} to {batch.last} could not be read on the cluster in {TRIES} tries "
                f"({type(error).__name__}: {error}). What was read is kept: mend that and run again."
            )

    def _keep(self, batch: Batch, answer: Answer) -> None:
        for place, errand, read in zip(batch.places, batch.errands, answer.read, strict=True):
            if self._memory and read.parses is not None:
                self._memory.keep(errand, read.parses)
            self._give(place, read.extracted, read.tally)
        if answer.seconds is not None:
            self._pace.note(sum(self._words[place] for place in batch.places), answer.seconds)

    def _doubt(self, batch: Batch) -> None:
        """Workers died of this batch, one after the other: find the document that did it."""
        if batch.is_alone:
            self._give(batch.places[0], failed(batch.errands[0].document, "worker-died", DIED), Tally())
            return
        for place, errand in zip(batch.places, batch.errands, strict=True):
            self._again.append(Batch((place,), (errand,), is_alone=True))

    def _give(self, place: int, extracted: Extracted, tally: Tally) -> None:
        self._left -= 1
        self._on_done(place, extracted, tally)


def _same(luggage: Luggage) -> Luggage:
    return luggage
