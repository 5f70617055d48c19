"""Fit the weights of the confidence model, and show how far its confidence can be believed.

    python -m benchmarks.calibrate [TEXTS GOLD ...] [--dry] [--l2 4] [--mix 1.0] [--folds 40]

Every candidate of the annotated texts is a case. Its label: 1 if a firm gold row of the same actor,
topic and stance may be paired with it; 0.6 if the document holds such a row elsewhere; 0 otherwise.
What only optional gold speaks for weighs 0.4 (label 1 in place, 0.5 elsewhere). Topics named in every
sentence would drown the rest: `--mix` 1 divides a case's weight by the number of candidates of its
holder, topic and stance in the document, 0 does not.

Everything but the weights themselves is out of fold: a document is judged by weights that were fitted
without it. Written: schemas/codebook/confidence.yaml; docs/confidence/*.csv and *.svg; the figures in
docs/confidence.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from benchmarks.curves import by_threshold, reliability, write_report
from benchmarks.gold_sets import (
    CHECKOUT,
    Annotated,
    add_sets,
    annotated,
    key_of,
    make_extractor,
    sets_of,
)
from benchmarks.logistic import Case, fit, fitted_without, log_loss
from demarche.positions.choosing import signed
from demarche.positions.company import company_of
from demarche.positions.confidence import features, probability
from demarche.positions.grammar import Grammar

WEIGHTS = CHECKOUT / "schemas/codebook/confidence.yaml"
REPORT = CHECKOUT / "docs/confidence.md"
HEAD = (
    "# Log-odds of the logistic model of confidence, by feature. Written by `make calibrate`, not by hand.\n"
)

ELSEWHERE = 0.6
"""How far a candidate is right whose document holds its position, but shows it in other words."""
OPTIONAL_ELSEWHERE = 0.5
OPTIONAL = 0.4
"""What a case weighs that only optional gold speaks for."""
LEAST = 0.0005
"""Smaller log-odds are not written."""


def cases_of(text: Annotated, mix: float) -> list[Case]:
    """The candidates of one text as cases of the model."""
    candidates = signed(text.reading.candidates)
    firm = {row.key for row in text.gold if not row.optional}
    every = {row.key for row in text.gold}
    alike = Counter((*c.key, c.sign) for c in candidates)
    cases: list[Case] = []
    for candidate, company in zip(candidates, company_of(candidates), strict=True):
        key, matches = key_of(candidate), text.matches(candidate)
        if any(not row.optional for row in matches):
            label, weight = 1.0, 1.0
        elif matches:
            label, weight = 1.0, OPTIONAL
        elif key in firm:
            label, weight = ELSEWHERE, 1.0
        elif key in every:
            label, weight = OPTIONAL_ELSEWHERE, OPTIONAL
        else:
            label, weight = 0.0, 1.0
        share = mix / alike[(*candidate.key, candidate.sign)] + 1 - mix
        cases.append(Case(group_of(text), features(candidate, company, text.genre), label, weight * share))
    return cases


def group_of(text: Annotated) -> str:
    """The fold's unit: the document, whatever set it came with."""
    return text.stem


def fitted_on(texts: Sequence[Annotated], cases: Sequence[Case], l2: float, mix: float, loss: float) -> str:
    """A sentence that says what the weights come from."""
    sets = Counter(text.set for text in texts)
    named = ", ".join(f"{name} ({n} texts)" for name, n in sets.items())
    return (
        f"{len(cases)} candidates in {len(texts)} annotated texts of {named}; L2 {l2:g}, mix {mix:g}; "
        f"log loss out of fold {loss:.3f}."
    )


def write_weights(weights: dict[str, float], told: str, path: Path) -> None:
    """The YAML that the extractor reads."""
    kept = {name: round(value, 3) for name, value in weights.items() if abs(value) >= LEAST}
    text = yaml.safe_dump({"fitted_on": told, "weights": kept}, sort_keys=True, allow_unicode=True, width=100)
    path.write_text(HEAD + text, encoding="utf-8")


def out_of_fold(
    texts: Iterable[Annotated], weights: dict[str, dict[str, float]], grammar: Grammar
) -> list[tuple[Annotated, Grammar]]:
    """Each text with the grammar whose weights never saw it."""
    return [(text, replace(grammar, weights=weights[group_of(text)])) for text in texts]


def main() -> int:
    """Fit, write, and print the figures."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    add_sets(options)
    options.add_argument("--l2", type=float, default=4.0)
    options.add_argument("--mix", type=float, default=1.0)
    options.add_argument("--folds", type=int, default=40)
    options.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    asked = options.parse_args()
    try:
        sets = sets_of(asked.folders)
    except ValueError as error:
        options.error(str(error))
    extractor = make_extractor()
    texts = list(annotated(sets, extractor))
    cases = [case for text in texts for case in cases_of(text, asked.mix)]
    weights = fitted_without(cases, asked.l2, asked.folds)
    chances = [probability(case.features, weights[case.group]) for case in cases]
    told = fitted_on(texts, cases, asked.l2, asked.mix, log_loss(chances, cases))
    judged = out_of_fold(texts, weights, extractor.grammar)
    tables = {"reliability": reliability(cases, chances, judged), "thresholds": by_threshold(judged)}
    print(told)
    for table in tables.values():
        print(*table.lines(), sep="\n")
    if not asked.dry:
        write_weights(fit(cases, asked.l2), told, WEIGHTS)
        write_report(tables, told, extractor.grammar.threshold, REPORT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
