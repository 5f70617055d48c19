"""Making a published version anew, from this checkout and the release that it followed, and comparing.

    demarche rebuild 0.2.0

Belongs here: laying the scene as it was, running the stages, saying what differs. Does not: the stages.
What provenance.json says of inputs and code is compared first, for that takes no time.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from demarche.releasing.continuity.base import choose
from demarche.releasing.index import Entry, Index, read_index, write_index
from demarche.releasing.layout import PROVENANCE, SUMS, parse_version
from demarche.releasing.sums import file_sha256, read_sums
from demarche.releasing.verify import verify
from demarche.releasing.withdrawing import WITHDRAWN
from demarche.reviewing.reading import reviews_digest
from flows.base import take_base
from flows.errors import StoppedError
from flows.extract import extract, extraction_record, extraction_settings
from flows.ingest import ingest, ingest_record
from flows.parameters import load_parameters
from flows.places import Places
from flows.provenance import read_records, record
from flows.publish import publish
from flows.validate import judged_with, validate


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A version made anew in `folder`; `differences` names what is not as it was published, none if equal."""

    version: str
    folder: Path | None
    differences: tuple[str, ...]


def rebuild(
    version: str,
    places: Places,
    into: Path,
    topics: Path | None = None,
    workers: int | None = None,
) -> Rebuilt:
    """Make a version of `places.releases` anew from `places.raw`, in a new folder `into`.

    StoppedError if the version, or one that it followed, is not there or not what was published.
    """
    entry, published = _published(places.releases, version)
    scene = Places(places.raw, into / "processed", into / "releases")
    _lay_scene(places.releases, entry, published, scene.releases)
    if places.reviews.is_dir():
        shutil.copytree(places.reviews, scene.reviews)
    if other := tuple(_other_inputs(published, scene, topics)):
        return Rebuilt(entry.version, None, other)
    ingest(scene)
    if more := tuple(_other_texts(published, scene)):
        return Rebuilt(entry.version, None, more)
    _make(scene, published, topics, workers)
    folder = scene.releases / entry.version
    if not folder.is_dir():
        made = read_index(scene.releases).highest
        said = f"the candidate makes {made.version if made else 'nothing'}, not {entry.version}"
        return Rebuilt(entry.version, None, (said,))
    return Rebuilt(entry.version, folder, tuple(_other_files(places.releases / entry.version, folder)))


def rebuild_and_tell(
    version: str, places: Places, into: Path | None, topics: Path | None, workers: int | None
) -> None:
    """Rebuild, say what came of it, and end with status 1 if anything differs."""
    with tempfile.TemporaryDirectory(prefix="demarche-rebuild-") as temporary:
        made = rebuild(version, places, into or Path(temporary), topics, workers)
        if not made.differences:
            print(f"{made.version} was made anew, bit for bit: every file is as it was published.")
            return
        for difference in made.differences:
            print(f"{made.version}: {difference}", file=sys.stderr)
        print(f"{made.version} was not reproduced; the first difference stands on top.", file=sys.stderr)
        raise SystemExit(1)


def _published(releases: Path, version: str) -> tuple[Entry, dict[str, Any]]:
    """The index entry and the provenance of a version that is whole."""
    try:
        entry = read_index(releases).find(version)
    except (KeyError, ValueError) as error:
        raise StoppedError(str(error.args[0])) from None
    if differences := verify(releases / entry.version, entry):
        raise StoppedError(f"release {entry.version} is not what was published ({differences[0]}).")
    made: dict[str, Any] = json.loads((releases / entry.version / PROVENANCE).read_text(encoding="utf-8"))
    return entry, made


def _lay_scene(releases: Path, entry: Entry, published: dict[str, Any], target: Path) -> None:
    """The releases as they stood when the version was published, with those that it followed."""
    base, since = published["base_release"], published["withdrawn_since"]
    needed = {one["version"]: one["logical_digest"] for one in (*([base] if base else []), *since)}
    before = [
        replace(one, status=_status(one, base), reason=None)
        for one in read_index(releases).entries
        if parse_version(one.version) < parse_version(entry.version)
    ]
    known = {one.version: one.logical_digest for one in before}
    for version, digest in needed.items():
        if known.get(version) != digest:
            raise StoppedError(
                f"{entry.version} follows release {version} with the logical digest {digest}, "
                f"which is not in {releases}. Get it and name its folder: --releases FOLDER"
            )
    target.mkdir(parents=True, exist_ok=False)
    for version in needed:
        shutil.copytree(releases / version, target / version)
    write_index(target, Index(tuple(before)))
    choice = choose(Index(tuple(before)))
    assert set(choice.versions) == set(needed), "versions before this one are its base or were withdrawn"


def _status(one: Entry, base: dict[str, Any] | None) -> str:
    """What was withdrawn later had not been yet, and whatever came after the base had been."""
    follows = base is not None and parse_version(one.version) <= parse_version(base["version"])
    return "published" if follows else WITHDRAWN


def _other_inputs(published: dict[str, Any], scene: Places, topics: Path | None) -> Iterator[str]:
    """What the version was made from that is not so here, as far as can be told without a run."""
    for one in published["inputs"]:
        path = scene.raw / one["path"]
        if not path.is_file():
            yield f"{one['path']} is missing from {scene.raw}"
        elif file_sha256(path) != one["sha256"]:
            yield f"{one['path']} in {scene.raw} has other bytes"
    parameters = load_parameters()
    now = {
        "ingest": ingest_record(parameters),
        "extract": extraction_record(extraction_settings(parameters, topics)),
        "validate": record("validate", **judged_with(parameters), reviews=reviews_digest(scene.reviews)),
        "publish": record("publish"),
    }
    for stage, made in now.items():
        then = published["stages"].get(stage, {})
        for name in sorted(made):
            if then.get(name) != made[name]:
                yield f"{stage}: {name} of this checkout is not that of the release; take its commit"


def _other_texts(published: dict[str, Any], scene: Places) -> Iterator[str]:
    """Files that were read now and not then, or the other way round."""
    made = read_records(scene.ingested, "ingest")["ingest"]
    now, then = {*made["inputs"], *made["refused"]}, {one["path"] for one in published["inputs"]}
    for path in sorted(now - then - set(published["refused"])):
        yield f"{path} in {scene.raw} was not there when the release was made; take it away"


def _make(scene: Places, published: dict[str, Any], topics: Path | None, workers: int | None) -> None:
    """The stages after the texts were read, as the release tells them."""
    extract(scene, topics, workers, store=None)
    take_base(scene)
    validate(scene)
    released = date.fromisoformat(published["released"])
    publish(scene, released, published["accepted_drift"], published["doi"])


def _other_files(old: Path, new: Path) -> Iterator[str]:
    before, after = read_sums(old), read_sums(new)
    exempt = set(json.loads((old / PROVENANCE).read_text(encoding="utf-8"))["time_stamped"])
    for name in sorted({*before, *after} - exempt):
        if name not in after:
            yield f"{name} was not made"
        elif name not in before:
            yield f"{name} was made, but is not in the release"
        elif before[name] != after[name]:
            yield f"{name} has other bytes"
    if (old / SUMS).read_bytes() != (new / SUMS).read_bytes() and before == after:
        yield f"{SUMS} has other bytes"
