"""Raw texts that stand elsewhere, and processed tables that go elsewhere: any address that fsspec opens.

Belongs here: fetching before a run reads, sending when its tables are whole, what is said of both. Does not:
how a folder is mirrored (demarche.reading.mirror), how tables become visible (demarche.publishing.tables),
releases, which go elsewhere by --to (sending).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from demarche.publishing.tables import send_tables
from demarche.reading.mirror import Mirrored, Wanted, mirror, texts
from demarche.releasing.locking import holding
from flows.errors import StoppedError
from flows.fetching import FETCHING, fetching, shown
from flows.parameters import load_parameters
from flows.places import Places
from flows.progress import progress

REVIEWS = "reviews"
Bring = Callable[[str, Path, Wanted], Mirrored]


def fetch(places: Places, bring: Bring | None = None) -> None:
    """Have raw texts, and decisions of reviewers, brought in if they stand elsewhere.

    By a task that tries again, unless something else is given.
    """
    bring = bring or fetch_task
    if places.source:
        done = bring(places.source, places.raw, texts(load_parameters().ingest.limits))
        _tell(places.source, done)
        if done.is_empty:
            raise StoppedError(
                f"{shown(places.source)} holds no texts. Put .txt, .md, .html, .pdf or .docx files there, "
                "and their metadata into documents.csv; the README says how."
            )
    if places.target:
        beside = f"{places.target.rpartition('/')[0]}/{REVIEWS}"
        _tell(beside, bring(beside, places.reviews, _decisions))


@contextmanager
def spooling(places: Places) -> Iterator[None]:
    """Keep the copies of texts that stand elsewhere as they are while they are read."""
    if places.source is None:
        yield
        return
    with holding(places.raw, "reading"):
        yield


@task(name="fetch files", cache_policy=NO_CACHE, **FETCHING)
def fetch_task(url: str, folder: Path, wanted: Wanted) -> Mirrored:
    """`bring_in` as a task."""
    return bring_in(url, folder, wanted)


def bring_in(url: str, folder: Path, wanted: Wanted) -> Mirrored:
    """Make a folder hold what stands elsewhere."""
    with fetching(url), progress("fetch") as meter:
        store, root = opened(url)
        return mirror(store, root, folder, wanted, on_object=meter)


@task(name="send tables", cache_policy=NO_CACHE, **FETCHING)
def send_tables_task(places: Places) -> None:
    """Send the tables of the candidate to where they are to stand."""
    assert places.target, "tables that stay here"
    with fetching(places.target):
        store, root = opened(places.target)
        name = send_tables(store, root, places.processed)
    print(f"send      tables: {shown(places.target)}/{name}", file=sys.stderr)


def opened(url: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it; StoppedError if there is no library for it."""
    import fsspec

    try:
        store, root = fsspec.core.url_to_fs(url, use_listings_cache=False, skip_instance_cache=True)
    except (ImportError, ValueError) as error:
        raise StoppedError(
            f'{shown(url)} cannot be opened: {error}. For s3://: pip install "demarche[s3]"; for others the '
            "library that fsspec names."
        ) from None
    return store, str(root)


def _decisions(path: str) -> int | None:
    return 10_000_000 if path.endswith(".csv") and "/" not in path else None


def _tell(url: str, done: Mirrored) -> None:
    told = f"{done.fetched} fetched, {done.unchanged} unchanged"
    told += f", {done.removed} gone" if done.removed else ""
    told += f", {done.refused} that cannot be" if done.refused else ""
    print(f"fetch     {shown(url)}: {told}", file=sys.stderr)
