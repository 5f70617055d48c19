"""Texts of an inbox to the raw texts, so that a crash at any moment loses and doubles nothing.

Belongs here: the order of steps over all files. Does not: one file (copying), rows of metadata (rows).

Copies are made first, then rows are appended, then the copies get their names, then the files leave the
inbox. Whatever a crash leaves undone the next run does: a row that is there already and a text that stands
there already are no contradiction. The inbox's own documents.csv is read and never written.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from demarche.inbox.copying import (
    Copied,
    UnsettledError,
    copy,
    put_in_place,
    remove,
    require_free,
    state_if_settled,
)
from demarche.inbox.folders import held, require_apart
from demarche.inbox.outcome import REFUSED, TAKEN, WAITS, InboxError, Outcome
from demarche.inbox.rows import Table, Values, lengthened, new_row
from demarche.reading.files import RawFile, find_files, most_bytes
from demarche.reading.index import NAME
from demarche.reading.limits import USUAL, Limits
from demarche.reading.refusal import RefusalError

QUIET = 30.0
"""Seconds for which a file must have been left alone to count as whole."""
_COPIES = ".arriving-"
T = TypeVar("T")


def take_inbox(inbox: Path, raw: Path, quiet: float = QUIET, limits: Limits = USUAL) -> list[Outcome]:
    """Take the texts of an inbox that have arrived whole, with their rows; what became of each, by path.

    InboxError if the folders cannot be an inbox and its raw texts, or if another run is at it.
    """
    require_apart(inbox, raw)
    with held(raw), held(inbox):
        return sorted(_take(inbox, raw, quiet, limits), key=lambda one: (one.file, one.reason))


def _take(inbox: Path, raw: Path, quiet: float, limits: Limits) -> Iterator[Outcome]:
    files, rejected = find_files(inbox)
    yield from (Outcome(one.source_path, REFUSED, one.reason) for one in rejected)
    try:
        if (inbox / NAME).exists():
            state_if_settled(inbox / NAME, quiet)
        brought = Table.of(inbox)
    except UnsettledError as wait:
        yield from (Outcome(file.source_path, WAITS, f"{NAME}: {wait}") for file in files)
        return
    except RefusalError as refusal:
        yield Outcome(NAME, REFUSED, refusal.reason)
        return
    yield from (Outcome(NAME, REFUSED, one.reason) for one in brought.faults)
    for left in raw.glob(f"{_COPIES}*"):  # of a run that was killed: the lock says that nobody is at it
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=_COPIES, dir=raw) as copies:
        yield from _take_settled(files, brought, inbox, raw, Path(copies), quiet, limits)


def _take_settled(
    files: list[RawFile], brought: Table, inbox: Path, raw: Path, copies: Path, quiet: float, limits: Limits
) -> Iterator[Outcome]:
    try:
        known = Table.of(raw)
    except RefusalError as refusal:
        raise InboxError(f"{raw / NAME}: {refusal.reason}") from None
    ready: list[Copied] = []
    rows: list[Values] = []
    for number, file in enumerate(files):
        done = _tried(
            file.source_path,
            partial(
                _prepared, file, copies / str(number), brought, known, raw, quiet, most_bytes(file, limits)
            ),
        )
        if isinstance(done, Outcome):
            yield done
        else:
            ready.append(done[0])
            rows += [done[1]] if done[1] else []
    late = _late_rows({file.source_path for file in files}, brought, known, raw)
    yield from (one for one in late if isinstance(one, Outcome))
    rows += [one for one in late if not isinstance(one, Outcome)]
    if rows:
        try:
            _write(raw / NAME, lengthened(known, rows, brought.columns), known, copies / NAME)
        except RefusalError as refusal:
            raise InboxError(f"{raw / NAME}: {refusal.reason}") from None
    for copied in ready:
        placed = _tried(copied.file.source_path, partial(put_in_place, copied, raw))
        if isinstance(placed, Outcome):
            yield placed
        else:
            remove(copied)
            yield Outcome(copied.file.source_path, TAKEN, placed)


def _prepared(
    file: RawFile, target: Path, brought: Table, known: Table, raw: Path, quiet: float, most: int
) -> tuple[Copied, Values | None]:
    """A copy of a text and the row to be appended for it."""
    state = state_if_settled(file.location, quiet)
    row = new_row(file.source_path, brought, known)
    copied = copy(file, state, target, most)
    require_free(copied, raw)
    return copied, row


def _late_rows(arriving: set[str], brought: Table, known: Table, raw: Path) -> list[Values | Outcome]:
    """Rows for texts that were taken before their rows had come."""
    found: list[Values | Outcome] = []
    for file in sorted(set(brought.index.rows) - arriving - set(known.index.rows)):
        if (raw / file).is_file():
            row = _tried(file, partial(new_row, file, brought, known))
            found += [row] if row else []
    return found


def _tried(file: str, work: Callable[[], T]) -> T | Outcome:
    """What the work returns, or why the file waits or is refused."""
    try:
        return work()
    except UnsettledError as wait:
        return Outcome(file, WAITS, str(wait))
    except RefusalError as refusal:
        return Outcome(file, REFUSED, refusal.reason)
    except OSError as error:
        return Outcome(
            file, REFUSED, f"it cannot be taken ({error.strerror}). Mend that; it stays in the inbox."
        )


def _write(path: Path, data: bytes, known: Table, beside: Path) -> None:
    """Replace documents.csv in one step, unless somebody has changed it since it was read."""
    with beside.open("xb") as made:
        made.write(data)
        made.flush()
        os.fsync(made.fileno())
    if (path.read_bytes() if path.exists() else b"") != known.data:
        raise InboxError(f"{path} changed while rows were appended to it. Run again.")
    beside.replace(path)
