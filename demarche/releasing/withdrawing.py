"""Withdrawing a version: it is marked as not to be used, with the reason, and stays where it is.

Belongs here: the mark in the index. Does not: deleting anything, telling other targets (publishing).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from demarche.releasing.index import Entry, Index, find_entry, read_index, write_index
from demarche.releasing.locking import publishing

WITHDRAWN = "withdrawn"


def withdraw(releases: Path, version: str, reason: str) -> Entry:
    """Mark a version as withdrawn; KeyError if there is none, ValueError if it is so already.

    `latest` is then the highest version that is not withdrawn; the number is never given again.
    """
    if not reason.strip():
        raise ValueError("say why the version is withdrawn; those who use it will read the reason")
    find_entry(releases, version)
    with publishing(releases):
        index = read_index(releases)
        entry = index.find(version)
        if entry.status == WITHDRAWN:
            raise ValueError(f"{entry.version} is withdrawn already: {entry.reason}")
        marked = replace(entry, status=WITHDRAWN, reason=reason.strip())
        entries = tuple(marked if one.version == entry.version else one for one in index.entries)
        write_index(releases, Index(entries))
    return marked
