"""The index of releases: which versions there are, which one is the latest.

Belongs here: reading and writing releases/index.json. Does not: what stands in a release (verify, client).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from demarche.releasing.layout import DATASET, INDEX, is_version, parse_version
from demarche.releasing.writing import write_json

FORMAT = 1
"""Version of the index file's own layout."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One version. `sha256sums` is the checksum of its SHA256SUMS, and so of every file in it."""

    version: str
    released: str
    logical_digest: str
    sha256sums: str
    status: str = "published"
    reason: str | None = None
    base: str | None = None
    change: str | None = None
    doi: str | None = None
    rows: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Index:
    """All versions, oldest first."""

    entries: tuple[Entry, ...] = ()

    @property
    def latest(self) -> Entry | None:
        """The highest version that is not withdrawn."""
        return next((entry for entry in reversed(self.entries) if entry.status == "published"), None)

    @property
    def highest(self) -> Entry | None:
        """The highest version, withdrawn or not: numbers are never given twice."""
        return self.entries[-1] if self.entries else None

    def find(self, version: str) -> Entry:
        """The entry of a version, or of `latest`; KeyError naming the versions there are."""
        if version == "latest" and self.latest is not None:
            return self.latest
        for entry in self.entries:
            if entry.version == version:
                return entry
        known = ", ".join(entry.version for entry in self.entries) or "none"
        raise KeyError(f'there is no version "{version}"; there are: {known}')

    def adding(self, entry: Entry) -> Index:
        """The index with one more version; ValueError if it has it already."""
        if any(entry.version == other.version for other in self.entries):
            raise ValueError(f"version {entry.version} is in the index already; a version is never replaced")
        entries = sorted((*self.entries, entry), key=lambda one: parse_version(one.version))
        return Index(tuple(entries))


def read_index(releases: Path) -> Index:
    """The index of a folder of releases; empty if nothing was published there."""
    path = releases / INDEX
    return parse_index(path.read_bytes(), str(path)) if path.exists() else Index()


def find_entry(releases: Path, version: str) -> Entry:
    """The entry of a version, or of `latest`; KeyError telling a missing index from a missing version."""
    path = releases / INDEX
    if path.exists():
        return read_index(releases).find(version)
    found = sorted(one.name for one in releases.glob("*") if one.is_dir() and is_version(one.name))
    if found:
        raise KeyError(
            f"{path} is missing, though {', '.join(found)} {'is' if len(found) == 1 else 'are'} there. "
            "Restore it from a copy; the next run that publishes there writes it anew."
        )
    raise KeyError(
        f"{path} is missing: nothing was published in {releases}. Name the folder with --releases."
    )


def parse_index(content: bytes, where: str) -> Index:
    """The index that a file holds; ValueError naming the file if it is of another form."""
    try:
        raw = json.loads(content)
        if raw["format"] != FORMAT:
            raise ValueError(f"its format is {raw['format']}, this version of demarche reads {FORMAT}")
        return Index(tuple(Entry(**entry) for entry in raw["versions"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where} cannot be read as an index of releases: {error}") from error


def write_index(releases: Path, index: Index) -> Path:
    """Make the versions visible, in one step."""
    return write_json(releases / INDEX, index_record(index))


def index_record(index: Index) -> dict[str, Any]:
    """The content of index.json."""
    latest = index.latest
    return {
        "dataset": DATASET,
        "format": FORMAT,
        "latest": latest.version if latest else None,
        "versions": [asdict(entry) for entry in index.entries],
    }
