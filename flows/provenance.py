"""What each stage was made from, written beside its tables while it is at work.

Belongs here: the record of a stage, its file, the check that stages follow one another. Does not: the
record of a release (demarche.releasing.provenance), which only copies these.

A record is a function of what dvc.yaml says that the stage depends on, and of nothing else: whatever
changes it makes the stage stale. No path of this machine is in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from demarche.releasing.layout import PROVENANCE
from demarche.releasing.sums import digest_of, digest_of_all
from demarche.releasing.writing import write_json
from flows.errors import StoppedError
from flows.places import CHECKOUT

Record = dict[str, Any]
Records = dict[str, Record]

DEFINITIONS = "schemas"
LOCK = "requirements.lock"
CODE = ("demarche/", "flows/")
PUBLISHING = (
    "demarche/explorer",
    "demarche/releasing",
    "demarche/tables",
    "flows/provenance.py",
    "flows/publish.py",
)
"""The code that publishes, which is no stage of DVC; that of the explorer includes what was built from it."""


def record(stage: str, **more: Any) -> Record:
    """What a stage was made from: code, definitions, locked libraries, and what only it depends on."""
    return {
        "code": digest_of_all(CHECKOUT, code_of(stage)),
        "definitions": digest_of(CHECKOUT / DEFINITIONS),
        "lock": digest_of(CHECKOUT / LOCK),
        **more,
    }


def code_of(stage: str) -> list[str]:
    """The files and folders of code that a stage depends on, as dvc.yaml lists them."""
    if stage == "publish":
        return list(PUBLISHING)
    file = CHECKOUT / "dvc.yaml"
    if not file.is_file():
        raise StoppedError(f"{file} is missing. Take it from the repository again.")
    stages = yaml.safe_load(file.read_text(encoding="utf-8"))["stages"]
    return [path for path in stages[stage]["deps"] if path.startswith(CODE)]


def forget_records(folder: Path) -> None:
    """Take the records away before new tables are written: none may stand beside tables not made from it."""
    (folder / PROVENANCE).unlink(missing_ok=True)


def write_records(folder: Path, records: Mapping[str, Record]) -> None:
    """Write the records of a stage and of those before it beside its tables."""
    write_json(folder / PROVENANCE, dict(records))


def read_records(folder: Path, stage: str) -> Records:
    """The records that a stage left in a folder; StoppedError if it has not run."""
    file = folder / PROVENANCE
    if not file.is_file():
        raise StoppedError(f"{file} is missing. Run the stage before: python -m flows.{stage}")
    records: Records = json.loads(file.read_text(encoding="utf-8"))
    return records


def require_following(records: Records, before: Records, stage: str) -> None:
    """StoppedError if what a stage left was made from other results than those now before it."""
    if any(records.get(name) != known for name, known in before.items()):
        raise StoppedError(
            f"the stage before {stage} ran again after it. Run it too: python -m flows.{stage}"
        )
