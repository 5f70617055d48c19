"""The thirteen tables of a release, in the order a reader wants them, and the table that people write."""

from __future__ import annotations

from schemas.table import Table
from schemas.tables.codebook import ACTORS, AFFILIATIONS, TOPICS
from schemas.tables.derived import COVERAGE, STANCES
from schemas.tables.documents import DOCUMENT_ACTORS, DOCUMENTS, TEXTS
from schemas.tables.positions import POSITIONS
from schemas.tables.records import ID_HISTORY, QUALITY, QUARANTINE
from schemas.tables.reviews import DECISIONS, REVIEWS

SCHEMA_VERSION = "1.1.0"
"""Version of the tables' layout, apart from the version of the data."""

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        POSITIONS,
        DOCUMENTS,
        DOCUMENT_ACTORS,
        TEXTS,
        ACTORS,
        AFFILIATIONS,
        TOPICS,
        STANCES,
        COVERAGE,
        REVIEWS,
        QUARANTINE,
        QUALITY,
        ID_HISTORY,
    )
}

WRITTEN: dict[str, Table] = {DECISIONS.name: DECISIONS}
"""Tables that stand in no release: files that reviewers write."""


def table(name: str) -> Table:
    """The table of that name."""
    known = {**TABLES, **WRITTEN}
    try:
        return known[name]
    except KeyError:
        raise KeyError(f'no table "{name}"; there are {", ".join(known)}') from None
