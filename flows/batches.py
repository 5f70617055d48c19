"""Documents in batches through worker processes, whatever happens to one of them.

Belongs here: batches, processes, workers that die. Does not: what is done with a document (positions).

Results come back in the order of the documents and do not depend on the size of a batch or the
number of workers. A document whose worker dies even when it is alone is rejected; the run goes on.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import Any

from demarche.documents import Document
from demarche.positions.position import Extracted
from demarche.quarantine import Rejected

Work = Callable[[Sequence[Document]], list[Extracted]]
Batch = tuple[int, ...]


def extract_all(
    work: Work,
    documents: Sequence[Document],
    *,
    workers: int,
    batch: int,
    on_done: Callable[[Sequence[Document]], None] | None = None,
) -> list[Extracted]:
    """What `work` makes of each document, in their order. `work` must be picklable."""
    results: dict[int, Extracted] = {}
    numbers = range(len(documents))
    batches = [tuple(numbers[i : i + batch]) for i in range(0, len(documents), batch)]

    def on_results(done: Batch, made: Sequence[Extracted]) -> None:
        results.update(zip(done, made, strict=True))
        if on_done is not None:
            on_done([documents[i] for i in done])

    if batches:
        suspects = _run(work, documents, batches, min(workers, len(batches)), on_results)
        # One worker with one document in hand: whoever dies now died of this very document.
        for deadly in _run(work, documents, [(one,) for one in suspects], 1, on_results):
            on_results((deadly,), [_rejected(documents[deadly])])
    return [results[i] for i in numbers]


def _run(
    work: Work,
    documents: Sequence[Document],
    batches: list[Batch],
    workers: int,
    on_results: Callable[[Batch, Sequence[Extracted]], None],
) -> list[int]:
    """Work through the batches; returns the documents that were in hand when a worker died.

    Those not yet begun go to a new pool.
    """
    suspects: list[int] = []
    waiting = list(reversed(batches))
    while waiting:
        under_way: dict[Future[list[Extracted]], Batch] = {}
        pool = ProcessPoolExecutor(
            workers, multiprocessing.get_context("spawn"), initializer=_end_with_parent
        )
        try:
            while waiting or under_way:
                # One batch in hand for each worker, so that a death points to as few as can be.
                while waiting and len(under_way) < workers:
                    with _without_main():
                        future = pool.submit(work, [documents[i] for i in waiting[-1]])
                    under_way[future] = waiting.pop()
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    made = future.result()
                    on_results(under_way.pop(future), made)
        except BrokenProcessPool:
            suspects += [i for chosen in under_way.values() for i in chosen]
        finally:
            pool.shutdown(wait=not under_way, cancel_futures=True)
    return sorted(suspects)


def _rejected(document: Document) -> Extracted:
    reason = "the process that read it died; the text is probably too large or ill-formed. Split or mend it."
    row = Rejected(document.source_path, document.document_id, "extract", "worker-died", reason)
    return Extracted(document.document_id, 0, rejected=(row,))


@contextmanager
def _without_main() -> Iterator[None]:
    """Start workers that do not import the main module again: it brings Prefect, and `work` needs none of it.

    Saves each worker some five seconds of processor time.
    """
    main = sys.modules["__main__"]
    kept: dict[str, Any] = {
        name: main.__dict__.pop(name) for name in ("__spec__", "__file__") if name in main.__dict__
    }
    main.__spec__ = None
    try:
        yield
    finally:
        main.__dict__.update(kept)


def _end_with_parent() -> None:
    """Let this worker end when the run does, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=partial(_await, parent.sentinel), daemon=True).start()


def _await(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
