"""The twelve tables of a release, in the order a reader wants them."""

from __future__ import annotations

from schemas.table import Table
from schemas.tables.codebook import ACTORS, AFFILIATIONS, TOPICS
from schemas.tables.derived import COVERAGE, STANCES
from schemas.tables.documents import DOCUMENT_ACTORS, DOCUMENTS, TEXTS
from schemas.tables.positions import POSITIONS
from schemas.tables.records import ID_HISTORY, QUALITY, QUARANTINE

SCHEMA_VERSION = "1.0.0"
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
        QUARANTINE,
        QUALITY,
        ID_HISTORY,
    )
}


def table(name: str) -> Table:
    """The table of that name."""
    try:
        return TABLES[name]
    except KeyError:
        raise KeyError(f'no table "{name}"; there are {", ".join(TABLES)}') from None
