"""A weighted logistic model with an L2 penalty, fitted by Newton steps.

Belongs here: the arithmetic of fitting and of folds. Does not: what is predicted (calibrate), the model
at work (demarche.positions.confidence).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

STEPS = 50
CLOSE = 1e-7
FREE = 0.01
"""The penalty of the bias, which stands for the base rate and is not to be drawn to nought."""
BIAS = "bias"


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one candidate; `label` in [0, 1] is how far it is right, `group` its document."""

    group: str
    features: Mapping[str, float]
    label: float
    weight: float


def fit(cases: Sequence[Case], l2: float) -> dict[str, float]:
    """Log-odds by feature that minimise the weighted log loss plus the penalty. Deterministic."""
    names = sorted({name for case in cases for name in case.features})
    at = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(cases), len(names)))
    for row, case in zip(rows, cases, strict=True):
        for name, value in case.features.items():
            row[at[name]] = value
    labels = np.array([case.label for case in cases])
    weights = np.array([case.weight for case in cases])
    penalty = np.full(len(names), l2)
    if BIAS in at:
        penalty[at[BIAS]] = min(l2, FREE)
    log_odds = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ log_odds, -30, 30)))
        slope = rows.T @ (weights * (labels - chance)) - penalty * log_odds
        curve = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        log_odds += step
        if np.abs(step).max() < CLOSE:
            break
    return {name: float(value) for name, value in zip(names, log_odds, strict=True)}


def fitted_without(cases: Sequence[Case], l2: float, folds: int) -> dict[str, dict[str, float]]:
    """For each group the weights fitted on the other folds' groups; groups are dealt out in turn.

    With as many folds as groups each one is left out alone.
    """
    groups = sorted({case.group for case in cases})
    folds = min(folds, len(groups))
    if folds < 2:
        raise ValueError("cross-validation needs two documents or more")
    weights: dict[str, dict[str, float]] = {}
    for fold in range(folds):
        left_out = set(groups[fold::folds])
        found = fit([case for case in cases if case.group not in left_out], l2)
        weights |= dict.fromkeys(sorted(left_out), found)
    return weights


def log_loss(chances: Iterable[float], cases: Iterable[Case]) -> float:
    """Mean weighted log loss, in nats."""
    loss = total = 0.0
    for chance, case in zip(chances, cases, strict=True):
        sure = min(1 - 1e-6, max(1e-6, chance))
        loss -= case.weight * (case.label * np.log(sure) + (1 - case.label) * np.log(1 - sure))
        total += case.weight
    return float(loss / total)
