"""From a candidate to a published version: staged, verified, moved into place, indexed.

Belongs here: the order of these steps and what a crash between them leaves behind. Does not: what is
written (staging), which number it gets (planning), other targets than a folder.

A version is never overwritten. Until the folder is moved into place there is only a staging folder,
which goes when staging fails, and which the next run removes if this one was killed; a folder moved but
not yet in the index was whole and on the disk, so the next run verifies and indexes it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from demarche.releasing.candidate import open_texts, read_candidate
from demarche.releasing.changes import Changes
from demarche.releasing.continuity.base import base_of, read_choice
from demarche.releasing.index import Entry, Index, read_index, write_index
from demarche.releasing.layout import (
    BASE,
    CHANGES,
    INDEX,
    PROVENANCE,
    STAGING,
    SUMS,
    is_version,
    parse_version,
)
from demarche.releasing.locking import publishing
from demarche.releasing.planning import Plan, changes_of, plan_tables
from demarche.releasing.provenance import Identity, Provenance
from demarche.releasing.staging import stage
from demarche.releasing.sums import file_sha256
from demarche.releasing.verdict import Verdict, read_verdict
from demarche.releasing.verify import Difference, verify, verify_files
from demarche.releasing.writing import sync, sync_entry, writing_to
from schemas.tables import SCHEMA_VERSION


class PublishingError(RuntimeError):
    """Nothing was published, and why."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The version that holds the candidate's data; `is_new` is false if it was there before."""

    entry: Entry
    folder: Path
    is_new: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """What publishing a candidate would change, and why the gate would not let it pass, if so."""

    changes: Changes
    refusals: tuple[str, ...]


def publish(candidate: Path, releases: Path, made: Provenance) -> Publication:
    """Publish a candidate that passed the gate as the next version, or find that nothing changed.

    PublishingError if the gate has not passed exactly this candidate, if it follows another release
    than the latest or is dated before it, if something that is no release stands in the way, if the staged
    folder does not verify, or if the index or the latest release is damaged.
    """
    with publishing(releases):
        _clean(releases)
        index = _recover(releases, _index(releases))
        _require_intact(releases, index.latest)
        tables = read_candidate(candidate)
        planned = _planned(candidate, tables, releases, index)
        _require_verdict(candidate, planned.digests, made.accepted_drift)
        _require_open_texts(tables)
        if planned.bump is None:
            assert index.latest is not None
            return Publication(index.latest, releases / index.latest.version, False, ())
        _require_later(made, index.latest)
        identity = Identity(
            planned.bump.version, SCHEMA_VERSION, planned.logical_digest, planned.digests, planned.base
        )
        with _staging(releases / f"{STAGING}{identity.version}") as staging:
            stage(staging, tables, candidate, made, identity, changes_of(planned, tables))
            _require_whole(verify(staging), staging)
            entry = _entry(staging, {name: frame.height for name, frame in tables.items()})
            folder = _move(staging, releases / identity.version)
        write_index(releases, index.adding(entry))
        return Publication(entry, folder, True, planned.bump.reasons)


def plan(candidate: Path, releases: Path, accepted_drift: str | None = None) -> Planned:
    """What `publish` would do; writes nothing."""
    tables = read_candidate(candidate)
    planned = _planned(candidate, tables, releases, _index(releases))
    verdict = _verdict(candidate, planned.digests)
    return Planned(changes_of(planned, tables), verdict.refusals(accepted_drift))


def _planned(candidate: Path, tables: dict[str, pl.DataFrame], releases: Path, index: Index) -> Plan:
    """The plan, if the candidate was made to follow what is the latest release now."""
    planned = plan_tables(tables, base_of(releases, index))
    if planned.bump is not None and read_choice(candidate / BASE) != planned.base:
        now = planned.base.published[0] if planned.base.published else "nothing"
        raise PublishingError(
            f"the candidate in {candidate} was not made to follow {now}, the latest release in {releases}: "
            "run the pipeline again"
        )
    return planned


def _index(releases: Path) -> Index:
    try:
        return read_index(releases)
    except ValueError as error:
        raise PublishingError(f"{error}. Restore it from a copy.") from error


def _require_intact(releases: Path, latest: Entry | None) -> None:
    if latest is not None and (differences := verify_files(releases / latest.version, latest)):
        raise PublishingError(
            f"release {latest.version}, which the candidate is compared with, is not what was published "
            f"({differences[0]}). Restore {releases / latest.version} from a copy."
        )


def _clean(releases: Path) -> None:
    """Remove what an interrupted run staged; the lock says that nobody is at it."""
    for left in releases.glob(f"{STAGING}*"):
        shutil.rmtree(left)
    for unfinished in releases.glob(f".{INDEX}.*"):
        unfinished.unlink()


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A folder to write a release into, which is gone afterwards: moved into place, or removed."""
    try:
        with writing_to(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _recover(releases: Path, index: Index) -> Index:
    """Index the versions that were moved into place by a run that did not live to index them."""
    known = {entry.version for entry in index.entries}
    found = sorted(
        (path for path in releases.iterdir() if path.is_dir() and is_version(path.name)),
        key=lambda path: parse_version(path.name),
    )
    for folder in found:
        if folder.name not in known:
            _require_whole(verify(folder), folder)
            rows = {
                path.stem: pl.scan_parquet(path).select(pl.len()).collect().item() for path in _parts(folder)
            }
            index = index.adding(_entry(folder, rows))
            write_index(releases, index)
    return index


def _parts(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.parquet"))


def _verdict(candidate: Path, digests: dict[str, str]) -> Verdict:
    """The gate's verdict on exactly this candidate."""
    try:
        verdict = read_verdict(candidate)
    except FileNotFoundError as error:
        raise PublishingError(str(error)) from error
    if verdict.table_digests != digests:
        raise PublishingError(f"the gate saw another candidate than the one in {candidate}: run it again")
    return verdict


def _require_verdict(candidate: Path, digests: dict[str, str], accepted_drift: str | None) -> None:
    verdict = _verdict(candidate, digests)
    if refusals := verdict.refusals(accepted_drift):
        raise PublishingError("the candidate did not pass the gate: " + "; ".join(refusals))


def _require_later(made: Provenance, latest: Entry | None) -> None:
    """A date cannot be mended once it is published, and a clock may be wrong."""
    if latest is not None and made.released.isoformat() < latest.released:
        raise PublishingError(
            f"the new version would be dated {made.released}, before {latest.version} of {latest.released}, "
            "which it follows. Set the clock right, or name the date: --released YYYY-MM-DD"
        )


def _require_open_texts(tables: dict[str, pl.DataFrame]) -> None:
    texts = tables["texts"]
    if open_texts(texts, tables["documents"]).height != texts.height:
        raise PublishingError("the table texts holds documents whose rights are not open: build it again")


def _require_whole(differences: tuple[Difference, ...], folder: Path) -> None:
    if differences:
        raise PublishingError(
            f"{folder} is not a whole release ({differences[0]}); move it away and publish again"
        )


def _entry(folder: Path, rows: dict[str, int]) -> Entry:
    """What the index is to say of a release, all of it read from its own files."""
    changes = json.loads((folder / CHANGES).read_text(encoding="utf-8"))
    stated = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
    base = stated["base_release"]
    return Entry(
        version=stated["version"],
        released=stated["released"],
        logical_digest=stated["logical_digest"],
        sha256sums=file_sha256(folder / SUMS),
        base=None if base is None else base["version"],
        change=changes["change"],
        doi=stated.get("doi"),
        rows=dict(sorted(rows.items())),
    )


def _move(staging: Path, folder: Path) -> Path:
    """Move a whole release into place in one step; never onto something that is there.

    What others are to see must be on the disk before its name is.
    """
    if folder.exists():
        raise PublishingError(f"{folder} exists; a version is never overwritten")
    sync(staging)
    staging.rename(folder)
    sync_entry(folder.parent)
    return folder
