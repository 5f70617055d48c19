"""A release folder in the making: every file but the index.

Belongs here: what stands in a release and in which order it is written. Does not: the number of the
version (versioning), making it visible (publish). A new format is one more step in `stage`.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from demarche.explorer import write_explorer
from demarche.releasing.changes import Changes, changes_record, changes_text
from demarche.releasing.facts import release_facts
from demarche.releasing.formats import write_formats
from demarche.releasing.layout import (
    CHANGES,
    CHANGES_TEXT,
    DATASET,
    PROVENANCE,
    QUALITY,
    VALIDATION,
    table_path,
)
from demarche.releasing.metadata import write_metadata
from demarche.releasing.provenance import Identity, Provenance, provenance_record
from demarche.releasing.sums import write_sums
from demarche.releasing.writing import write_json, write_text
from demarche.tables import write_table


def stage(
    folder: Path,
    tables: Mapping[str, pl.DataFrame],
    candidate: Path,
    made: Provenance,
    identity: Identity,
    changes: Changes,
) -> Path:
    """Write every file of a release into a new folder, SHA256SUMS last."""
    folder.mkdir(parents=True)
    facts = release_facts(identity.version, made.released, identity.logical_digest, doi=made.doi)
    footer = {
        "dataset": DATASET,
        "version": identity.version,
        "logical_digest": identity.logical_digest,
        **({"doi": made.doi} if made.doi else {}),
    }
    for name, frame in tables.items():
        write_table(frame, name, table_path(folder, name), footer)
    shutil.copyfile(candidate / QUALITY, folder / QUALITY)
    shutil.copytree(candidate / VALIDATION, folder / VALIDATION, copy_function=shutil.copyfile)
    write_json(folder / CHANGES, changes_record(changes))
    write_text(folder / CHANGES_TEXT, changes_text(changes))
    write_json(folder / PROVENANCE, provenance_record(made, identity))
    write_formats(folder, facts)
    write_metadata(folder, facts)
    write_explorer(folder, tables, facts)
    write_sums(folder)
    return folder
