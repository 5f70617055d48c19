"""The release that a candidate follows: the latest one, and whatever was withdrawn since.

Belongs here: choosing it from the index, copying what a candidate needs of it, reading the copy.
Does not: matching its rows with those of a candidate (carrying), the next number (versioning).

Versions withdrawn since the latest one lend no number and no comparison, but their ids were given: a
document or position that stood there goes on under its id, and no other one ever gets it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from demarche.releasing.index import Entry, Index, read_index
from demarche.releasing.layout import DATA_KEYS, LATER_TABLES, SUMS, parse_version, table_path
from demarche.releasing.sums import file_sha256, read_sums
from demarche.releasing.writing import write_json

TABLES = (*DATA_KEYS, "texts", "reviews", "id_history")
FILE = "base.json"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which release a candidate follows: (version, logical digest), and the highest number ever given."""

    published: tuple[str, str] | None = None
    withdrawn: tuple[tuple[str, str], ...] = ()
    highest: str | None = None

    @property
    def versions(self) -> tuple[str, ...]:
        """All versions that lend ids, the latest published one first."""
        chosen = (*((self.published,) if self.published else ()), *self.withdrawn)
        return tuple(version for version, _ in chosen)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version with those of its tables that a candidate is matched with."""

    version: str
    tables: Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Base:
    """What a candidate follows, with its rows: the first of `earlier` is the published one, if any."""

    choice: Choice = field(default_factory=Choice)
    earlier: tuple[Earlier, ...] = ()

    @property
    def published(self) -> Earlier | None:
        """The version that the candidate is compared with."""
        return self.earlier[0] if self.choice.published else None


def choose(index: Index) -> Choice:
    """The latest published version, and the versions withdrawn since, highest first."""
    latest, highest = index.latest, index.highest
    since = [
        (entry.version, entry.logical_digest)
        for entry in reversed(index.entries)
        if latest is None or parse_version(entry.version) > parse_version(latest.version)
    ]
    return Choice(
        (latest.version, latest.logical_digest) if latest else None,
        tuple(since),
        highest.version if highest else None,
    )


def choice_record(choice: Choice) -> dict[str, Any]:
    """The choice as it is written down."""

    def pair(one: tuple[str, str]) -> dict[str, str]:
        return {"version": one[0], "logical_digest": one[1]}

    return {
        "published": pair(choice.published) if choice.published else None,
        "withdrawn": [pair(one) for one in choice.withdrawn],
        "highest": choice.highest,
    }


def copy_base(releases: Path, folder: Path, choice: Choice | None = None) -> Choice:
    """Copy what a candidate needs of the releases it follows into a folder, whose content goes.

    ValueError naming the first file that is not what was published.
    """
    index = read_index(releases)
    choice = choice or choose(index)
    if folder.exists():
        shutil.rmtree(folder)
    for version in choice.versions:
        _require_published(releases / version, index.find(version))
        (folder / version).mkdir(parents=True)
        for name in _tables_of(releases / version):
            shutil.copyfile(table_path(releases / version, name), table_path(folder / version, name))
    write_json(folder / FILE, choice_record(choice))
    return choice


def read_choice(folder: Path) -> Choice:
    """Which release the copy in a folder is of; nothing if there is none."""
    if not (folder / FILE).is_file():
        return Choice()
    raw = json.loads((folder / FILE).read_text(encoding="utf-8"))
    pairs = tuple((one["version"], one["logical_digest"]) for one in raw["withdrawn"])
    latest = raw["published"]
    return Choice((latest["version"], latest["logical_digest"]) if latest else None, pairs, raw["highest"])


def read_base(folder: Path) -> Base:
    """What was copied into a folder."""
    return _base(folder, read_choice(folder))


def base_of(releases: Path, index: Index | None = None) -> Base:
    """What a candidate follows, read where it was published."""
    return _base(releases, choose(index or read_index(releases)))


def _base(folder: Path, choice: Choice) -> Base:
    return Base(choice, tuple(_earlier(folder, version) for version in choice.versions))


def _earlier(folder: Path, version: str) -> Earlier:
    paths = {name: table_path(folder / version, name) for name in _tables_of(folder / version)}
    return Earlier(version, {name: pl.read_parquet(path, glob=False) for name, path in paths.items()})


def _tables_of(folder: Path) -> list[str]:
    """The tables that a candidate needs, as far as a version of that time has them."""
    return [name for name in TABLES if name not in LATER_TABLES or table_path(folder, name).is_file()]


def _require_published(folder: Path, entry: Entry) -> None:
    remedy = f"Restore {folder} from a copy."
    if not (folder / SUMS).is_file() or file_sha256(folder / SUMS) != entry.sha256sums:
        raise ValueError(f"{folder / SUMS} is not the one that the index names. {remedy}")
    sums = read_sums(folder)
    for name in _tables_of(folder):
        path = table_path(folder, name)
        if not path.is_file() or file_sha256(path) != sums[path.name]:
            raise ValueError(f"{path} is not what was published. {remedy}")
