"""What publishing a candidate would do: the version it would become, and what it changes.

Belongs here: comparing a candidate with the release it follows. Does not: the rule that makes a number
of the changes (versioning), choosing that release (continuity.base), doing it (publish).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from demarche.releasing.changes import Changes
from demarche.releasing.continuity.base import Base, Choice
from demarche.releasing.difference import TableDifference, compare
from demarche.releasing.digest import release_digest, table_digests
from demarche.releasing.logged import Decided, decided
from demarche.releasing.versioning import Bump, first_version, next_version


@dataclass(frozen=True, slots=True)
class Plan:
    """The version that a candidate becomes; `bump` is None if it says the same as what it follows."""

    base: Choice
    bump: Bump | None
    differences: tuple[TableDifference, ...]
    digests: dict[str, str]
    decisions: Decided = field(default_factory=dict)

    @property
    def logical_digest(self) -> str:
        """Logical digest of the candidate."""
        return release_digest(self.digests)


def plan_tables(tables: Mapping[str, pl.DataFrame], base: Base) -> Plan:
    """The plan for these tables, given what they follow."""
    digests, choice = table_digests(tables), base.choice
    if base.published is None or choice.published is None or choice.highest is None:
        return Plan(choice, first_version(choice.highest), (), digests)
    if release_digest(digests) == choice.published[1]:
        return Plan(choice, None, (), digests)
    differences = compare(base.published.tables, tables)
    decisions = decided(base.published.tables, tables)
    return Plan(choice, next_version(choice.highest, differences), differences, digests, decisions)


def changes_of(planned: Plan, tables: Mapping[str, pl.DataFrame]) -> Changes:
    """The plan as it is told: from which version to which, and the ids that end with it."""
    bump, base = planned.bump, planned.base.published
    version = bump.version if bump else base[0] if base else None
    assert version is not None
    new = tables["positions"].height
    for one in planned.differences:
        new -= one.added.height if one.table == "positions" else 0
    ended = (
        tables["id_history"].filter(pl.col("version") == version) if bump else tables["id_history"].clear()
    )
    return Changes(
        base[0] if base else None,
        version,
        bump.change if bump else None,
        bump.reasons if bump else (),
        planned.differences,
        tuple(ended.iter_rows(named=True)),
        new if base else 0,
        planned.decisions,
        bump.grades if bump else (),
    )
