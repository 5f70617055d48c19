"""Leaving out stages that would make again what stands there: for folders other than the checkout's own.

Belongs here: whether what dvc.yaml says a stage depends on, and what it made, are as they were. Does not:
the checkout's own raw/, for which DVC decides the same (pipeline), documents one by one (storing).
There too it is noted what the candidate was made from, so that base knows one that was published.

DVC itself is not used elsewhere: it wants a repository, keeps a second copy of all that is made, and
starts a process for each stage.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from demarche.releasing.continuity.base import choose, read_choice
from demarche.releasing.index import read_index
from demarche.releasing.sums import digest_of
from demarche.releasing.verdict import read_verdict
from demarche.releasing.writing import write_json
from flows.parameters import FILE as PARAMETERS
from flows.parameters import load_parameters, located
from flows.places import CHECKOUT, Places

STATE = ".stages"
"""Folder below processed/ that says what each stage was made from; safe to delete."""


def run_if_stale(stage: str, places: Places, run: Callable[[], object], topics: Path | None = None) -> bool:
    """Run a stage unless it would change nothing; returns whether it ran."""
    before = _digest(_inputs(_defined(stage), places, topics))
    if _is_fresh(stage, places, before):
        print(f"{stage:9} unchanged", file=sys.stderr)
        return False
    run_and_note(stage, places, run, topics)
    return True


def run_and_note(stage: str, places: Places, run: Callable[[], object], topics: Path | None = None) -> None:
    """Run a stage, and note from what it made what."""
    defined, state = _defined(stage), _state(stage, places)
    before = _digest(_inputs(defined, places, topics))
    state.unlink(missing_ok=True)
    run()
    made = _digest(_outputs(defined, places))
    # What changed meanwhile may have been read in part.
    if before is not None and made is not None and before == _digest(_inputs(defined, places, topics)):
        write_json(state, {"from": before, "made": made})


def is_published(places: Places) -> bool:
    """Whether the candidate stands as it was made, passed, and became the latest release.

    Judging it against itself would make the same tables, and publishing would find nothing new.
    """
    if not _is_fresh("validate", places, _digest(_inputs(_defined("validate"), places, None))):
        return False
    try:
        verdict, latest = read_verdict(places.processed), read_index(places.releases).latest
        now, then = choose(read_index(places.releases)), read_choice(places.base)
    except (OSError, ValueError):
        return False
    return (
        latest is not None
        and verdict.passed
        and verdict.logical_digest == latest.logical_digest
        and not now.withdrawn
        and latest.base == (then.published[0] if then.published else None)
    )


def _defined(stage: str) -> dict[str, Any]:
    stages: dict[str, Any] = yaml.safe_load((CHECKOUT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
    found: dict[str, Any] = stages[stage]
    return found


def _state(stage: str, places: Places) -> Path:
    return places.processed / STATE / f"{stage}.json"


def _is_fresh(stage: str, places: Places, before: str | None) -> bool:
    """Whether a stage, with inputs of this digest, has made what stands there."""
    made = {"from": before, "made": _digest(_outputs(_defined(stage), places))}
    return before is not None and _known(_state(stage, places)) == made


def _inputs(defined: dict[str, Any], places: Places, topics: Path | None) -> Iterator[tuple[str, Path | str]]:
    parameters = load_parameters()
    own = {
        "raw": places.raw,
        "reviews": places.reviews,
        "${extract.parser}": located(parameters.extract.parser),
        "${extract.codebook}": located(parameters.extract.codebook),
    }
    for name in defined["deps"]:
        yield name, own.get(name) or _place(name, places)
    said = yaml.safe_load(PARAMETERS.read_text(encoding="utf-8"))
    for name in defined.get("params", ()):
        yield name, json.dumps(said[name], sort_keys=True)
    yield "topics", topics or ""
    yield "python", sys.version


def _outputs(defined: dict[str, Any], places: Places) -> Iterator[tuple[str, Path | str]]:
    for made in (*defined.get("outs", ()), *defined.get("metrics", ())):
        name = made if isinstance(made, str) else next(iter(made))
        yield name, _place(name, places)


def _place(name: str, places: Places) -> Path:
    """The path that a path of dvc.yaml means for these folders."""
    top, _, rest = name.partition("/")
    return places.processed / rest if top == "processed" else CHECKOUT / name


def _digest(parts: Iterator[tuple[str, Path | str]]) -> str | None:
    """SHA-256 over files, folders and values by name; None if something cannot be read."""
    digest = hashlib.sha256()
    try:
        for name, part in parts:
            value = part if isinstance(part, str) else digest_of(part) if _holds_files(part) else "nothing"
            digest.update(f"{name} {value}\n".encode())
    except (OSError, ValueError):
        return None
    return digest.hexdigest()


def _holds_files(path: Path) -> bool:
    return path.is_file() or any(one.is_file() for one in path.rglob("*"))


def _known(state: Path) -> object:
    try:
        return json.loads(state.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
