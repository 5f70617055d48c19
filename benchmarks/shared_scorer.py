"""The shared scorer on the same rows: both must come to the same figures.

Belongs here: giving rows to the other scorer, and comparing. Does not: our own figures (quality).
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from benchmarks.gold_sets import Annotated, GoldSet
from demarche.evaluation.quality import ORDER, predicted_rows
from demarche.evaluation.scoring import accuracy, count, figure

SLACK = 0.0011
"""Both round to three places."""


def differences(
    scorer: Path, one: GoldSet, texts: Sequence[Annotated], positions: pl.DataFrame
) -> Iterator[str]:
    """Figures on which the two scorers do not agree."""
    theirs = _scored(scorer, one, texts, positions)
    rows = predicted_rows(positions)
    total: Counter[str] = Counter()
    for text in texts:
        total += count(text.gold, rows.get(text.reading.document.document_id, []), text.published)
    for name in ("tuple", "statement", "detect"):
        ours = figure(total, name)
        for part, value in (("p", ours.precision), ("r", ours.recall), ("f1", ours.f1)):
            if abs(theirs[name][part] - value) > SLACK:
                yield f"{name} {part}: {value:.3f} here, {theirs[name][part]} by {scorer.name}"
    for name in ("stance", "act", "voice", "holder", "date", "reported"):
        share, n = accuracy(total, name)
        other = theirs[name]
        if n != other["of"] or abs((share or 0) - (other["accuracy"] or 0)) > SLACK:
            yield f"{name}: {share} of {n} here, {other['accuracy']} of {other['of']} by {scorer.name}"


def _scored(scorer: Path, one: GoldSet, texts: Sequence[Annotated], positions: pl.DataFrame) -> Any:
    with TemporaryDirectory() as name:
        folder = Path(name)
        positions.sort(*ORDER).write_parquet(folder / "positions.parquet")
        pl.DataFrame(
            {
                "document_id": [text.reading.document.document_id for text in texts],
                "source_path": [f"{text.stem}.txt" for text in texts],
            }
        ).write_parquet(folder / "documents.parquet")
        _write_texts(folder, texts)
        command = [sys.executable, str(scorer), str(folder), str(one.gold), str(folder), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["all"]


def _write_texts(folder: Path, texts: Sequence[Annotated]) -> None:
    """The clean texts, which the offsets of rows index; gold stands at the same places in them."""
    with (folder / "documents.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "genre", "published"])
        for text in texts:
            writer.writerow([f"{text.stem}.txt", text.genre, text.published.edtf])
            (folder / f"{text.stem}.txt").write_text(text.reading.document.text, encoding="utf-8")
