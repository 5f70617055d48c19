"""What whole runs cost, by the number of documents: from raw texts to a published release.

    python -m benchmarks.scale [--texts 75 150 300 600 1200] [--corpus ../shared/corpora/ungdc] [--workers 0]

For each number, `demarche run` in a folder of its own with a store of its own: from scratch, again with
nothing changed, and after one text in a hundred was changed. Counted are seconds, seconds of the processor
of all processes together (which other work on the machine does not make much longer), and the most memory
of the process tree at a time; shared pages count once for each process that holds them. Stages are timed as
the run itself notes them in `seconds.json`. `growth` is the exponent of the processor's seconds over the
number of texts, by least squares: 1 is linear. The start of a run, when nothing is read yet, is told apart.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

import psutil

from benchmarks.gold_sets import CHECKOUT
from benchmarks.pictures import draw_scale
from benchmarks.speed import CORPUS, RESULTS, sample

SIZES = (75, 150, 300, 600, 1200)
CHANGED = 0.01
"""Share of the texts that are changed before the third run."""
EVERY = 0.1
"""Seconds between two looks at memory."""
PICTURE = CHECKOUT / "docs/images/scale.svg"
FIELDS = ("file", "holder_id", "actor_id", "published", "genre")


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
    """Add a sentence to one text in a hundred; returns how many."""
    files = sorted(raw.glob("*.txt"))
    chosen = files[:: round(1 / CHANGED)]
    for path in chosen:
        path.write_bytes(path.read_bytes().rstrip() + b"\nWe welcome every treaty that bans these weapons.\n")
    return len(chosen)


def run(folder: Path, workers: int) -> dict[str, Any]:
    """One run: its seconds, those of the processor, and its most memory."""
    command = [sys.executable, "-m", "demarche", "run", "--workers", str(workers)]
    for name in ("raw", "processed", "releases"):
        command += [f"--{name}", str(folder / name)]
    command += ["--accept-drift", "a benchmark changes what it likes"]
    environment = {**os.environ, "DEMARCHE_CACHE": str(folder / "cache")}
    before, start = _worked(), perf_counter()
    most = 0
    with (folder / "log.txt").open("ab") as log:
        process = subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=log, stderr=log)
        while process.poll() is None:
            most = max(most, _memory(process.pid))
            sleep(EVERY)
    took = perf_counter() - start
    if process.returncode:
        raise SystemExit((folder / "log.txt").read_text(encoding="utf-8", errors="replace")[-2000:])
    return {
        "seconds": round(took, 1),
        "processor": round(_worked() - before, 1),
        "megabytes": round(most / 1_000_000),
        "stages": json.loads((folder / "processed/seconds.json").read_text(encoding="utf-8")),
    }


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> int:
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


def measure(files: Sequence[Path], folder: Path, workers: int) -> dict[str, Any]:
    """The three runs of one number of texts."""
    words = lay_out(files, folder / "raw")
    found: dict[str, Any] = {"texts": len(files), "words": words, "first": run(folder, workers)}
    found["again"] = run(folder, workers)
    found["changed texts"] = change(folder / "raw")
    found["changed"] = run(folder, workers)
    return found


def growth(found: Sequence[dict[str, Any]]) -> float | None:
    """The exponent of the processor's seconds of a first run over the number of texts."""
    if len(found) < 2:
        return None
    points = [(math.log(one["texts"]), math.log(one["first"]["processor"])) for one in found]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    slope: float = sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)
    return round(slope, 2)


def table(found: Sequence[dict[str, Any]]) -> str:
    """The figures for people, as Markdown."""
    heads = (
        "texts",
        "words",
        "seconds",
        "words/s",
        "processor",
        "peak MB",
        "again s",
        "1 % changed s",
        "texts",
    )
    lines = ["| " + " | ".join(heads) + " |", "|" + "---:|" * len(heads)]
    for one in found:
        first = one["first"]
        cells = (
            one["texts"],
            f"{one['words']:,}",
            first["seconds"],
            round(one["words"] / first["seconds"]),
            first["processor"],
            max(one[name]["megabytes"] for name in ("first", "again", "changed")),
            one["again"]["seconds"],
            one["changed"]["seconds"],
            one["changed texts"],
        )
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def main() -> int:
    """Measure every number of texts; print, draw and write the figures."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--texts", type=int, nargs="+", default=list(SIZES))
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--workers", type=int, default=0)
    options.add_argument("--out", type=Path, default=RESULTS)
    options.add_argument("--picture", type=Path, default=PICTURE)
    asked = options.parse_args()
    if not asked.corpus.is_dir():
        print(f"{asked.corpus.name} is not there, which is no part of the project. Name another --corpus.")
        return 1
    found: list[dict[str, Any]] = []
    for number in sorted(asked.texts):
        with tempfile.TemporaryDirectory() as made:
            found.append(measure(sample(asked.corpus, number), Path(made), asked.workers))
        print(table(found), flush=True)
    exponent = growth(found)
    print(f"growth: {exponent}")
    cores = len(os.sched_getaffinity(0))
    record = {
        "machine": {"cores": cores, "python": platform.python_version()},
        "growth": exponent,
        "sizes": found,
    }
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "scale.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    asked.picture.parent.mkdir(parents=True, exist_ok=True)
    draw_scale(found, asked.picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
