"""Kills of single steps: each in a process forked from one that has imported everything, many a minute.

Belongs here: the steps, bringing a folder to where each begins, having it ended there and doing it again.
Does not: how a child is ended (kill_forks), whole runs (kill_runs), what must be so afterwards (kill_looks).
"""

from __future__ import annotations

import importlib
import random
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import demarche.gating.running  # noqa: F401  (brings Great Expectations, which is slow to import)
from benchmarks.kill_forks import counted, in_child, killed_after, killed_at_write
from benchmarks.kill_looks import differences, digests, problems
from demarche.publishing.folder import Folder
from demarche.publishing.parcel import open_parcel
from demarche.releasing.index import read_index
from demarche.releasing.withdrawing import withdraw
from flows.base import take_base
from flows.extract import extract
from flows.freshness import run_if_stale
from flows.ingest import ingest
from flows.places import Places
from flows.publish import publish
from flows.validate import validate
from tests.integration.corpus import GOOD, write_corpus

RELEASED = date(2026, 11, 21)
EDITED = f"{GOOD['mayor.txt'][1]}\nThe United States opposes the war in Iraq.\n"

Act = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a run: after which others it begins, and how it is done in a folder."""

    name: str
    before: tuple[str, ...]
    act: Act

    def __call__(self, folder: Path) -> None:
        """Do the step."""
        self.act(folder)


def places(folder: Path) -> Places:
    """The folders of a trial."""
    return Places(folder / "raw", folder / "processed", folder / "releases")


def _ingest(folder: Path) -> None:
    run_if_stale("ingest", places(folder), partial(ingest, places(folder)))


def _extract(folder: Path) -> None:
    # One store for all trials: what is tried is writing the tables, not parsing.
    store = folder.parent / "store"
    run_if_stale("extract", places(folder), partial(extract, places(folder), None, 1, store))


def _validate(folder: Path) -> None:
    take_base(places(folder))
    run_if_stale("validate", places(folder), partial(validate, places(folder)))


def _publish(folder: Path) -> None:
    publish(places(folder), RELEASED)


def _edit(folder: Path) -> None:
    (folder / "raw/mayor.txt").write_text(EDITED, encoding="utf-8")


def _withdraw(folder: Path) -> None:
    """Done twice it is refused, which is as good."""
    if read_index(folder / "releases").find("0.2.0").status == "published":
        withdraw(folder / "releases", "0.2.0", "a mistake")


def _send(folder: Path) -> None:
    Folder(folder / "served").send(open_parcel(folder / "releases", "latest"), make_public=False)


FIRST = ("corpus", "ingest", "extract", "validate")
SECOND = (*FIRST, "publish", "edit", "ingest", "extract", "validate")
DOING: dict[str, Act] = {
    "corpus": lambda folder: write_corpus(folder / "raw"),
    "ingest": _ingest,
    "extract": _extract,
    "validate": _validate,
    "publish": _publish,
    "edit": _edit,
}
STEPS = {
    step.name: step
    for step in (
        Step("ingest again", (*FIRST, "edit"), _ingest),
        Step("extract again", (*FIRST, "edit", "ingest"), _extract),
        Step("make the candidate", SECOND[:-1], _validate),
        Step("publish the first version", FIRST, _publish),
        Step("publish the next version", SECOND, _publish),
        Step("withdraw a version", (*SECOND, "publish"), _withdraw),
        Step("send a version to a folder", (*SECOND, "publish"), _send),
    )
}


@dataclass(frozen=True, slots=True)
class Trial:
    """A step with the folder where it begins, how long it takes, how often it writes, what comes of it."""

    step: Step
    begins: Path
    versions: tuple[str, ...]
    seconds: float
    writes: int
    expected: dict[str, str]


@dataclass(frozen=True, slots=True)
class Killed:
    """One kill and what was found; `how` is the moment in seconds, or the write before which it came."""

    step: str
    how: str
    problems: tuple[str, ...]
    left: tuple[str, ...]


def warm(folder: Path) -> None:
    """Import what a run imports on its way, so that no child has to."""

    def run() -> list[str]:
        for name in (*SECOND, "publish"):
            DOING[name](folder)
        return list(sys.modules)

    for name in in_child(run):
        with suppress(Exception):  # some modules are known by other names than they are imported by
            importlib.import_module(name)


def prepare(step: Step, folder: Path) -> Trial:
    """Bring a folder to where a step begins, and do it in copies: once counted, once timed."""
    begins = _after(step.before, folder)
    copy = folder / "undisturbed"
    shutil.copytree(begins, copy)
    writes = in_child(partial(counted, step, copy))
    shutil.rmtree(copy)
    shutil.copytree(begins, copy)
    start = time.monotonic()
    in_child(partial(step, copy))
    seconds = time.monotonic() - start
    expected = digests(*_results(copy))
    shutil.rmtree(copy)
    versions = tuple(sorted(path.name for path in (begins / "releases").glob("[0-9]*")))
    return Trial(step, begins, versions, seconds, writes, expected)


def _after(before: tuple[str, ...], folder: Path) -> Path:
    """The folder in which these were done, each made out of a copy of that of the one before."""
    begins = folder / f"after-{len(before)}-{before[-1]}"
    if not begins.exists():
        if len(before) > 1:
            shutil.copytree(_after(before[:-1], folder), begins)
        in_child(partial(DOING[before[-1]], begins))
    return begins


def kill_often(trial: Trial, times: int, folder: Path, chance: random.Random) -> list[Killed]:
    """Kill a step and those that take it up so many times, look each time, and let one go on to the end.

    Fewer if one ended before it was killed.
    """
    here = folder / "trial"
    shutil.rmtree(here, ignore_errors=True)
    shutil.copytree(trial.begins, here)
    kills: list[Killed] = []
    while len(kills) < times:
        if chance.random() < 0.5:
            at = chance.uniform(0, trial.seconds)
            how, is_killed = f"after {at:.3f} s", killed_after(partial(trial.step, here), at)
        else:
            nth = chance.randint(1, trial.writes)
            how, is_killed = f"before write {nth}", killed_at_write(partial(trial.step, here), here, nth)
        if not is_killed:
            break
        left = tuple(sorted(path.name for path in here.rglob(".[si]*") if path.name != ".stages"))
        found = in_child(partial(_look, trial, here))
        kills.append(Killed(trial.step.name, how, tuple(found), left))
    if kills and (again := in_child(partial(_repeat, trial, here))):
        found = [*kills[-1].problems, *(f"other bytes in the end: {name}" for name in again)]
        kills[-1] = replace(kills[-1], problems=tuple(found))
    return kills


def _look(trial: Trial, here: Path) -> list[str]:
    served = here / "served"
    seen = problems(served, (), (served,)) if served.is_dir() else []
    return [*seen, *problems(here / "releases", trial.versions, (here / "processed", here / "releases"))]


def _repeat(trial: Trial, here: Path) -> list[str]:
    trial.step(here)
    return differences(trial.expected, digests(*_results(here)))


def _results(here: Path) -> list[Path]:
    return [path for name in ("processed", "releases", "served") if (path := here / name).is_dir()]
