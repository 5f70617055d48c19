"""Positions against gold: tuples, statements, detection and the fields of matched rows.

Belongs here: counting for one document, figures from counts.
Does not: reading gold (gold), which rows may be paired (pairing), figures by genre and period with
intervals (quality).

The measures are those of the project's guidelines: a *tuple* is (document, actor, topic, stance);
statements are rows paired one to one by overlap of evidence with equal labels; detection pairs
whatever the labels. Stance is judged among rows paired with equal actor and topic, the other fields
among statements; `reported` is the date where the gold row is dated otherwise than its document.
Optional gold rows count neither for nor against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from demarche.dates.edtf import EdtfDate, parse_edtf
from demarche.evaluation.gold import GoldRow
from demarche.evaluation.pairing import Interval, pair, same_interval

LABELS = ("act", "voice", "holder")


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
    date: Interval = (None, None)

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


def count(
    gold: Sequence[GoldRow], predicted: Sequence[Predicted], published: EdtfDate | None = None
) -> Counter[str]:
    """Counts of one document, to be added up over documents."""
    found: Counter[str] = Counter()
    firm = {g.key for g in gold if not g.optional}
    optional = {g.key for g in gold} - firm
    mine = {p.key for p in predicted}
    found["tuple_hit"] += len(mine & firm)
    found["tuple_predicted"] += len(mine - optional)
    found["tuple_gold"] += len(firm)
    unique = distinct(predicted)
    full = pair(gold, unique, lambda g, p: g.key == p.key)
    loose = pair(gold, unique, lambda g, p: True)
    stanceless = pair(gold, unique, lambda g, p: g.key[:2] == p.key[:2])
    for name, pairs in (("statement", full), ("detect", loose)):
        firm_pairs = sum(not gold[i].optional for i in pairs)
        found[f"{name}_hit"] += firm_pairs
        found[f"{name}_predicted"] += len(unique) - (len(pairs) - firm_pairs)
        found[f"{name}_gold"] += sum(not g.optional for g in gold)
    for i, j in stanceless.items():
        _judge(found, "stance", gold[i].stance == unique[j].stance)
    for i, j in full.items():
        for label in LABELS:
            _judge(found, label, getattr(gold[i], label) == getattr(unique[j], label))
        true = bounds(gold[i].date)
        is_right = same_interval(true, unique[j].date)
        _judge(found, "date", is_right)
        if published is not None and not same_interval(true, (published.start, published.end)):
            _judge(found, "reported", is_right)
    return found


def distinct(predicted: Sequence[Predicted]) -> list[Predicted]:
    """Rows without repeats: the first of those with the same words, actor, topic and stance."""
    first: dict[tuple[int, int, tuple[str, str, str]], Predicted] = {}
    for row in predicted:
        first.setdefault((row.start, row.end, row.key), row)
    return list(first.values())


def bounds(edtf: str) -> Interval:
    """First and last day of an EDTF date."""
    date = parse_edtf(edtf)
    return date.start, date.end


def _judge(found: Counter[str], name: str, is_right: bool) -> None:
    found[f"{name}_n"] += 1
    found[f"{name}_right"] += is_right


def figure(found: Counter[str], name: str) -> Figure:
    """Precision, recall and F1 of `tuple`, `statement` or `detect`."""
    hit, predicted, gold = (found[f"{name}_{part}"] for part in ("hit", "predicted", "gold"))
    precision = hit / predicted if predicted else float(gold == 0)
    recall = hit / gold if gold else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figure(precision, recall, f1, gold)


def accuracy(found: Counter[str], name: str) -> tuple[float | None, int]:
    """(share right, cases) of `stance`, `act`, `voice`, `holder`, `date` or `reported` among paired rows."""
    n = found[f"{name}_n"]
    return (found[f"{name}_right"] / n if n else None), n
