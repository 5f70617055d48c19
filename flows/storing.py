"""Reading documents with the help of what earlier runs have kept.

Belongs here: what is asked of the store and what of workers, what is kept, how that is told. Does not:
entries (demarche.store), processes (workers), tables (extract).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from demarche.documents import Document
from demarche.positions.extraction import NAME, GrammarExtractor
from demarche.positions.packed import packed
from demarche.positions.position import Extracted
from demarche.positions.settings import ExtractionSettings, fingerprint
from demarche.store import parses, results
from demarche.store.cleaning import clean, empty, size
from demarche.store.entries import Shelf, Tally
from flows.parameters import Machine, load_parameters
from flows.places import STORE
from flows.progress import Meter
from flows.workers import OnDone, Work, extract_all
from schemas.codebooks.yaml_files import remembering

Readers = Callable[[Sequence[Document], ExtractionSettings, Machine, Path | None, OnDone], None]
"""Read documents with the parses kept in a store; tell of each by its place."""

CODEBOOKS = "codebooks"
WORTH_A_WORKER = 150_000
"""Characters whose reading takes about as long as to get a process ready."""
CLEANED_AFTER = 1000
"""Documents read between two looks at how large the store has grown."""


class Keeper:
    """The store of one run: what it holds, what the run adds, and keeping it within its limit."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder, self.limit = folder, limit
        self.results, self.parses = Shelf(folder, results.KIND), Tally()

    @property
    def dropped(self) -> int:
        """Entries that were damaged or not ours, and were made again."""
        return self.results.tally.dropped + self.parses.dropped

    def clean(self) -> None:
        """Throw away what was not used for longest, if there is too much."""
        clean(self.folder, self.limit)


def read_all(
    documents: Sequence[Document],
    settings: ExtractionSettings,
    machine: Machine,
    keeper: Keeper | None,
    meter: Meter,
    readers: Readers | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> list[Extracted]:
    """What each document yields, in their order; only those are read of which no result is kept.

    `readers` are processes of this machine unless others are given; `meanwhile` is done here while these
    get ready.
    """
    kept = results.Results(keeper.results, fingerprint(settings)) if keeper else None
    known = kept.known(documents) if kept else {}
    new = [document for place, document in enumerate(documents) if place not in known]
    done = words = 0

    read: dict[int, Extracted] = {}

    def on_done(place: int, extracted: Extracted, tally: Tally) -> None:
        nonlocal done, words
        done, words = done + 1, words + len(new[place].text.split())
        read[place] = packed(extracted, NAME)
        if keeper and kept:
            kept.keep(new[place], read[place])
            keeper.parses += tally
            if done % CLEANED_AFTER == 0:
                keeper.clean()
        meter(len(known) + done, len(documents), words, len(known))

    if known:
        meter(len(known), len(documents), 0, len(known))
    store = keeper.folder if keeper else None
    (readers or partial(read_here, meanwhile=meanwhile))(new, settings, machine, store, on_done)
    if keeper:
        keeper.clean()
        if keeper.dropped:
            print(
                f"store     {keeper.dropped} damaged entries were thrown away and made again", file=sys.stderr
            )
    made = iter(read[place] for place in range(len(new)))
    return [known[place] if place in known else next(made) for place in range(len(documents))]


def read_here(
    documents: Sequence[Document],
    settings: ExtractionSettings,
    machine: Machine,
    store: Path | None,
    on_done: OnDone,
    meanwhile: Callable[[], None] | None = None,
) -> None:
    """Have processes of this machine read documents, no more of them than are worth it."""
    start = partial(make_ready, settings, store)
    worth = 1 + sum(len(document.text) for document in documents) // WORTH_A_WORKER
    extract_all(
        start,
        documents,
        workers=min(machine.processes, worth),
        box=machine.time_box,
        on_done=on_done,
        meanwhile=meanwhile,
    )


def make_ready(settings: ExtractionSettings, store: Path | None) -> Work:
    """What a worker process reads documents with; it says of each what became of its parses."""
    shelf = Shelf(store, parses.KIND) if store else None
    with remembering(codebooks_in(store)):
        extractor = GrammarExtractor(settings, shelf)

    def work(document: Document) -> tuple[Extracted, Tally]:
        before = shelf.tally if shelf else Tally()
        extracted = extractor.extract_one(document)
        return extracted, shelf.tally - before if shelf else Tally()

    return work


def codebooks_in(store: Path | None) -> Shelf | None:
    """Where codebook files are kept as they were read."""
    return Shelf(store, CODEBOOKS) if store else None


def tell_of_store(is_emptied: bool, folder: Path = STORE) -> None:
    """Print what a store holds, or that it was emptied."""
    held = size(folder)
    shown = f"{held.entries:,} entries, {held.bytes / 1e6:,.1f} MB in {folder}"
    if is_emptied:
        print(f"thrown away: {empty(folder):,} of {shown}")
        return
    print(f"{shown}\nat most {load_parameters().store.gigabytes:g} GB (store.gigabytes in params.yaml)")
