"""What several decisions on one row come to: a verdict, or a conflict that stands until one is final.

Belongs here: which decisions are about the same row, and whether they agree. Does not: which extracted row
that is (matching).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from demarche.reviewing.decision import ACCEPT, ADD, CORRECT, Decision, Labels
from demarche.reviewing.spans import shares_half

STATUS = {ADD: "added", CORRECT: "corrected", ACCEPT: "accepted"}
DISPUTED = "disputed"
APPLIED, OVERRULED = "applied", "overruled"
_RANK = (ADD, CORRECT, ACCEPT)


@dataclass(frozen=True, slots=True)
class Case:
    """All decisions on one row of one text, in an order that depends on nothing but what they say.

    `chosen` is the decision that the row follows; None if they are in conflict.
    """

    decisions: tuple[Decision, ...]
    chosen: Decision | None

    @property
    def text_sha256(self) -> str:
        """The text that the row is in."""
        return self.decisions[0].text_sha256

    @property
    def seen(self) -> tuple[Labels, ...]:
        """The row as reviewers saw it; extraction may have changed from one to the next."""
        return tuple(dict.fromkeys(decision.seen for decision in self.decisions))

    def outcome(self, decision: Decision) -> str:
        """What comes of one of the decisions."""
        if self.chosen is None:
            return DISPUTED
        return APPLIED if _agree(decision, self.chosen) else OVERRULED


def cases(decisions: Iterable[Decision]) -> list[Case]:
    """The decisions by the row that they are about: the same id, the same labels and span, or both added.

    Of one text, that is: a row whose text has changed is another one.
    """
    ordered = sorted(decisions, key=_order)
    group = list(range(len(ordered)))

    def root(k: int) -> int:
        while group[k] != k:
            k = group[k]
        return k

    same: defaultdict[object, list[int]] = defaultdict(list)
    for k, decision in enumerate(ordered):
        same["seen", decision.text_sha256, decision.seen].append(k)
        if decision.position_id is not None:
            same["id", decision.text_sha256, decision.position_id].append(k)
        if decision.decision == ADD:
            seen = decision.seen
            same["added", decision.text_sha256, seen.actor_id, seen.topic_id].append(k)
    for (kind, *_), members in ((key, found) for key, found in same.items() if isinstance(key, tuple)):
        for a, b in combinations(members, 2) if kind == "added" else pairwise(members):
            if kind != "added" or shares_half(_span(ordered[a].seen), _span(ordered[b].seen)):
                first, second = sorted((root(a), root(b)))
                group[second] = first
    found: defaultdict[int, list[Decision]] = defaultdict(list)
    for k, decision in enumerate(ordered):
        found[root(k)].append(decision)
    return [Case(tuple(members), _chosen(members)) for members in found.values()]


def dispute(case: Case) -> str:
    """What the decisions of a case in conflict say, in words."""
    said = "; ".join(f"{one.reviewer}: {_words(one)} ({one.place})" for one in case.decisions)
    return (
        f"reviewers disagree on {_about(case)}: {said}. Mark one is_final; until then the extraction stands."
    )


def _chosen(decisions: Sequence[Decision]) -> Decision | None:
    voices = [one for one in decisions if one.is_final] or list(decisions)
    if all(_agree(one, other) for one, other in combinations(voices, 2)):
        return min(voices, key=lambda one: (_rank(one), one.seen.char_end - one.seen.char_start, _order(one)))
    return None


def _agree(one: Decision, other: Decision) -> bool:
    """Whether two decisions want the same row; where both added it, whatever the ends of its evidence."""
    if one.says is None or other.says is None:
        return one.says is other.says
    if one.decision == other.decision == ADD:
        return one.says == replace(other.says, char_start=one.says.char_start, char_end=one.says.char_end)
    return one.says == other.says


def _rank(decision: Decision) -> int:
    return _RANK.index(decision.decision) if decision.decision in _RANK else len(_RANK)


def _order(decision: Decision) -> tuple[str, int, int, str, str]:
    seen = decision.seen
    return (decision.text_sha256, seen.char_start, seen.char_end, decision.reviewer, str(decision.row()))


def _span(labels: Labels) -> tuple[int, int]:
    return labels.char_start, labels.char_end


def _about(case: Case) -> str:
    first = case.decisions[0]
    named = next((one.position_id for one in case.decisions if one.position_id), None)
    return named or f"{first.seen.actor_id} on {first.seen.topic_id}"


def _words(decision: Decision) -> str:
    return " ".join([decision.decision, *(f"{name}={value}" for name, value in decision.new.items())])
