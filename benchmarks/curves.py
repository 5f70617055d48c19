"""How far confidence can be believed, and what a threshold on it costs: tables and pictures.

Belongs here: reliability by bins, precision and recall by threshold, their report in docs/.
Does not: fitting (calibrate, logistic), drawing (pictures).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.gold_sets import Annotated, predicted
from benchmarks.logistic import Case
from benchmarks.pictures import draw_reliability, draw_thresholds
from demarche.evaluation.pairing import pair
from demarche.evaluation.scoring import count, distinct, figure
from demarche.positions.grammar import Grammar, rows_of
from demarche.positions.position import Position

BINS = 10
THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(1, 17))
Judged = Sequence[tuple[Annotated, Grammar]]
Value = float | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of numbers under named columns; None where there is nothing to divide by."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def lines(self) -> Iterator[str]:
        """The table as Markdown."""
        yield "| " + " | ".join(self.columns) + " |"
        yield "|" + "---:|" * len(self.columns)
        for row in self.rows:
            yield "| " + " | ".join(map(_shown, row)) + " |"

    def write(self, path: Path) -> None:
        """The table as CSV."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self.columns)
            writer.writerows([_shown(value) for value in row] for row in self.rows)

    def column(self, name: str) -> list[Value]:
        """The values of one column."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]


def reliability(cases: Sequence[Case], chances: Sequence[float], judged: Judged) -> Table:
    """Ten bins of confidence: what it promises, and what is right of candidates and of rows.

    Candidates are counted as the model was fitted, by label and weight; `rows` are what would be
    written without a threshold, those left out for which only optional gold speaks.
    """
    weight, promised, right = ([0.0] * BINS for _ in range(3))
    number = [0] * BINS
    for case, chance in zip(cases, chances, strict=True):
        at = _bin(chance)
        number[at] += 1
        weight[at] += case.weight
        promised[at] += case.weight * chance
        right[at] += case.weight * case.label
    rows: Counter[tuple[int, str]] = Counter()
    confidence = [0.0] * BINS
    for text, grammar in judged:
        for row in _judged_rows(text, grammar):
            at = _bin(row.confidence)
            rows[at, "n"] += 1
            rows[at, "tuple"] += row.has_right_tuple
            rows[at, "statement"] += row.is_right
            confidence[at] += row.confidence
    return Table(
        (
            *("from", "to", "candidates", "mean confidence", "share right"),
            *("rows", "rows' mean confidence", "tuple right", "statement right"),
        ),
        tuple(
            (
                at / BINS,
                (at + 1) / BINS,
                number[at],
                _share(promised[at], weight[at]),
                _share(right[at], weight[at]),
                rows[at, "n"],
                _share(confidence[at], rows[at, "n"]),
                _share(rows[at, "tuple"], rows[at, "n"]),
                _share(rows[at, "statement"], rows[at, "n"]),
            )
            for at in range(BINS)
        ),
    )


def by_threshold(judged: Judged) -> Table:
    """Precision, recall and F1 of tuples and statements for each threshold, with the rows it leaves."""
    rows: list[tuple[Value, ...]] = []
    for threshold in THRESHOLDS:
        total: Counter[str] = Counter()
        for text, grammar in judged:
            found = predicted(_rows(text, grammar, threshold))
            total["rows"] += len(found)
            total.update(count(text.gold, found, text.published))
        tuples, statements = figure(total, "tuple"), figure(total, "statement")
        rows.append(
            (
                *(threshold, total["rows"], tuples.precision, tuples.recall, tuples.f1),
                *(statements.precision, statements.recall, statements.f1),
            )
        )
    return Table(
        (
            *("threshold", "rows", "tuple precision", "tuple recall", "tuple F1"),
            *("statement precision", "statement recall", "statement F1"),
        ),
        tuple(rows),
    )


def write_report(tables: Mapping[str, Table], told: str, threshold: float, page: Path) -> None:
    """CSV and pictures into the folder named like the page, and the figures into the page itself."""
    folder = page.with_suffix("")
    folder.mkdir(exist_ok=True)
    for name, table in tables.items():
        table.write(folder / f"{name}.csv")
    draw_reliability(tables["reliability"], folder / "reliability.svg")
    draw_thresholds(tables["thresholds"], threshold, folder / "thresholds.svg")
    text = page.read_text(encoding="utf-8")
    for name, lines in (("fitted on", [told]), *((name, table.lines()) for name, table in tables.items())):
        block = f"<!-- {name} -->\n" + "\n".join(lines) + f"\n<!-- end of {name} -->"
        pattern = re.compile(rf"<!-- {name} -->.*?<!-- end of {name} -->", re.DOTALL)
        text, times = pattern.subn(lambda _, block=block: block, text)  # type: ignore[misc]
        if times != 1:
            raise ValueError(
                f"{page.name} has no place <!-- {name} --> … <!-- end of {name} -->. Put it back."
            )
    page.write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _JudgedRow:
    confidence: float
    has_right_tuple: bool
    is_right: bool


def _judged_rows(text: Annotated, grammar: Grammar) -> Iterator[_JudgedRow]:
    """Rows written without a threshold, each with its confidence and whether it is right."""
    written = _rows(text, grammar, 0.0)
    found = distinct(predicted(written))
    sure = {(r.char_start, r.char_end, r.actor_id, r.topic_id, r.stance): r.confidence for r in written[::-1]}
    firm = {row.key for row in text.gold if not row.optional}
    optional = {row.key for row in text.gold} - firm
    partner = {j: i for i, j in pair(text.gold, found, lambda g, p: g.key == p.key).items()}
    for j, row in enumerate(found):
        is_neutral = row.key in optional or (j in partner and text.gold[partner[j]].optional)
        if not is_neutral:
            yield _JudgedRow(sure[(row.start, row.end, *row.key)], row.key in firm, j in partner)


def _rows(text: Annotated, grammar: Grammar, threshold: float) -> list[Position]:
    reading = text.reading
    return rows_of(
        reading.document, reading.sentences, reading.candidates, replace(grammar, threshold=threshold)
    )


def _bin(chance: float) -> int:
    return min(BINS - 1, int(chance * BINS))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _shown(value: Value) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.3f}".rstrip("0").rstrip(".")
