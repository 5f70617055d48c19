"""The public layout of a release folder, as readers and writers agree on it.

Belongs here: file names, table names, keys. Does not: columns (schemas; a test keeps the two in step).
"""

from __future__ import annotations

import re
from pathlib import Path

DATASET = "demarche"

DATA_KEYS: dict[str, tuple[str, ...]] = {
    "positions": ("position_id",),
    "documents": ("document_id",),
    "document_actors": ("document_id", "holder_id", "actor_id", "role"),
    "actors": ("actor_id",),
    "affiliations": ("holder_id", "actor_id", "role", "valid_start"),
    "topics": ("topic_id",),
}
"""Tables that make up the logical digest and the version, with what identifies a row."""

OTHER_TABLES = ("texts", "stances", "coverage", "reviews", "quarantine", "quality", "id_history")
"""Tables that are derived, restricted by rights, or about the version itself."""

LATER_TABLES = ("reviews",)
"""Tables that the first layout did not have: releases of that time are without them."""

BODIES = frozenset({"quote", "text"})
"""Columns that hold words of documents, which lists of changes never repeat."""

TABLE_NAMES = (*DATA_KEYS, *OTHER_TABLES)

INDEX = "index.json"
SUMS = "SHA256SUMS"
PROVENANCE = "provenance.json"
QUALITY = "quality.json"
CHANGES = "CHANGES.json"
CHANGES_TEXT = "CHANGES.md"
DATAPACKAGE = "datapackage.json"
EXPLORER = "index.html"
README = "README.md"
LICENSE = "LICENSE"
VALIDATION = "validation"
STAGING = ".staging-"
BASE = "base"
"""Where a copy of the release that a candidate follows stands beside the candidate."""

_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


def table_path(folder: Path, name: str) -> Path:
    """Where a table's Parquet file stands in a release or candidate."""
    return folder / f"{name}.parquet"


def parse_version(version: str) -> tuple[int, int, int]:
    """`1.2.3` as numbers that sort; ValueError for anything else."""
    match = _VERSION.fullmatch(version)
    if match is None:
        raise ValueError(f'"{version}" is not a version; write three numbers, such as 0.1.0')
    return int(match[1]), int(match[2]), int(match[3])


def is_version(name: str) -> bool:
    """Whether a folder of this name is a release."""
    return _VERSION.fullmatch(name) is not None
