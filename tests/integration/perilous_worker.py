"""Loaded into Dask workers of the tests: documents do to their reader, or to the worker, what they say."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from demarche.documents import Document
from demarche.positions.position import Extracted
from demarche.positions.settings import ExtractionSettings
from demarche.store.entries import Tally
from flows.workers import Work


def perilous(document: Document) -> tuple[Extracted, Tally]:
    match document.text.split()[0]:
        case "kill-reader":
            os.kill(os.getpid(), signal.SIGKILL)
        case "kill-worker":
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(60)
        case "hang":
            time.sleep(600)
        case "fail":
            raise LookupError("words of the text")
        case "slow":
            time.sleep(0.5)
    return Extracted(document.document_id, len(document.text)), Tally()


def ready(_settings: ExtractionSettings, _store: Path | None) -> Work:
    return perilous


def dask_setup(_worker: object) -> None:
    """What Dask calls of a module that a worker preloads."""
    import flows.remote

    flows.remote.make_ready = ready
