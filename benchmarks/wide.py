"""What wide tables cost: from the tables of a run to two published releases, at several sizes.

    python -m benchmarks.wide [--positions 10000 100000 1000000] [--folder FOLDER]

An invented run (wide_tables) becomes a candidate, is judged, published and verified; so is the next run, of
which 1 % is edited (wide_edits), following the first; then analysts load and compare. Each size has a
process of its own. For each step: seconds, seconds of the processor (which other work on the machine does not
make longer), and the peak memory of the process tree while it ran, which includes what earlier steps still
hold. `growth` is the exponent of the processor's seconds between the two largest sizes: 1 is linear, 2
quadratic. Making the invented tables is not counted.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TypeVar

import psutil

from benchmarks.gold_sets import CHECKOUT

RESULTS = CHECKOUT / "benchmarks/results"
SIZES = (10_000, 100_000, 1_000_000)
PARTS = {
    "carry ids over": "demarche.releasing.candidate:carry_over",
    "check contracts and evidence": "demarche.releasing.candidate:assemble",
    "suites of Great Expectations": "demarche.gating.gate:run_suites",
    "what changes": "demarche.releasing.publish:plan_tables",
    "CSV": "demarche.releasing.formats:write_csv_files",
    "workbook": "demarche.releasing.formats:write_workbook",
    "networks": "demarche.releasing.formats:write_networks",
    "DNA": "demarche.releasing.formats:write_dna",
    "explorer": "demarche.releasing.staging:write_explorer",
    "descriptors": "demarche.releasing.staging:write_metadata",
    "verify what is staged": "demarche.releasing.publish:verify",
}
"""Parts of steps, by the name in the module that calls them."""
EVERY = 0.02
"""Seconds between two looks at memory."""
MB = 1_000_000
T = TypeVar("T")


@dataclass
class Meter:
    """Seconds and peak memory of each step, in the order in which steps began."""

    steps: dict[str, dict[str, float]] = field(default_factory=dict)
    within: list[str] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure what is done within; a step may have parts."""
        name = " / ".join([*self.within[:1], name])
        self.steps.setdefault(name, {"seconds": 0.0, "processor": 0.0, "megabytes": 0.0})
        self.within.append(name)
        self.peaks.append(_tree_memory())
        start, worked = perf_counter(), process_time()
        try:
            yield
        finally:
            self.within.pop()
            peak = max(self.peaks.pop(), _tree_memory())
            found = self.steps[name]
            found["seconds"] = round(found["seconds"] + perf_counter() - start, 3)
            found["processor"] = round(found["processor"] + process_time() - worked, 3)
            found["megabytes"] = max(found["megabytes"], round(peak / MB))

    def watch(self) -> None:
        """Look at memory from now on, in a thread of its own."""

        def look() -> None:
            while True:
                now = _tree_memory()
                self.peaks[:] = [max(peak, now) for peak in self.peaks]
                threading.Event().wait(EVERY)

        threading.Thread(target=look, daemon=True).start()

    def part(self, name: str, where: str) -> None:
        """Measure a function wherever its module calls it."""
        module, _, function = where.partition(":")
        owner = import_module(module)
        work: Callable[..., Any] = getattr(owner, function)

        def measured(*given: Any, **named: Any) -> Any:
            with self.step(name):
                return work(*given, **named)

        setattr(owner, function, measured)


def _tree_memory() -> int:
    own = psutil.Process()
    total: int = own.memory_info().rss
    for child in own.children(recursive=True):
        try:
            total += child.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def measure(positions: int, folder: Path) -> dict[str, Any]:
    """One size: every step from tables to analysts."""
    import polars as pl

    import demarche
    from benchmarks.wide_edits import edited
    from benchmarks.wide_tables import make_run
    from demarche.releasing.changes import changes_record, changes_text
    from demarche.releasing.comparing import compare_folders
    from demarche.releasing.identity import with_position_ids
    from demarche.releasing.verify import verify_version

    meter = Meter()
    for name, where in PARTS.items():
        meter.part(name, where)
    first = make_run(positions)
    rows = first["positions"].height
    runs = {"first": folder / "first", "next": folder / "next"}
    for name, tables in (("first", first), ("next", edited(first))):
        runs[name].mkdir(parents=True)
        for table, frame in tables.items():
            frame.write_parquet(runs[name] / f"{table}.parquet")
    del first, tables, frame
    meter.watch()
    with meter.step("mint ids"):
        with_position_ids(pl.read_parquet(runs["first"] / "positions.parquet"))
    releases = folder / "releases"
    for name, given in runs.items():
        release(meter, name, given, folder / f"candidate-{name}", releases)
    with meter.step("verify"):
        assert not verify_version(releases, "latest")
    with meter.step("diff of folders, told"):
        changes = compare_folders(releases / "0.1.0", releases / "0.2.0")
        changes_text(changes)
        json.dumps(changes_record(changes))
    with meter.step("load positions"):
        demarche.load("positions", releases=releases)
    with meter.step("load one actor"):
        demarche.load("positions", filters={"actor_id": "FRA"}, releases=releases)
    with meter.step("diff of versions"):
        demarche.diff("0.1.0", "0.2.0", releases=releases)
    size = sum(file.stat().st_size for file in (releases / "0.2.0").rglob("*") if file.is_file())
    return {"positions": rows, "steps": meter.steps, "release megabytes": round(size / MB)}


def release(meter: Meter, name: str, run: Path, candidate: Path, releases: Path) -> None:
    """From the tables of a run to a version."""
    import polars as pl

    from demarche.gating.gate import run_gate
    from demarche.releasing.candidate import build_candidate
    from demarche.releasing.continuity.base import copy_base, read_base
    from demarche.releasing.layout import BASE
    from demarche.releasing.provenance import Provenance
    from demarche.releasing.publish import publish
    from flows.parameters import load_parameters
    from flows.validate import measured

    limits, share = dict(load_parameters().limits), load_parameters().rights.quoted_share
    with meter.step(f"candidate, {name} run"):
        copy_base(releases, candidate / BASE)
        tables = {path.stem: pl.read_parquet(path) for path in sorted(run.glob("*.parquet"))}
        base = read_base(candidate / BASE)
        build_candidate(tables, candidate, base=base, quality=measured, quoted_share=share)
        del tables, base
    with meter.step(f"gate, {name} run"):
        verdict = run_gate(candidate, limits)
    assert verdict.passed, verdict.refusals(None)
    made = Provenance("benchmark", {}, [], {}, {}, date(2026, 11, 22))
    with meter.step(f"publish, {name} run"):
        assert publish(candidate, releases, made).is_new


def growth(small: dict[str, Any], large: dict[str, Any], step: str) -> float | None:
    """Exponent of a step's processor seconds in positions; none where it is too short to tell."""
    pair = [one["steps"].get(step, {}).get("processor", 0.0) for one in (small, large)]
    if min(pair) < 0.05:
        return None
    return round(math.log(pair[1] / pair[0]) / math.log(large["positions"] / small["positions"]), 2)


def table(found: Sequence[dict[str, Any]]) -> str:
    """The figures as a table for people."""
    heads = [f"{one['positions']:>10,}" for one in found]
    lines = [f"{'seconds, of processor, peak MB':42}" + "".join(f"{head:>22}" for head in heads) + "  growth"]
    for step in found[-1]["steps"]:
        label = f"    {step.partition(' / ')[2]}" if " / " in step else step
        cells = [one["steps"].get(step) for one in found]
        told = [f"{c['seconds']:.1f} {c['processor']:.1f} {c['megabytes']:.0f}" if c else "–" for c in cells]
        exponent = growth(found[-2], found[-1], step) if len(found) > 1 else None
        lines.append(f"{label:42}" + "".join(f"{one:>22}" for one in told) + f"{exponent or '':>9}")
    totals = [f"{total(one, 'seconds'):.1f} {total(one, 'processor'):.1f} {peak(one):.0f}" for one in found]
    lines.append(f"{'one release: candidate, gate, publish':42}" + "".join(f"{one:>22}" for one in totals))
    return "\n".join(lines)


def total(one: dict[str, Any], what: str) -> float:
    """Seconds of the second release, which follows another."""
    return float(sum(v[what] for k, v in one["steps"].items() if k.endswith("next run")))


def peak(one: dict[str, Any]) -> float:
    """Most memory of any step."""
    return float(max(v["megabytes"] for v in one["steps"].values()))


def main() -> int:
    """Measure every size in a process of its own; print and write the figures."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--positions", type=int, nargs="+", default=list(SIZES))
    options.add_argument("--folder", type=Path, help="where the releases are made (kept); else a new one")
    options.add_argument("--out", type=Path, default=RESULTS)
    options.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.positions[0], asked.folder)))
        return 0
    found = []
    for size in sorted(asked.positions):
        with tempfile.TemporaryDirectory() as made:
            folder = (asked.folder or Path(made)) / str(size)
            command = [sys.executable, "-m", "benchmarks.wide", "--one", "--positions", str(size)]
            said = subprocess.run(
                [*command, "--folder", str(folder)], cwd=CHECKOUT, stdout=subprocess.PIPE, check=True
            )
            found.append(json.loads(said.stdout.splitlines()[-1]))
            print(table(found), flush=True)
    asked.out.mkdir(parents=True, exist_ok=True)
    machine = {"cores": len(os.sched_getaffinity(0)), "python": platform.python_version()}
    record = {"machine": machine, "sizes": found}
    (asked.out / "wide.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
