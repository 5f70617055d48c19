"""What wide tables cost: from the tables of a run to two published releases, at several sizes.

    python -m benchmarks.wide [--positions 10000 100000 1000000] [--folder FOLDER]

An invented run (wide_tables) becomes a candidate, is judged, published and verified; so is the next run, of
which 1 % is edited (wide_edits), following the first; then analysts load and compare. As in a run, each stage
has a process of its own. For each step (wide_steps): seconds, seconds of the processor (which other work on
the machine does not make longer), and the peak memory of the process tree while it ran, which includes what
the allocator has not given back. `growth` is the exponent of the processor's seconds between the two largest
sizes: 1 is linear, 2 quadratic. Making the invented tables is not counted.
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
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.gold_sets import CHECKOUT
from benchmarks.wide_steps import ORDER, one_phase

RESULTS = CHECKOUT / "benchmarks/results"
SIZES = (10_000, 100_000, 1_000_000)
MB = 1_000_000


def measure(positions: int, folder: Path) -> dict[str, Any]:
    """One size: every phase in a process of its own."""

    def phase(what: str, name: str) -> dict[str, Any]:
        command = [sys.executable, "-m", "benchmarks.wide", "--phase", what, name]
        command += ["--positions", str(positions), "--folder", str(folder)]
        said = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, check=True).stdout
        told: dict[str, Any] = json.loads(said.splitlines()[-1])
        return told

    found = {**phase("make", ""), "steps": {}}
    for what, name in ORDER:
        found["steps"] |= phase(what, name)["steps"]
    newest = [path for path in (folder / "releases" / "0.2.0").rglob("*") if path.is_file()]
    return {**found, "release megabytes": round(sum(path.stat().st_size for path in newest) / MB)}


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
    """Measure every size; print and write the figures."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--positions", type=int, nargs="+", default=list(SIZES))
    options.add_argument("--folder", type=Path, help="new folder to make the releases in; else one that goes")
    options.add_argument("--out", type=Path, default=RESULTS)
    options.add_argument("--phase", nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.phase:
        what, name = asked.phase
        print(json.dumps(one_phase(what, name, asked.positions[0], asked.folder)))
        return 0
    found = []
    for size in sorted(asked.positions):
        with tempfile.TemporaryDirectory() as made:
            found.append(measure(size, (asked.folder or Path(made)).resolve() / str(size)))
        print(table(found), flush=True)
    asked.out.mkdir(parents=True, exist_ok=True)
    machine = {"cores": len(os.sched_getaffinity(0)), "python": platform.python_version()}
    record = {"machine": machine, "sizes": found}
    (asked.out / "wide.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
