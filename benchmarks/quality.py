"""The extractor's figures on gold, against committed floors; fails where one has fallen.

    python -m benchmarks.quality [--errors 3] [--raise]

Measured are the project's own gold and, where they are, the development texts beside the checkout.
There the shared scorer measures the same rows again and must come to the same figures. Of held-out
texts (tests/quality/floors.yaml) only figures are shown. `--raise` lifts floors to just below the
figures reached and lowers none; lowering one is done by hand, with a decision record.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import polars as pl
import yaml

from benchmarks.errors import Wrong, counted, errors_of, shown
from benchmarks.gold_sets import (
    CHECKOUT,
    DEVELOPMENT,
    OWN,
    SHARED,
    Annotated,
    GoldSet,
    annotated,
    make_extractor,
)
from benchmarks.shared_scorer import differences
from demarche.evaluation.quality import FIELDS, PAIRED, quality_rows
from demarche.positions.grammar import Grammar, rows_of
from demarche.positions.position import Position

FLOORS = CHECKOUT / "tests/quality/floors.yaml"
HEAD = "# Figures that may not fall. Raised by `make quality RAISE=1`; lowered only with a decision record.\n"
MARGIN = 0.01
"""How far below the figure reached a floor is set."""
SETS = {"own_gold": GoldSet(*OWN), "dev_gold": GoldSet(*DEVELOPMENT)}
Figures = dict[str, float]


class Measured(NamedTuple):
    """One gold set measured: figures by name, those by genre as `genre NAME`, and the errors."""

    figures: Figures
    errors: list[Wrong]
    positions: pl.DataFrame
    documents: pl.DataFrame


def measure(texts: Sequence[Annotated], grammar: Grammar) -> Measured:
    """Figures and errors of the rows that the extractor writes for some texts."""
    errors: list[Wrong] = []
    rows: list[dict[str, Any]] = []
    for text in texts:
        reading = text.reading
        written = rows_of(reading.document, reading.sentences, reading.candidates, grammar)
        errors += errors_of(text, written)
        rows += map(_row, written)
    positions = pl.DataFrame(rows, infer_schema_length=None)
    documents = pl.DataFrame([_document(text) for text in texts])
    gold = {text.stem: text.gold for text in texts}
    figures = dict(_named(quality_rows(positions, documents, gold)))
    return Measured(figures, errors, positions, documents)


def _row(p: Position) -> dict[str, Any]:
    return {
        **{f: getattr(p, f) for f in ("document_id", "actor_id", "holder_id", "topic_id", "stance", "act")},
        **{f: getattr(p, f) for f in ("voice", "quote", "char_start", "char_end", "confidence")},
        "date_start": p.date.start,
        "date_end": p.date.end,
        "review_status": "unreviewed",
    }


def _document(text: Annotated) -> dict[str, Any]:
    return {
        "document_id": text.reading.document.document_id,
        "source_path": f"{text.stem}.txt",
        "genre": text.genre,
        "published_edtf": text.published.edtf,
        "published_start": text.published.start,
    }


def _named(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, float]]:
    for row in rows:
        if row["value"] is None or row["period"] is not None:
            continue
        is_bound = row["measure"].endswith(("-low90", "-high90"))
        if (is_bound and not row["measure"].startswith("tuple-f1")) or row["measure"].startswith("reviewed"):
            continue
        if row["genre"] is None:
            yield row["measure"], row["value"]
        elif row["measure"] == "tuple-f1":
            yield f"genre {row['genre']}", row["value"]


def fallen(figures: Figures, floors: Mapping[str, float]) -> list[str]:
    """What lies below its floor, or is not measured at all any more."""
    told = []
    for name, floor in floors.items():
        value = figures.get(name)
        if value is None:
            told.append(f"{name}: not measured, floor {floor}")
        elif value < floor:
            told.append(f"{name}: {value:.3f}, floor {floor}")
    return told


def raised(figures: Figures, floors: Mapping[str, float]) -> Figures:
    """Floors lifted to just below the figures of the same name; none is lowered."""
    names = [f"{name}-f1" for name in PAIRED] + [f"{name}-accuracy" for name in FIELDS]
    names += ["tuple-precision", *sorted(name for name in figures if name.startswith("genre "))]
    reached = {n: math.floor((figures[n] - MARGIN) * 100) / 100 for n in names if n in figures}
    return {n: max(0.0, reached.get(n, 0.0), floors.get(n, 0.0)) for n in {**reached, **floors}}


def table(measured: Mapping[str, Figures]) -> Iterator[str]:
    """The figures of some sets beside each other."""
    names = list(dict.fromkeys(name for figures in measured.values() for name in figures))
    yield f"{'':22}" + "".join(f"{name:>12}" for name in measured)
    for name in names:
        values = (figures.get(name) for figures in measured.values())
        yield f"{name:22}" + "".join(f"{'' if v is None else f'{v:.3f}':>12}" for v in values)


def main() -> int:
    """Measure, compare, and show the worst errors; 1 if a figure has fallen."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--errors", type=int, default=3, metavar="N", help="errors to show of each kind")
    options.add_argument("--raise", action="store_true", dest="is_raised", help="lift the floors")
    asked = options.parse_args()
    extractor = make_extractor()
    said = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    held_out = frozenset(said["held_out"])
    columns: dict[str, Figures] = {}
    wrong: list[str] = []
    errors: list[Wrong] = []
    for name, one in SETS.items():
        if not (one.gold.is_dir() and one.texts.is_dir()):
            print(f"{name}: {one.name} is not there, which is no part of the project.")
            continue
        texts = list(annotated([one], extractor))
        measured = measure(texts, extractor.grammar)
        columns[name] = measured.figures
        errors += [error for error in measured.errors if error.stem not in held_out]
        wrong += [f"{name}, {told}" for told in fallen(measured.figures, said[name])]
        if (scorer := SHARED / "score.py").is_file():
            wrong += [f"{name}, {told}" for told in differences(scorer, one, texts, measured.positions)]
        parts = Counter(text.stem in held_out for text in texts)
        for is_out, title in ((False, "tuned"), (True, "untuned")):
            if len(parts) > 1:
                some = [text for text in texts if (text.stem in held_out) == is_out]
                columns[f"{title} {parts[is_out]}"] = measure(some, extractor.grammar).figures
        if asked.is_raised:
            said[name] = raised(measured.figures, said[name])
    print(*table(columns), "", *counted(errors), sep="\n")
    if asked.errors:
        print(*shown(errors, asked.errors), sep="\n")
    if asked.is_raised:
        FLOORS.write_text(HEAD + yaml.safe_dump(said, sort_keys=False), encoding="utf-8")
    for told in wrong:
        print(f"FALLEN {told}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
