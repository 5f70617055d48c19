"""The figures of throughput as tables, on a terminal and in docs/performance.md.

Belongs here: what is computed of measurements, and how it is shown. Does not: measuring (parse_all, speed,
scale, wide). Estimates say that they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import linear_regression
from typing import Any

from benchmarks.scale import after_start, table
from benchmarks.wide import peak, total

Found = Mapping[str, Any]
NAMES = ("parse_all", "speed", "scale")
OWN = ("split", "find", "choose")
PICTURE = "![Cost by number of texts](images/scale.svg)"
MANY = 10_000
BYTES = 12
"""What the store keeps of a word (docs/reference/store.md)."""


def read_figures(folder: Path, wide: Path) -> Found:
    """What was measured: the records in a folder, and that of wide tables."""
    places = {**{name: folder / f"{name}.json" for name in NAMES}, "wide": wide / "wide.json"}
    return {name: json.loads(path.read_text(encoding="utf-8")) for name, path in places.items()}


def tables(found: Found) -> dict[str, list[str]]:
    """Every table as lines of Markdown, by its name in the page."""
    sizes = found["scale"]["sizes"]
    grown = found["scale"]["growth"]
    return {
        "targets": _table(("asked for", "measured"), targets(found)),
        "throughput": _table(("what", "words/s", "run beside it"), throughput(found)),
        "stages": _table(("part", "s", "share of the run", "words/s of a core"), stages(found)),
        "parts": _table(("part", "µs a word", "words/s"), parts(found)),
        "scale": [
            *(PICTURE, "", *table(sizes).splitlines(), ""),
            f"The processor's seconds of a first run grow with the power {grown} of the texts.",
        ],
        "outlook": _table(("10,000 speeches", "estimate"), outlook(found)),
        "wide": _table(("positions", "one release, processor s", "by the clock s", "peak MB"), wide(found)),
    }


def shown(found: Found) -> str:
    """All tables, one after the other."""
    return "\n\n".join("\n".join([f"{name}:", *lines]) for name, lines in tables(found).items())


def render(found: Found, page: Path) -> None:
    """Put the tables between their marks in a page; ValueError if a mark is missing."""
    text = page.read_text(encoding="utf-8")
    for name, lines in tables(found).items():
        block = "\n".join([f"<!-- {name} -->", *lines, f"<!-- end of {name} -->"])
        pattern = re.compile(rf"<!-- {name} -->.*?<!-- end of {name} -->", re.DOTALL)
        text, times = pattern.subn(lambda _, block=block: block, text)  # type: ignore[misc]
        if times != 1:
            raise ValueError(
                f"{page.name} has no place <!-- {name} --> … <!-- end of {name} -->. Put it back."
            )
    page.write_text(text, encoding="utf-8")


def targets(found: Found) -> list[tuple[str, ...]]:
    """What was asked for beside what was measured, of the largest number of texts."""
    most = found["scale"]["sizes"][-1]
    first, again, changed = most["first"], most["again"], most["changed"]
    ratio = speed_of(most) / found["parse_all"]["spaCy"]["words a second"]
    megabytes = [max(one[n]["megabytes"] for n in ("first", "again", "changed")) for one in _sizes(found)]
    after = after_start(changed)
    return [
        ("words/s of a whole run at least 1.5 x those of spaCy's pipeline parsing alone", f"{ratio:.2f} x"),
        ("at most 1 point of statement recall lost by a filter", "0: every sentence is parsed"),
        ("all but the parse under a third of the run", f"{1 - parse_seconds(found) / first['seconds']:.0%}"),
        ("... without the extractor's rules", f"{_around(found) / first['seconds']:.0%}"),
        ("peak memory of all processes under 2.5 GB", f"{max(megabytes) / 1000:.2f} GB"),
        ("... flat in the number of texts", " → ".join(f"{m / 1000:.2f}" for m in megabytes)),
        ("nothing changed: under 10 s after start-up", f"{after_start(again):.1f} s"),
        (
            f"{most['changed texts']} of {most['texts']} texts changed: under 5 % of the full run",
            f"{changed['seconds'] / first['seconds']:.1%}; {after / after_start(first):.1%} after start-up",
        ),
        ("growth with the number of texts", f"power {found['scale']['growth']}"),
    ]


def throughput(found: Found) -> list[tuple[str, ...]]:
    """Words a second of a whole run beside those of parsing alone, with the same workers."""
    most = found["scale"]["sizes"][-1]
    run, parse = speed_of(most), found["parse_all"]
    reading = most["words"] / most["first"]["stages"]["extract"]
    by_spacy = most["words"] / (most["first"]["seconds"] + _saved(found))
    return [
        ("whole run, raw texts to a published release", f"{run:,.0f}", ""),
        ("its stage extract: parse, rules, tables", f"{reading:,.0f}", f"{run / reading:.2f}"),
        *(
            (label, f"{parse[way]['words a second']:,}", f"{run / parse[way]['words a second']:.2f}")
            for way, label in (
                ("spaCy", "parsing every sentence, nothing else: spaCy's own pipeline"),
                ("decoder", "parsing every sentence, nothing else: our decoder, same trees"),
            )
        ),
        ("the same run with spaCy's own parse (computed)", f"{by_spacy:,.0f}", f"{run / by_spacy:.2f}"),
    ]


def stages(found: Found) -> list[tuple[str, ...]]:
    """Where the time of the largest first run goes; the parse's part of extract is by parts of the work."""
    most = found["scale"]["sizes"][-1]
    first, words, cores = most["first"], most["words"], found["parse_all"]["spaCy"]["workers"]
    parse = parse_seconds(found)
    seconds = {
        "start: imports, the run's server": first["stages"]["start"],
        "ingest: reading": first["stages"]["ingest"],
        "extract: parse": parse,
        "extract: actors, topics, rules, tables": first["stages"]["extract"] - parse,
        "validate: contracts, candidate, gate": first["stages"]["validate"],
        "publish: files, forms, checks": first["stages"]["publish"],
    }
    seconds["between stages, and the end"] = max(0.0, first["seconds"] - sum(seconds.values()))
    rows: list[tuple[str, ...]] = []
    for name, took in seconds.items():
        used = cores if name.startswith("extract") else 1
        speed = f"{words / took / used:,.0f}" if took and name[:5] not in ("start", "betwe") else ""
        rows.append((name, f"{took:.1f}", f"{took / first['seconds']:.0%}", speed))
    return rows


def parts(found: Found) -> list[tuple[str, ...]]:
    """Processor time of each part of the work, a word."""
    speed, names = found["speed"], {"spaCy": "spaCy's own parse, no part of a run"}
    return [
        (names.get(name, name), f"{took / speed['words'] * 1e6:.1f}", f"{speed['words'] / took:,.0f}")
        for name, took in speed["seconds"].items()
    ]


def outlook(found: Found) -> list[tuple[str, ...]]:
    """Ten thousand texts, as a straight line through all sizes (least squares) would have it."""
    sizes = _sizes(found)
    if len(sizes) < 2:
        return []
    large, texts = sizes[-1], [size["texts"] for size in sizes]

    def at(name: str, what: str) -> float:
        slope, intercept = linear_regression(texts, [size[name][what] for size in sizes])
        return slope * MANY + intercept

    words = large["words"] / large["texts"] * MANY
    return [
        ("words", f"{words / 1e6:.0f} million"),
        ("first run", f"{at('first', 'seconds') / 60:.0f} minutes"),
        ("run with nothing changed", f"{at('again', 'seconds'):.0f} s"),
        ("run with 1 % changed", f"{at('changed', 'seconds') / 60:.1f} minutes"),
        ("peak memory of all processes", f"{at('first', 'megabytes') / 1000:.1f} GB"),
        ("kept for later runs", f"{words * BYTES / 1e9:.1f} GB"),
    ]


def wide(found: Found) -> list[tuple[str, ...]]:
    """One release that follows another, by its positions."""
    return [
        (
            f"{one['positions']:,}",
            f"{total(one, 'processor'):.0f}",
            f"{total(one, 'seconds'):.0f}",
            f"{peak(one):,.0f}",
        )
        for one in found["wide"]["sizes"]
    ]


def speed_of(one: Found) -> float:
    """Words a second of a first run, its start included."""
    return float(one["words"] / one["first"]["seconds"])


def parse_seconds(found: Found) -> float:
    """Seconds of extract that are the parse, by its part of the processor's seconds of parse and own work."""
    parts, most = found["speed"]["seconds"], found["scale"]["sizes"][-1]
    own = sum(parts[name] for name in OWN)
    return float(most["first"]["stages"]["extract"] * parts["parse"] / (parts["parse"] + own))


def _around(found: Found) -> float:
    """Seconds of a first run that are not extract."""
    first = found["scale"]["sizes"][-1]["first"]
    return float(first["seconds"] - first["stages"]["extract"])


def _saved(found: Found) -> float:
    """Seconds that spaCy's own parse would add to the largest run."""
    words = found["scale"]["sizes"][-1]["words"]
    slow, fast = (found["parse_all"][way]["words a second"] for way in ("spaCy", "decoder"))
    return float(words / slow - words / fast)


def _sizes(found: Found) -> Sequence[Found]:
    sizes: Sequence[Found] = found["scale"]["sizes"]
    return sizes


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(heads) + " |", "|---|" + "---:|" * (len(heads) - 1)]
    return [*lines, *("| " + " | ".join(row) + " |" for row in rows)]
