"""A version on this machine, verified, ready to be sent.

Belongs here: what every target needs to know of it. Does not: how it gets anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from demarche.releasing.index import Entry, find_entry
from demarche.releasing.layout import SUMS
from demarche.releasing.sums import file_sha256, read_sums
from demarche.releasing.verify import verify


@dataclass(frozen=True, slots=True)
class Parcel:
    """The folder of a version, what the index says of it, and every file's checksum, SHA256SUMS last."""

    folder: Path
    entry: Entry
    files: dict[str, str]

    @property
    def version(self) -> str:
        """Number of the version."""
        return self.entry.version


def open_parcel(releases: Path, version: str) -> Parcel:
    """A version by number, or `latest`; ValueError if its folder is not what was published."""
    entry = find_entry(releases, version)
    folder = releases / entry.version
    if differences := verify(folder, entry):
        raise ValueError(
            f"{folder} is not what was published ({differences[0]}); nothing was sent. "
            "Restore it from a copy."
        )
    return Parcel(folder, entry, {**read_sums(folder), SUMS: file_sha256(folder / SUMS)})
