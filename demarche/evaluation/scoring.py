"""Positions against gold: tuples, statements, detection and the fields of matched rows.

Belongs here: pairing and counting for one document, figures from counts.
Does not: reading gold (gold), figures by genre and period with intervals (quality).

The measures are those of the project's guidelines: a *tuple* is (document, actor, topic, stance);
statements are rows paired one to one by overlap of evidence with equal labels; detection pairs
whatever the labels. Optional gold rows count neither for nor against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from demarche.evaluation.gold import GoldRow


@dataclass(frozen=True, slots=True)
class Predicted:
    """What scoring needs of a position."""

    start: int
    end: int
    actor: str
    holder: str
    topic: str
    stance: str
    act: str
    voice: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Actor, topic and stance."""
        return (self.actor, self.topic, self.stance)


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 in [0, 1]; `n` is the number of firm gold items."""

    precision: float
    recall: float
    f1: float
    n: int


def count(gold: Sequence[GoldRow], predicted: Sequence[Predicted]) -> Counter[str]:
    """Counts of one document, to be added up over documents."""
    found: Counter[str] = Counter()
    firm = {g.key for g in gold if not g.optional}
    optional = {g.key for g in gold} - firm
    mine = {p.key for p in predicted}
    found["tuple_hit"] += len(mine & firm)
    found["tuple_predicted"] += len(mine - optional)
    found["tuple_gold"] += len(firm)
    unique = list({(p.start, p.end, p.key): p for p in predicted}.values())
    full = pair(gold, unique, lambda g, p: g.key == p.key)
    loose = pair(gold, unique, lambda g, p: True)
    stanceless = pair(gold, unique, lambda g, p: g.key[:2] == p.key[:2])
    for name, pairs in (("statement", full), ("detect", loose)):
        firm_pairs = sum(not gold[i].optional for i in pairs)
        found[f"{name}_hit"] += firm_pairs
        found[f"{name}_predicted"] += len(unique) - (len(pairs) - firm_pairs)
        found[f"{name}_gold"] += sum(not g.optional for g in gold)
    for i, j in stanceless.items():
        found["stance_n"] += 1
        found["stance_right"] += gold[i].stance == unique[j].stance
    for i, j in full.items():
        for field in ("act", "voice", "holder"):
            found[f"{field}_n"] += 1
            found[f"{field}_right"] += getattr(gold[i], field) == getattr(unique[j], field)
    return found


def pair(
    gold: Sequence[GoldRow], predicted: Sequence[Predicted], fits: Callable[[GoldRow, Predicted], bool]
) -> dict[int, int]:
    """One-to-one pairs {gold index: predicted index}; firm gold first, the larger overlap first.

    Two rows may pair when they share at least half of the shorter one and the predicted one is at most
    three times as long as the gold one plus 200 characters.
    """
    edges = sorted(
        (
            (gold[i].optional, -_overlap(gold[i], p), i, j)
            for j, p in enumerate(predicted)
            for i in range(len(gold))
            if fits(gold[i], p) and _pairable(gold[i], p)
        )
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in edges:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def figure(found: Counter[str], name: str) -> Figure:
    """Precision, recall and F1 of `tuple`, `statement` or `detect`."""
    hit, predicted, gold = (found[f"{name}_{part}"] for part in ("hit", "predicted", "gold"))
    precision = hit / predicted if predicted else float(gold == 0)
    recall = hit / gold if gold else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figure(precision, recall, f1, gold)


def accuracy(found: Counter[str], name: str) -> tuple[float | None, int]:
    """(share right, cases) of `stance`, `act`, `voice` or `holder` among paired rows."""
    n = found[f"{name}_n"]
    return (found[f"{name}_right"] / n if n else None), n


def _shared(g: GoldRow, p: Predicted) -> int:
    return min(g.end, p.end) - max(g.start, p.start)


def _overlap(g: GoldRow, p: Predicted) -> float:
    return _shared(g, p) / (max(g.end, p.end) - min(g.start, p.start))


def _pairable(g: GoldRow, p: Predicted) -> bool:
    shared, length = _shared(g, p), p.end - p.start
    long_enough = shared > 0 and 2 * shared >= min(length, g.end - g.start)
    return long_enough and length <= 3 * (g.end - g.start) + 200
