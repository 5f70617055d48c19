"""Whole runs of the pipeline, timed from outside: `demarche run` in a folder of its own.

Belongs here: laying out raw texts, changing some, one run with its seconds and its memory. Does not: which
runs are compared (scale), other measures (speed, parse_all, wide).
"""

from __future__ import annotations

import csv
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

import psutil

from benchmarks.gold_sets import CHECKOUT

CHANGED = 0.01
"""Share of the texts that are changed before the last run."""
EVERY = 0.1
"""Seconds between two looks at memory."""
FIELDS = ("file", "holder_id", "actor_id", "published", "genre")
STAGES = ("ingest", "extract", "validate", "publish")


def lay_out(files: Sequence[Path], raw: Path) -> int:
    """A folder of raw texts with their metadata, for a run; returns the number of words."""
    raw.mkdir(parents=True)
    words = 0
    with (raw / "documents.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(FIELDS)
        for path in files:
            country, _, year = path.stem.split("_")[:3]
            rows.writerow((path.name, country, country, year, "speech"))
            shutil.copyfile(path, raw / path.name)
            words += len(path.read_text(encoding="utf-8", errors="replace").split())
    return words


def change(raw: Path) -> int:
    """Add a sentence to one text in a hundred, and to one at least; returns how many."""
    files = sorted(raw.glob("*.txt"))
    chosen = files[:: round(1 / CHANGED)]
    for path in chosen:
        path.write_bytes(path.read_bytes().rstrip() + b"\nWe welcome every treaty that bans these weapons.\n")
    return len(chosen)


def run(folder: Path, workers: int) -> dict[str, Any]:
    """One run: its seconds, those of each stage that had to run, those of the processor, its most memory."""
    command = [sys.executable, "-m", "demarche", "run", "--workers", str(workers)]
    for name in ("raw", "processed", "releases"):
        command += [f"--{name}", str(folder / name)]
    command += ["--accept-drift", "a benchmark changes what it likes"]
    seconds, log = folder / "processed/seconds.json", folder / "log.txt"
    seconds.unlink(missing_ok=True)
    before, start = _worked(), perf_counter()
    most, begun = 0, None
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=CHECKOUT, env=_environment(folder), stdout=output, stderr=output
        )
        while process.poll() is None:
            most = max(most, memory(process.pid))
            if begun is None and b"\ningest" in log.read_bytes():
                begun = perf_counter() - start
            sleep(EVERY)
    took = perf_counter() - start
    if process.returncode:
        raise SystemExit(log.read_text(encoding="utf-8", errors="replace")[-2000:])
    stages = json.loads(seconds.read_text(encoding="utf-8"))
    # The first that is heard of ingest is that it is done, or had nothing to do.
    starting = max(0.0, (begun or 0.0) - stages.get("ingest", 0.0))
    return {
        "seconds": round(took, 1),
        "processor": round(_worked() - before, 1),
        "megabytes": round(most / 1_000_000),
        "stages": {"start": round(starting, 1), **{n: stages[n] for n in STAGES if n in stages}},
    }


def _environment(folder: Path) -> dict[str, str]:
    """A store of the run's own, and a server of its own."""
    return {
        **{name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"},
        "DEMARCHE_CACHE": str(folder / "cache"),
    }


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(pid: int) -> int:
    """Bytes that a process and all below it hold; shared pages count once for each that holds them."""
    total = 0
    try:
        processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for process in processes:
        try:
            total += process.memory_info().rss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return total
