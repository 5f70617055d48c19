"""What the page says of the release itself: facts, vocabularies, changes, files.

Belongs here: records that are not tables. Does not: the tables (blocks).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl

from demarche.explorer.blocks import VOCABULARIES
from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.layout import CHANGES, VALIDATION
from demarche.releasing.metadata.citation import citation
from demarche.releasing.sums import file_sha256, files_below
from schemas.vocabularies import vocabularies


def about(release: ReleaseFacts) -> dict[str, Any]:
    """The facts that every file of the release states."""
    told = release.about
    return {
        "name": told.name,
        "title": told.title,
        "description": told.description,
        "texts": told.texts,
        "version": release.version,
        "released": release.released.isoformat(),
        "digest": release.logical_digest,
        "schemaVersion": release.schema_version,
        "doi": release.doi,
        "landing": release.landing,
        "publisher": told.publisher,
        "creators": [{"name": one.name, "given": one.given} for one in told.creators],
        "licences": [
            {"of": of, "name": one.name, "title": one.title, "path": one.path}
            for of, one in told.licences.items()
        ],
        "citation": citation(release).replace("*", ""),
    }


def words() -> dict[str, Any]:
    """The vocabularies that the page explains values by."""
    found = vocabularies()
    return {
        name: {
            "values": list(found[name].values),
            "descriptions": list(found[name].values.values()),
        }
        for name in VOCABULARIES
    }


def changes(folder: Path, positions: pl.DataFrame) -> dict[str, Any]:
    """CHANGES.json of the release, counted, with the rows of positions that are new or differ."""
    record = json.loads((folder / CHANGES).read_text(encoding="utf-8"))
    known = record["tables"].get("positions", {"added": [], "changed": []})
    altered = [one["position_id"] for one in known["changed"]]
    return {
        "before": record["from"],
        "change": record["change"],
        "reasons": record["reasons"],
        "kept": record["positions_kept"],
        "tables": [
            {"table": name, **{what: len(one[what]) for what in ("added", "removed", "changed")}}
            for name, one in sorted(record["tables"].items())
        ],
        "added": _rows(positions, known["added"]),
        "changed": _rows(positions, altered),
    }


def files(folder: Path) -> list[dict[str, Any]]:
    """The files that stand in the release before the page does, but for the validation report."""
    names = [name for name in files_below(folder) if not name.startswith(f"{VALIDATION}/")]
    return [
        {"path": name, "bytes": (folder / name).stat().st_size, "sha256": file_sha256(folder / name)}
        for name in names
    ]


def _rows(positions: pl.DataFrame, ids: list[str]) -> list[int]:
    numbered = positions.select("position_id").with_row_index("row")
    return numbered.filter(pl.col("position_id").is_in(ids))["row"].to_list()
