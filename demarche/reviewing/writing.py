"""Decisions of one reviewer put into a file, and taken out of it.

Belongs here: one writer at a time, nothing half written, nothing lost that is not understood. Does not: the
format (format), whether a decision fits (fitting).
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from demarche.releasing.writing import write_text
from demarche.reviewing.decision import Decision
from demarche.reviewing.folder import FOLDER, review_file
from demarche.reviewing.format import FormatError, read_decisions, write_decisions


def record_decision(folder: Path, decision: Decision) -> Path:
    """Write a decision into its reviewer's file; it replaces what the reviewer said of the row before.

    FormatError if the file holds something that is no decision: that would be lost.
    """

    def with_it(decisions: list[Decision]) -> list[Decision]:
        return [one for one in decisions if one.subject != decision.subject] + [decision]

    return _changed(folder, decision.reviewer, with_it)


def withdraw_decision(folder: Path, decision: Decision) -> Path:
    """Take a decision out of its reviewer's file."""
    return _changed(
        folder, decision.reviewer, lambda known: [one for one in known if one.subject != decision.subject]
    )


def _changed(folder: Path, reviewer: str, change: Callable[[list[Decision]], list[Decision]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = review_file(folder, reviewer)
    with _alone(folder) as handle:
        if path.is_symlink():
            raise FormatError(f"{path} is a link. Put the file itself there.")
        known: list[Decision] = []
        if path.exists():
            name = f"{FOLDER}/{path.name}"
            known, wrong = read_decisions(path.read_bytes().decode("utf-8-sig"), name)
            if wrong:
                raise FormatError(f"{name}, line {wrong[0].line}: {wrong[0].reason} Mend it first.")
        write_text(path, write_decisions(change(known)))
        os.fsync(handle)  # the folder, so that the new name outlives a crash too
    return path


@contextmanager
def _alone(folder: Path) -> Iterator[int]:
    """Hold the folder; others wait. A crash lets go of it."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)
