"""What a thousand kills leave behind: whole runs and single steps, ended by SIGKILL at any moment.

    python -m benchmarks.kills [--runs 50] [--steps 950] [--seed 1] [--only WHAT ...]

Runs (kill_runs) are `demarche run` with all that it starts: in half of the kills its main process alone is
killed, in the others every process. Steps (kill_steps) are those that write what others rely on; half of the
kills come at a moment, half just before a file is opened for writing, renamed, made or removed.

After each kill: no part of a release is visible, the index, the folders and `latest` agree, every version
verifies, no folder is locked, nothing is still running; and once it is done again, every byte is as if nobody
had killed anything. Up to four kills come in a row, so that what takes up a killed one is killed too. The
checkout must not be edited meanwhile, for releases name the code that made them.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import kill_runs, kill_steps
from benchmarks.gold_sets import CHECKOUT
from benchmarks.kill_steps import Killed
from demarche.releasing.writing import write_json

RESULTS = CHECKOUT / "benchmarks/results"
PAGE = CHECKOUT / "docs/reference/faults.md"
MARK = "<!-- made by benchmarks/kills.py from benchmarks/results/kills.json -->\n"
"""What stands in the page behind this is made anew."""
Tell = Callable[[Killed], None]
SETTINGS = {
    "folder": kill_runs.in_a_folder,
    "server": kill_runs.with_one_server,
    "checkout": kill_runs.in_a_checkout,
}
"""Where runs are killed."""
STEPS = {
    "ingest again": 12,
    "extract again": 3,
    "make the candidate": 5,
    "publish the first version": 20,
    "publish the next version": 15,
    "withdraw a version": 20,
    "send a version to a folder": 25,
}
"""How often each step is killed, in proportion."""
IN_A_ROW = 4
"""Most kills before one is let go on to the end."""


def kill_steps_of(number: int, names: Sequence[str], seed: int, folder: Path, tell: Tell) -> None:
    """Kill single steps so many times."""
    chance, done = random.Random(seed), 0
    kill_steps.warm(folder / "warm")
    trials = [kill_steps.prepare(kill_steps.STEPS[name], folder) for name in names]
    while done < number:
        trial = chance.choices(trials, [STEPS[name] for name in names])[0]
        times = min(chance.randint(1, IN_A_ROW), number - done)
        for killed in kill_steps.kill_often(trial, times, folder, chance):
            done += 1
            tell(killed)


def kill_runs_of(number: int, names: Sequence[str], seed: int, folder: Path, tell: Tell) -> None:
    """Kill whole runs so many times."""
    chance, done = random.Random(seed), 0
    with ExitStack() as stack:
        settings = [stack.enter_context(SETTINGS[name](folder / str(n))) for n, name in enumerate(names)]
        states = 1 if number <= IN_A_ROW else 2
        prepared = [islice(kill_runs.prepare(one, one.home.parent), states) for one in settings]
        trials = [trial for each in prepared for trial in each]
        while done < number:
            times = min(chance.randint(1, IN_A_ROW), number - done)
            for killed in kill_runs.kill_often(trials[0], times, chance):
                done += 1
                tell(killed)
            trials = [*trials[1:], trials[0]]


def figures(kills: Iterable[Killed]) -> dict[str, Any]:
    """Kills by what was killed, what they left for the next run to clear away, and whatever was wrong."""
    every = list(kills)
    names = list(dict.fromkeys(one.step for one in every))
    return {
        "kills": len(every),
        "by what was killed": {name: sum(one.step == name for one in every) for name in names},
        "left behind, and cleared away by the next run": dict(
            sorted(Counter(what for one in every for what in one.left).items())
        ),
        "problems": [f"{one.step}, {one.how}: {what}" for one in every for what in one.problems],
    }


def shown(found: dict[str, Any]) -> str:
    """The figures as they stand in the page."""
    lines = ["", "| killed | kills |", "|---|---|"]
    for kind, title in (("runs", "whole runs"), ("steps", "single steps")):
        told = found.get(kind, {"kills": 0, "by what was killed": {}})
        lines.append(f"| **{title}** | **{told['kills']}** |")
        lines += [f"| {name} | {number} |" for name, number in told["by what was killed"].items()]
    problems = [one for told in found.values() for one in told["problems"]]
    staged = sum(
        number
        for told in found.values()
        for what, number in told["left behind, and cleared away by the next run"].items()
        if what.startswith(".staging")
    )
    lines += ["", f"Found wrong after any of them: {len(problems) or 'nothing'}."]
    lines += [f"- {one}" for one in problems]
    lines += [f"After {staged} of them a staged folder was left, which the next run removed."]
    return "\n".join(lines) + "\n"


def by_moment(kills: Iterable[Killed]) -> dict[str, int]:
    """Kills of whole runs by what the run had said last."""
    return dict(sorted(Counter(one.how.rpartition(": ")[2] for one in kills).items()))


def main() -> int:
    """Print each problem as it is found, and write the figures; exit status 1 if there was any."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--runs", type=int, default=50)
    options.add_argument("--steps", type=int, default=950)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", nargs="+", choices=[*STEPS, *SETTINGS], metavar="WHAT")
    options.add_argument("--folder", type=Path)
    options.add_argument("--out", type=Path, default=RESULTS)
    asked = options.parse_args()
    kills: dict[str, list[Killed]] = {"steps": [], "runs": []}
    start = time.monotonic()

    def told(kind: str) -> Tell:
        def tell(killed: Killed) -> None:
            kills[kind].append(killed)
            minutes = (time.monotonic() - start) / 60
            print(f"{minutes:5.1f} min  {kind} {len(kills[kind])}  {killed.step}, {killed.how}", flush=True)
            for problem in killed.problems:
                print(f"  WRONG: {problem}", flush=True)
            write(asked.out, asked.seed, kills)

        return tell

    folder = asked.folder or Path(tempfile.mkdtemp(prefix="demarche-kills-"))
    steps = [name for name in asked.only or STEPS if name in STEPS]
    settings = [name for name in asked.only or SETTINGS if name in SETTINGS]
    try:
        # Steps first: they fork, which a process that has talked to a server should not.
        if asked.steps and steps:
            kill_steps_of(asked.steps, steps, asked.seed, folder / "steps", told("steps"))
        if asked.runs and settings:
            kill_runs_of(asked.runs, settings, asked.seed, folder / "runs", told("runs"))
    finally:
        if asked.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    found = write(asked.out, asked.seed, kills)
    if asked.out == RESULTS:
        head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        PAGE.write_text(f"{head}{MARK}{shown(found)}", encoding="utf-8")
    print(json.dumps(found, indent=1))
    return 1 if any(one.problems for every in kills.values() for one in every) else 0


def write(out: Path, seed: int, kills: dict[str, list[Killed]]) -> dict[str, Any]:
    """Write the figures so far; those of a kind that was not asked for now stay as they were found."""
    file = out / "kills.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    found |= {kind: {"seed": seed, **figures(every)} for kind, every in kills.items() if every}
    if kills["runs"]:
        found["runs"]["by what was said last"] = by_moment(kills["runs"])
    write_json(file, found)
    return found


if __name__ == "__main__":
    sys.exit(main())
