"""Letting a candidate through, or not.

Belongs here: the one function that flows call. Does not: what is expected (schemas/expectations).
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from demarche.gating.drift import drift
from demarche.gating.measures import measure
from demarche.gating.pages import index_page, result_page
from demarche.gating.running import run_suites
from demarche.gating.suites import DRIFT, FIGURES, MEASURES, read_suites
from demarche.releasing.candidate import read_candidate
from demarche.releasing.digest import release_digest, table_digests
from demarche.releasing.layout import VALIDATION
from demarche.releasing.verdict import Verdict, write_verdict
from demarche.releasing.writing import write_text


def run_gate(
    candidate: Path, limits: Mapping[str, float], digests: Mapping[str, str] | None = None
) -> Verdict:
    """Judge a candidate as written; the verdict and its pages go to the candidate's `validation/`.

    `limits` sets every limit that the suites leave to the run: see `required_limits`. `digests` are those of
    the tables, where they are known: publishing computes them from the files and refuses others.
    """
    suites = read_suites()
    missing = sorted(required_limits() - set(limits))
    if missing:
        raise ValueError(f"the gate needs a limit for {', '.join(missing)}; set it in the parameters")
    figures = {MEASURES: measure(candidate), DRIFT: drift(candidate)}
    measures = {name: value for one in figures.values() for name, value in one.items()}
    outcomes = run_suites(suites, candidate, figures, limits)
    failures = tuple(said for outcome in outcomes if outcome.name != DRIFT for said in outcome.failures)
    moved = tuple(said for outcome in outcomes if outcome.name == DRIFT for said in outcome.failures)
    digests = dict(digests) if digests is not None else table_digests(read_candidate(candidate))
    most = {name: limit for one in suites if one.name in FIGURES for name, limit in one.most(limits).items()}
    folder = candidate / VALIDATION
    shutil.rmtree(folder, ignore_errors=True)
    for outcome in outcomes:
        write_text(folder / f"{outcome.name}.html", result_page(outcome))
    write_text(folder / "index.html", index_page(outcomes, measures, most))
    used = {name: limits[name] for name in sorted(required_limits())}
    passed = not failures and not moved
    verdict = Verdict(passed, failures, measures, used, release_digest(digests), digests, moved)
    write_verdict(candidate, verdict)
    return verdict


def required_limits() -> frozenset[str]:
    """Names of the limits that a run must set."""
    return frozenset(name for suite in read_suites() for name in suite.parameters)
