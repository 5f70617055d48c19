"""Everything that the bytes of a release are a function of, written down beside them.

Belongs here: the record and its file. Does not: collecting it (flows, stage by stage).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from demarche.releasing.continuity.base import Choice, choice_record
from demarche.releasing.layout import DATASET

TIME_STAMPED: tuple[str, ...] = ()
"""Files that may differ between two builds from the same inputs: none."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a run was made from.

    `inputs` maps the files that were read to the SHA-256 of the bytes read; `refused` are those that
    were not let through, by path alone, for some must not be opened. `stages` holds for each stage
    what it depends on: fingerprints of code, definitions, locked libraries, parser, codebook, gold
    annotations, and its parameters. `rows` counts rows by stage and table. `doi` is the bare name that
    was reserved before staging, if any; `accepted_drift` the reason for which a person let a candidate
    pass that differs much from the release it follows.
    """

    program: str
    inputs: Mapping[str, str]
    refused: Sequence[str]
    stages: Mapping[str, Mapping[str, Any]]
    rows: Mapping[str, Mapping[str, int]]
    released: date
    doi: str | None = None
    accepted_drift: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Which version it is, what it says, and from which versions its ids and number follow."""

    version: str
    schema_version: str
    logical_digest: str
    table_digests: Mapping[str, str]
    base: Choice


def provenance_record(made: Provenance, identity: Identity) -> dict[str, Any]:
    """The content of provenance.json."""
    return {
        "dataset": DATASET,
        "version": identity.version,
        "schema_version": identity.schema_version,
        "released": made.released.isoformat(),
        "doi": made.doi,
        "logical_digest": identity.logical_digest,
        "table_digests": dict(identity.table_digests),
        "base_release": choice_record(identity.base)["published"],
        "withdrawn_since": choice_record(identity.base)["withdrawn"],
        "accepted_drift": made.accepted_drift,
        "inputs": [{"path": _written(path), "sha256": made.inputs[path]} for path in sorted(made.inputs)],
        "refused": sorted(_written(path) for path in made.refused),
        "program": made.program,
        "stages": {stage: dict(record) for stage, record in made.stages.items()},
        "rows": {stage: dict(rows) for stage, rows in made.rows.items()},
        "time_stamped": list(TIME_STAMPED),
    }


def _written(path: str) -> str:
    """A path as UTF-8 can hold it: names of other bytes occur, in files that reading has quarantined."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
