"""Whether a release is what was published: every checksum and the logical digest, computed anew.

Belongs here: finding differences. Does not: judging the data (gating).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from demarche.releasing.digest import release_digest, table_digest
from demarche.releasing.index import Entry, find_entry, index_record, read_index
from demarche.releasing.layout import INDEX, LATER_TABLES, PROVENANCE, SUMS, TABLE_NAMES, table_path
from demarche.releasing.sums import file_sha256, files_below, read_sums


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a folder differs from the release that was published."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


def verify(folder: Path, entry: Entry | None = None) -> tuple[Difference, ...]:
    """Differences of a release folder from its manifests and from its index entry; none if it is whole.

    Files first, in the order of their names, then the digests of what is in them.
    """
    if not folder.is_dir():
        return (Difference(folder.name, "the folder is missing"),)
    found = _checksum_differences(folder, entry)
    return (*found, *_digest_differences(folder, entry), *_entry_differences(folder, entry))


def verify_files(folder: Path, entry: Entry) -> tuple[Difference, ...]:
    """The same without computing the digests of the tables anew.

    For a release that was verified before it was indexed: files with the checksums for which the index
    vouches say what they said then.
    """
    if not folder.is_dir():
        return (Difference(folder.name, "the folder is missing"),)
    return (*_checksum_differences(folder, entry), *_entry_differences(folder, entry))


def verify_version(releases: Path, version: str) -> tuple[Difference, ...]:
    """Verify a published version by number, or `latest`; KeyError if the index does not have it.

    What the index says of it is held against the release's own files, save what only the index knows:
    status and reason, and a DOI given later.
    """
    entry, index = find_entry(releases, version), read_index(releases)
    found = verify(releases / entry.version, entry)
    stated = json.loads((releases / INDEX).read_bytes())
    if stated != index_record(index):
        found = (*found, Difference(INDEX, "does not name what it holds, or names another latest version"))
    return found


def _checksum_differences(folder: Path, entry: Entry | None) -> list[Difference]:
    found = _file_differences(folder)
    if entry is not None and (folder / SUMS).is_file() and file_sha256(folder / SUMS) != entry.sha256sums:
        found.append(Difference(SUMS, "is not the one that the index names"))
    return found


def _file_differences(folder: Path) -> list[Difference]:
    try:
        sums = read_sums(folder)
    except (OSError, ValueError) as error:
        return [Difference(SUMS, f"cannot be read: {error}")]
    present = set(files_below(folder))
    found = []
    for name in sorted(present | set(sums)):
        if name not in present:
            found.append(Difference(name, "is missing"))
        elif name not in sums:
            found.append(Difference(name, f"is not listed in {SUMS}"))
        elif (folder / name).is_symlink():
            found.append(Difference(name, "is a link, not a file"))
        elif file_sha256(folder / name) != sums[name]:
            found.append(Difference(name, f"its checksum is not the one in {SUMS}"))
    return found


def _digest_differences(folder: Path, entry: Entry | None) -> list[Difference]:
    try:
        stated = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
        by_table, whole = dict(stated["table_digests"]), str(stated["logical_digest"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        return [Difference(PROVENANCE, f"names no digests: {error!r}")]
    try:
        names = _named(by_table)
        actual = {name: _digest(folder, name) for name in names}
    except (OSError, pl.exceptions.PolarsError) as error:
        return [Difference("tables", f"cannot be read: {error}")]
    found = [
        Difference(f"{name}.parquet", f"its logical digest is not the one in {PROVENANCE}")
        for name in names
        if actual[name] != by_table.get(name)
    ]
    computed = release_digest(actual)
    if computed != whole:
        found.append(Difference(PROVENANCE, f"the logical digest of the tables is {computed}, not {whole}"))
    if entry is not None and computed != entry.logical_digest:
        found.append(Difference("tables", "their logical digest is not the one that the index names"))
    return found


def _named(digests: Mapping[str, str]) -> list[str]:
    """The tables of a release: all, but for those that were not made yet when it was."""
    return [name for name in TABLE_NAMES if name in digests or name not in LATER_TABLES]


def _digest(folder: Path, name: str) -> str:
    """Logical digest of a table as written; no two tables are in memory at once."""
    return table_digest(pl.read_parquet(table_path(folder, name), glob=False), name)


def _entry_differences(folder: Path, entry: Entry | None) -> list[Difference]:
    """Where the index says something else of a version than the version's own files do."""
    if entry is None or not entry.rows:
        return []  # a release that was unpacked alone has no index
    try:
        stated = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
        base = stated["base_release"]
        pairs: dict[str, tuple[object, object]] = {
            "version": (entry.version, stated["version"]),
            "date": (entry.released, stated["released"]),
            "base": (entry.base, base["version"] if base else None),
            "logical digest": (entry.logical_digest, stated["logical_digest"]),
        }
        for name in _named(stated["table_digests"]):
            rows = pq.read_metadata(table_path(folder, name)).num_rows
            pairs[f"count of {name}"] = (entry.rows.get(name), rows)
    except (OSError, KeyError, TypeError, ValueError):
        return []  # what cannot be read is told already
    return [
        Difference(INDEX, f"its {name} is {ours}, that of the release is {theirs}")
        for name, (ours, theirs) in pairs.items()
        if ours != theirs
    ]
