"""All benchmarks of throughput: one table for people, JSON for programs, the figures of docs/performance.md.

    make bench                 # the whole corpus: about an hour on two quiet cores
    make bench QUICK=1         # some texts, under five minutes; shows that it works, writes to .cache alone

Parsing alone (parse_all), parts of the work (speed), whole runs by number of texts (scale), each written as
it is done; and what was last measured of wide tables (wide), which is not measured again. `--show` measures
nothing and renders what stands in benchmarks/results.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.figures import read_figures, render, shown
from benchmarks.gold_sets import CHECKOUT
from benchmarks.parse_all import WAYS
from benchmarks.parse_all import measure as measure_parse
from benchmarks.scale import PICTURE, SIZES, keep, scale
from benchmarks.speed import CORPUS, RESULTS, sample

QUICK_SIZES = (10, 30)
QUICK_RESULTS = CHECKOUT / ".cache/benchmarks"
PAGE = CHECKOUT / "docs/performance.md"


def main() -> int:
    """Measure what is asked, print the table, and put the figures where they belong."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--workers", type=int, default=0)
    options.add_argument("--quick", action="store_true")
    options.add_argument("--show", action="store_true")
    asked = options.parse_args()
    out = QUICK_RESULTS if asked.quick else RESULTS
    if not asked.show:
        if not asked.corpus.is_dir():
            print(
                f"{asked.corpus.name} is not there, which is no part of the project. Name another --corpus."
            )
            return 1
        _measure(asked.corpus, asked.workers, out, asked.quick)
    found = read_figures(out, RESULTS)
    print(shown(found))
    if not asked.quick:
        render(found, PAGE)
    return 0


def _measure(corpus: Path, workers: int, out: Path, is_quick: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    processes = workers or len(os.sched_getaffinity(0))
    sizes = QUICK_SIZES if is_quick else SIZES
    _tell("parsing alone")
    files = sample(corpus, max(sizes))
    _write(out / "parse_all.json", {way: measure_parse(files, way, processes) for way in WAYS})
    _tell("parts of the work")
    # A process of its own: what it loads is not to be counted as memory of the runs.
    command = [sys.executable, "-m", "benchmarks.speed", "--corpus", str(corpus), "--out", str(out)]
    command += ["--texts", "6", "--repeat", "1"] if is_quick else []
    subprocess.run(command, cwd=CHECKOUT, check=True, stdout=subprocess.DEVNULL)
    _tell("whole runs")
    keep(scale(sizes, corpus, workers), out, out / "scale.svg" if is_quick else PICTURE)


def _tell(what: str) -> None:
    print(f"bench     {what}", file=sys.stderr, flush=True)


def _write(path: Path, record: dict[str, Any]) -> None:
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
