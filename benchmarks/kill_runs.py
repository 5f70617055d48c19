"""Kills of whole runs: `demarche run` with its server, its workers and DVC, at any moment.

Belongs here: starting runs, ending them, looking, letting one go on to the end. Does not: single steps
(kill_steps), what must be so afterwards (kill_looks).

A trial begins with no release, or with a first one whose texts were edited since. A few runs in a row are
killed; then one is let go on and what it leaves is compared with what an undisturbed one left.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.kill_looks import differences, digests, problems
from benchmarks.kill_steps import EDITED, RELEASED, Killed
from flows.places import CHECKOUT
from flows.server import ADDRESS, prefect_server
from tests.integration.corpus import write_corpus
from tests.integration.processes import Shell, copy_checkout

LAST_ONES = 60.0
"""Seconds within which everything that a killed run had started must have ended too."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How runs are started: in a folder or a checkout, with a server of their own or one for all."""

    name: str
    home: Path
    shell: Shell
    options: tuple[str, ...] = ()

    def command(self) -> list[str]:
        """A run, as a user starts it."""
        return ["demarche", "run", "--workers", "2", "--released", RELEASED.isoformat(), *self.options]

    def restore(self, state: Path) -> None:
        """Bring raw texts, results and releases to a state that was saved."""
        for name in PARTS:
            shutil.rmtree(self.home / name, ignore_errors=True)
            if (state / name).is_dir():
                shutil.copytree(state / name, self.home / name)
        for name in LOOSE:
            (self.home / name).unlink(missing_ok=True)
            if (state / name).is_file():
                shutil.copyfile(state / name, self.home / name)

    def save(self, state: Path) -> Path:
        """Save the state."""
        for name in PARTS:
            if (self.home / name).is_dir():
                shutil.copytree(self.home / name, state / name)
        for name in LOOSE:
            if (self.home / name).is_file():
                shutil.copyfile(self.home / name, state / name)
        return state

    def results(self) -> dict[str, str]:
        """What is compared."""
        return digests(*(path for name in ("processed", "releases") if (path := self.home / name).is_dir()))


PARTS = ("raw", "processed", "releases")
LOOSE = ("dvc.lock",)


@dataclass(frozen=True, slots=True)
class Trial:
    """A saved state where runs begin, how long an undisturbed one takes, and what comes of it."""

    setting: Setting
    begins: Path
    versions: tuple[str, ...]
    seconds: float
    expected: dict[str, str]


@contextmanager
def in_a_folder(folder: Path) -> Iterator[Setting]:
    """Runs in a folder of somebody's own."""
    home = folder / "home"
    yield Setting("in a folder, with a server of its own", home, Shell(home), _options(home))


@contextmanager
def with_one_server(folder: Path) -> Iterator[Setting]:
    """Runs in a folder that share a configured server, which is not killed."""
    home = folder / "home"
    options = _options(home)
    with prefect_server() as server:
        server.wait()
        yield Setting(
            "in a folder, with a server for all", home, Shell(home, more={ADDRESS: server.url}), options
        )


@contextmanager
def in_a_checkout(folder: Path) -> Iterator[Setting]:
    """Runs in a copy of this checkout, where DVC keeps account."""
    home = copy_checkout(CHECKOUT, folder / "home")
    shutil.rmtree(home / "raw", ignore_errors=True)
    write_corpus(home / "raw")
    yield Setting("in a checkout, with DVC", home, Shell(home, checkout=home))


def _options(home: Path) -> tuple[str, ...]:
    write_corpus(home / "raw")
    return tuple(f"--{name}={home / name}" for name in PARTS)


def prepare(setting: Setting, folder: Path) -> Iterator[Trial]:
    """The two states from which runs begin, each with what an undisturbed run makes of it."""
    for name, versions in (("first", ()), ("second", ("0.1.0",))):
        if versions:
            (setting.home / "raw/mayor.txt").write_text(EDITED, encoding="utf-8")
        begins = setting.save(folder / name)
        start = time.monotonic()
        _finish(setting)
        yield Trial(setting, begins, versions, time.monotonic() - start, setting.results())


def kill_often(trial: Trial, times: int, chance: random.Random) -> list[Killed]:
    """Kill so many runs in a row and let one go on; fewer if one ended before it was killed."""
    trial.setting.restore(trial.begins)
    kills = []
    for _ in range(times):
        killed = _kill_one(trial, chance)
        if killed is None:
            break
        kills.append(killed)
    return _compared(trial, kills)


def _kill_one(trial: Trial, chance: random.Random) -> Killed | None:
    """Start a run, kill it, look; None if it ended before."""
    setting, at = trial.setting, chance.uniform(0, trial.seconds)
    if chance.random() < 0.5:
        shutil.rmtree(setting.home / ".cache/demarche", ignore_errors=True)  # so that texts are parsed again
    said = setting.home.parent / "said.txt"
    with said.open("w") as output:
        process = subprocess.Popen(
            setting.command(),
            cwd=setting.shell.cwd,
            env=setting.shell.environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=at)
        return None
    if is_alone := chance.random() < 0.5:
        process.kill()
    else:
        setting.shell.kill_all()
    process.wait()
    end = time.monotonic() + LAST_ONES
    while (running := setting.shell.left_behind()) and time.monotonic() < end:
        time.sleep(0.1)
    held = tuple(path for name in ("processed", "releases") if (path := setting.home / name).is_dir())
    found = (
        *(f"still running: {line}" for line in running),
        *problems(setting.home / "releases", trial.versions, held),
    )
    lines = [line for line in said.read_text(encoding="utf-8").splitlines() if line.strip()]
    last = lines[-1].split()[0] if lines else "nothing"
    whom = "the main process" if is_alone else "all processes"
    left = tuple(sorted(path.name for path in setting.home.glob("releases/.[si]*")))
    return Killed(setting.name, f"{whom} after {at:.1f} s, last said: {last}", found, left)


def _compared(trial: Trial, kills: list[Killed]) -> list[Killed]:
    """The kills; the last one tells of what differs in the end from an undisturbed run."""
    _finish(trial.setting)
    again = differences(trial.expected, trial.setting.results())
    if kills and again:
        found = (*kills[-1].problems, *(f"other bytes in the end: {name}" for name in again))
        kills[-1] = Killed(kills[-1].step, kills[-1].how, found, kills[-1].left)
    return kills


def _finish(setting: Setting) -> None:
    done = setting.shell.run(*setting.command())
    if done.returncode:
        raise RuntimeError(f"a run that nobody killed failed:\n{done.stdout}{done.stderr}")
