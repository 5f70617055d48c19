"""Which versions a place holds, and the files of each with their checksums.

Belongs here: the chain of trust, from the index to SHA256SUMS to the files, and the warning of
withdrawn versions. Does not: reading tables (loading).

A folder that is itself one release (unpacked from an archive, or a record in a repository of data) is
a place with this one version.
"""

from __future__ import annotations

import hashlib
import json
import os
import warnings
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from demarche.client.errors import DamagedError, NotThereError, WithdrawnWarning
from demarche.client.files import checked_file
from demarche.client.sources import FOLDER, VARIABLE, Source, open_source
from demarche.releasing.index import Entry, Index, parse_index
from demarche.releasing.layout import DATAPACKAGE, DATASET, INDEX, PROVENANCE, SUMS
from demarche.releasing.sums import parse_sums


@dataclass(frozen=True)
class Release:
    """One version at one place. `folder` is where it stands below the place; empty for the place itself."""

    source: Source
    entry: Entry
    folder: str

    @cached_property
    def sums(self) -> dict[str, str]:
        """Checksum of every file; DamagedError if the list is not the one that the index names."""
        content = self.source.read(self._name(SUMS))
        if self.entry.sha256sums and hashlib.sha256(content).hexdigest() != self.entry.sha256sums:
            raise DamagedError(f"{self.source.where}/{self._name(SUMS)} is not the one that the index names")
        return parse_sums(content)

    def file(self, name: str) -> Path:
        """A file of the release, checked; NotThereError if the release has none of that name."""
        if name not in self.sums:
            raise NotThereError(f"version {self.entry.version} has no file {name}")
        return checked_file(self.source, self._name(name), self.sums[name])

    def json(self, name: str) -> Any:
        """A JSON file of the release, checked."""
        return json.loads(self.file(name).read_bytes())

    def _name(self, name: str) -> str:
        return f"{self.folder}/{name}" if self.folder else name


@dataclass(frozen=True)
class Catalogue:
    """The versions that a place holds."""

    source: Source
    index: Index
    is_one_release: bool = False

    def release(self, version: str = "latest") -> Release:
        """A version by number, or the latest one; warns if it was withdrawn."""
        try:
            entry = self.index.find(version)
        except KeyError:
            raise NotThereError(self._unknown(version)) from None
        if entry.status == "withdrawn":
            warnings.warn(self._withdrawn(entry), WithdrawnWarning, stacklevel=3)
        return Release(self.source, entry, "" if self.is_one_release else entry.version)

    def _unknown(self, version: str) -> str:
        known = ", ".join(_told(entry) for entry in self.index.entries)
        if version == "latest":
            return f"{self.source.where} holds no version that is not withdrawn; there are: {known or 'none'}"
        return f'there is no version "{version}" at {self.source.where}; there are: {known or "none"}'

    def _withdrawn(self, entry: Entry) -> str:
        latest = self.index.latest
        instead = f"The latest version is {latest.version}." if latest else "There is no other version."
        reason = (entry.reason or "no reason given").rstrip(".")
        return f"version {entry.version} of {DATASET} was withdrawn: {reason}. {instead}"


def open_catalogue(releases: str | os.PathLike[str] | None = None) -> Catalogue:
    """The versions at a place (a folder, a URL); NotThereError if there are no releases."""
    source = open_source(releases)
    try:
        return Catalogue(source, parse_index(source.read(INDEX), f"{source.where}/{INDEX}"))
    except FileNotFoundError:
        pass
    try:
        stated = json.loads(source.read(PROVENANCE))
        sums = hashlib.sha256(source.read(SUMS)).hexdigest()
    except FileNotFoundError:
        raise NotThereError(
            f"{source.where} holds no releases (no {INDEX}). Say where they lie: releases=FOLDER_OR_URL, "
            f"or set {VARIABLE}; without either the folder {FOLDER}/ of the working directory is read."
        ) from None
    entry = Entry(stated["version"], stated["released"], stated["logical_digest"], sums)
    described = Release(source, entry, "").json(DATAPACKAGE)
    return Catalogue(source, Index((replace(entry, doi=described.get("id") or None),)), is_one_release=True)


def _told(entry: Entry) -> str:
    return entry.version if entry.status == "published" else f"{entry.version} ({entry.status})"
