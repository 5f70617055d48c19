"""What whole runs cost, by the number of documents: from raw texts to a published release.

    python -m benchmarks.scale [--texts 75 150 300 600 1200] [--corpus ../shared/corpora/ungdc] [--workers 0]

For each number, `demarche run` in a folder of its own with a store of its own: from scratch, again with
nothing changed, and after one text in a hundred was changed. Counted are seconds, seconds of the processor
of all processes together (which other work on the machine makes longer, but less so), and the most memory of
the process tree at a time. Stages are timed as the run itself notes them; `start` is what passes before the
first of them: imports and the run's own server. `growth` is the exponent of the processor's seconds over the
number of texts, by least squares: 1 is linear.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.gold_sets import CHECKOUT
from benchmarks.pictures import draw_scale
from benchmarks.speed import CORPUS, RESULTS, sample
from benchmarks.whole_runs import change, lay_out, run

SIZES = (75, 150, 300, 600, 1200)
RUNS = ("first", "again", "changed")
PICTURE = CHECKOUT / "docs/images/scale.svg"


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


def after_start(one: dict[str, Any]) -> float:
    """Seconds of a run from when its server answers."""
    seconds: float = one["seconds"] - one["stages"]["start"]
    return round(seconds, 1)


def table(found: Sequence[dict[str, Any]]) -> str:
    """The figures for people, as Markdown."""
    heads = (
        *("texts", "words", "s", "of them start", "words/s", "processor s", "peak MB"),
        *("again s", "after start", "changed", "changed s", "after start", "processor s", "of the first"),
    )
    lines = ["| " + " | ".join(heads) + " |", "|" + "---:|" * len(heads)]
    for one in found:
        first, again, changed = (one[name] for name in RUNS)
        cells = (
            *(one["texts"], f"{one['words']:,}", first["seconds"], first["stages"]["start"]),
            *(f"{round(one['words'] / first['seconds']):,}", first["processor"]),
            max(one[name]["megabytes"] for name in RUNS),
            *(again["seconds"], after_start(again), one["changed texts"]),
            *(changed["seconds"], after_start(changed), changed["processor"]),
            f"{changed['processor'] / first['processor']:.0%}",
        )
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def scale(texts: Sequence[int], corpus: Path, workers: int) -> dict[str, Any]:
    """Measure every number of texts, telling each when it is done."""
    found: list[dict[str, Any]] = []
    for number in sorted(texts):
        with tempfile.TemporaryDirectory(prefix="demarche-scale-") as made:
            found.append(measure(sample(corpus, number), Path(made), workers))
        print(table(found).splitlines()[-1], file=sys.stderr, flush=True)
    machine = {"cores": len(os.sched_getaffinity(0)), "python": platform.python_version()}
    return {"machine": machine, "growth": growth(found), "sizes": found}


def keep(record: dict[str, Any], out: Path, picture: Path) -> None:
    """Write the figures and draw them."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "scale.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    picture.parent.mkdir(parents=True, exist_ok=True)
    draw_scale(record["sizes"], picture)


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
    record = scale(asked.texts, asked.corpus, asked.workers)
    print(table(record["sizes"]))
    print(f"growth: {record['growth']}")
    keep(record, asked.out, asked.picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
