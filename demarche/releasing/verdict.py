"""The gate's verdict on a candidate, as a file beside the candidate.

Belongs here: writing and reading it, so that publishing knows that exactly this candidate passed.
Does not: coming to the verdict (gating).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from demarche.releasing.layout import VALIDATION
from demarche.releasing.writing import write_json

FILE = f"{VALIDATION}/verdict.json"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the candidate with these digests passed; if not, why, in plain words.

    `drift` tells where it differs much from the release that it follows: no failure, if a person
    accepts it and says why. `measures` are the figures that the gate took; null where there was too
    little to measure.
    """

    passed: bool
    failures: tuple[str, ...]
    measures: Mapping[str, float | None]
    thresholds: Mapping[str, float]
    logical_digest: str
    table_digests: Mapping[str, str]
    drift: tuple[str, ...] = ()

    def refusals(self, accepted_drift: str | None) -> tuple[str, ...]:
        """Why the candidate may not be published; nothing if it may."""
        return self.failures if accepted_drift else (*self.failures, *self.drift)


def write_verdict(candidate: Path, verdict: Verdict) -> Path:
    """Write the verdict into the candidate's validation folder."""
    return write_json(
        candidate / FILE,
        {
            "passed": verdict.passed,
            "failures": list(verdict.failures),
            "drift": list(verdict.drift),
            "measures": dict(verdict.measures),
            "thresholds": dict(verdict.thresholds),
            "logical_digest": verdict.logical_digest,
            "table_digests": dict(verdict.table_digests),
        },
    )


def read_verdict(candidate: Path) -> Verdict:
    """The verdict on a candidate; FileNotFoundError if the gate has not seen it."""
    path = candidate / FILE
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: run the gate on the candidate before publishing it")
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Verdict(
        raw["passed"],
        tuple(raw["failures"]),
        raw["measures"],
        raw["thresholds"],
        raw["logical_digest"],
        raw.get("table_digests", {}),
        tuple(raw.get("drift", ())),
    )
