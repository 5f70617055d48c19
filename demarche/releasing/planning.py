"""What publishing a candidate would do: the version it would become, and what it changes.

Belongs here: comparing a candidate with the latest release. Does not: the rule that makes a number of
the changes (versioning), doing it (publish).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from demarche.releasing.candidate import read_candidate
from demarche.releasing.difference import TableDifference, compare
from demarche.releasing.digest import release_digest, table_digests
from demarche.releasing.index import Entry, Index, read_index
from demarche.releasing.layout import DATA_KEYS, table_path
from demarche.releasing.versioning import Bump, first_version, next_version


@dataclass(frozen=True, slots=True)
class Plan:
    """The version that a candidate becomes after `base`; `bump` is None if it says the same as `base`."""

    base: Entry | None
    bump: Bump | None
    differences: tuple[TableDifference, ...]
    digests: dict[str, str]

    @property
    def logical_digest(self) -> str:
        """Logical digest of the candidate."""
        return release_digest(self.digests)


def plan(candidate: Path, releases: Path) -> Plan:
    """What publishing the candidate would do; writes nothing."""
    return plan_tables(read_candidate(candidate), releases, read_index(releases))


def plan_tables(tables: Mapping[str, pl.DataFrame], releases: Path, index: Index) -> Plan:
    """The plan for these tables, given the releases that there are."""
    digests, base, highest = table_digests(tables), index.latest, index.highest
    if highest is None or base is None:
        return Plan(None, first_version(highest.version if highest else None), (), digests)
    if release_digest(digests) == base.logical_digest:
        return Plan(base, None, (), digests)
    old = {name: pl.read_parquet(table_path(releases / base.version, name)) for name in DATA_KEYS}
    differences = compare(old, tables)
    return Plan(base, next_version(highest.version, differences), differences, digests)
