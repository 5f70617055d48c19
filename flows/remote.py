"""What the worker of a cluster does with a batch: it has processes of its own read the documents.

Belongs here: what travels to a worker and back, the crew that a worker keeps from batch to batch. Does not:
processes and time boxes (workers), sending batches out (cluster). Prefect is not imported here.

A worker needs this code and its libraries, and nothing else on its disk: parser and codebook come with the
first batch, kept parses with their documents. It reads as a machine by itself does: each document in a
process that it may kill or hang without harm to any other.
"""

from __future__ import annotations

import hashlib
import io
import multiprocessing
import platform
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from demarche.documents import Document
from demarche.positions.position import Extracted
from demarche.positions.settings import ExtractionSettings, fingerprint_parts
from demarche.releasing.sums import counted_files
from demarche.store import parses
from demarche.store.entries import Shelf, Tally
from flows.errors import StoppedError
from flows.parameters import TimeBox
from flows.storing import make_ready
from flows.workers import Crew

IDLE = 120.0
"""Seconds after which a crew without a batch is ended: its client is gone, or has nothing left."""


@dataclass(frozen=True, slots=True)
class Luggage:
    """What a batch depends on besides its documents: files of parser and codebook, settings, what code.

    `parts` is what the fingerprint on the client is made of; a worker must agree in all of it.
    """

    files: bytes
    digest: str
    confidence: float
    topics: str | None
    box: TimeBox
    parts: tuple[tuple[str, str], ...]

    @classmethod
    def packed(cls, settings: ExtractionSettings, box: TimeBox) -> Luggage:
        """All that these settings name."""
        packed = io.BytesIO()
        topics = settings.topics.name if settings.topics else None
        with zipfile.ZipFile(
            packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1, strict_timestamps=False
        ) as archive:
            for name, path in (("parser", settings.parser), ("codebook", settings.codebook)):
                _add(archive, name, path)
            if settings.topics is not None:
                _add(archive, f"topics/{topics}", settings.topics)
        parts = tuple(fingerprint_parts(settings).items())
        digest = hashlib.sha256(repr((parts, box)).encode()).hexdigest()
        return cls(packed.getvalue(), digest, settings.confidence, topics, box, parts)

    def unpacked(self, folder: Path) -> ExtractionSettings:
        """The same settings on this machine; StoppedError if they would not yield the same here."""
        with zipfile.ZipFile(io.BytesIO(self.files)) as archive:
            archive.extractall(folder)
        topics = folder / "topics" / self.topics if self.topics else None
        settings = ExtractionSettings(folder / "parser", folder / "codebook", topics, self.confidence)
        require_same(dict(self.parts), fingerprint_parts(settings), platform.node())
        return settings


@dataclass(frozen=True, slots=True)
class Errand:
    """A document to read; `kept` are its parses as earlier runs kept them, under `key` (None: keep none)."""

    document: Document
    key: str | None = None
    kept: bytes | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a document; `parses` are those to keep that the client does not have."""

    extracted: Extracted
    tally: Tally
    parses: bytes | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a batch, in its order; `seconds` it took, None if the crew had to be made first."""

    read: tuple[Read, ...]
    seconds: float | None


def require_same(ours: Mapping[str, str], theirs: Mapping[str, str], worker: str) -> None:
    """StoppedError naming what differs between the client and a worker."""
    if different := [name for name in ours if theirs.get(name) != ours[name]]:
        told = ", ".join(
            name if len(ours[name]) == 64 else f"{name} ({theirs.get(name)} there, {ours[name]} here)"
            for name in different
        )
        raise StoppedError(
            f"the worker at {worker} would not read as this machine does; it differs in {told}. Give all "
            "machines the same checkout and the libraries of its requirements.lock, and start it again."
        )


def read_batch(errands: Sequence[Errand], luggage: Luggage) -> Answer:
    """What each document yields."""
    results: dict[int, tuple[Extracted, Tally]] = {}

    def on_result(place: int, extracted: Extracted, tally: Tally) -> None:
        results[place] = extracted, tally

    with _post(luggage) as post:
        shelf = Shelf(post.store, parses.KIND)
        for errand in errands:
            if errand.key and errand.kept:
                shelf.put(errand.key, errand.kept)
        start = time.monotonic()
        post.crew.read_all([errand.document for errand in errands], on_result)
        seconds = time.monotonic() - start
        read = (
            Read(*results[place], _taken(shelf, errand) if errand.key else None)
            for place, errand in enumerate(errands)
        )
        return Answer(tuple(read), None if post.is_new else seconds)


def _taken(shelf: Shelf, errand: Errand) -> bytes | None:
    """The parses of a document, unless they are those that came with it. None stay here."""
    assert errand.key is not None
    made = shelf.get(errand.key)
    shelf.drop(errand.key)
    return made if made != errand.kept else None


class _Post:
    """A crew of one, with the files that it reads by."""

    def __init__(self, luggage: Luggage) -> None:
        self.digest, self.since, self.is_new = luggage.digest, time.monotonic(), True
        # Where Dask keeps what it clears away itself, should this process be killed.
        self._folder = tempfile.TemporaryDirectory(prefix="demarche-", dir=_own_folder())
        folder = Path(self._folder.name)
        self.store = folder / "store"
        settings = luggage.unpacked(folder)
        self.crew = Crew(partial(make_ready, settings, self.store), 1, luggage.box)

    def end(self) -> None:
        self.crew.end()
        self._folder.cleanup()


_idle: list[_Post] = []
_idle_lock = threading.Lock()


@contextmanager
def _post(luggage: Luggage) -> Iterator[_Post]:
    """A post for as long as a batch takes: one that is idle, or a new one. Idle ones of other runs go."""
    with _idle_lock:
        same = [post for post in _idle if post.digest == luggage.digest]
        post = same[-1] if same else None
        others = [other for other in _idle if other.digest != luggage.digest]
        _idle[:] = [other for other in same if other is not post]
    for other in others:
        other.end()
    _may_have_children()
    post = post or _Post(luggage)
    try:
        yield post
    except BaseException:
        post.end()
        raise
    post.since, post.is_new = time.monotonic(), False
    with _idle_lock:
        _idle.append(post)
    timer = threading.Timer(IDLE + 1, end_idle, [IDLE])
    timer.daemon = True
    timer.start()


def end_idle(seconds: float = 0.0) -> None:
    """End the crews that have had no batch for so long."""
    now = time.monotonic()
    with _idle_lock:
        due = [post for post in _idle if now - post.since >= seconds]
        _idle[:] = [post for post in _idle if post not in due]
    for post in due:
        post.end()


def _may_have_children() -> None:
    """A Dask worker under a nanny is a daemon, which may start no processes, lest they outlive it.

    Ours end by themselves when it does (workers), however it ended.
    """
    multiprocessing.current_process().daemon = False


def _own_folder() -> str | None:
    """The folder that Dask gave this worker."""
    import distributed

    try:
        return str(distributed.get_worker().local_directory)
    except ValueError:  # not on a worker
        return None


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    """Put a file or a folder into an archive, as far as it counts."""
    for inner in counted_files(path):
        archive.write(path / inner, f"{name}/{inner}" if inner else name)
