"""Which extracted row a reviewed one is.

Belongs here: one-to-one pairs of cases and rows of one text, and rows that say already what a reviewer says.
Does not: which decisions belong together (settling), what becomes of the rows (applying).

A row that was accepted, corrected or added goes on whatever the extractor says later of the same evidence,
actor and topic. A row that was rejected is only that row: of the other side, it would be another claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from demarche.reviewing.decision import Labels
from demarche.reviewing.settling import Case
from demarche.reviewing.spans import Span, likeness, shares_half

AGREEING = ("stance", "target_ids", "holder_id", "act", "voice", "date_edtf", "addressee_id")


def matches(cases: Sequence[Case], rows: Sequence[Labels]) -> dict[int, int]:
    """{index of a case: index of its row}, one to one: most equal labels first, then the most alike span."""
    scored = []
    for i, case in enumerate(cases):
        for k, row in enumerate(rows):
            scores = [score for seen in case.seen if (score := _score(case, seen, row)) is not None]
            if scores:
                scored.append((min(scores), i, k))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, k in sorted(scored):
        if i not in found and k not in taken:
            found[i] = k
            taken.add(k)
    return found


def repeats(says: Labels, rows: Iterable[tuple[int, Labels]], taken: Set[int]) -> list[int]:
    """Indices of rows not taken that say what a reviewer says, of evidence that is mostly the same."""
    return [
        k
        for k, row in rows
        if k not in taken
        and (row.actor_id, row.topic_id, row.stance, row.target_ids)
        == (says.actor_id, says.topic_id, says.stance, says.target_ids)
        and shares_half(_span(says), _span(row))
    ]


def _score(case: Case, seen: Labels, row: Labels) -> tuple[int, float] | None:
    """How well a row fits what was seen, the smaller the better; None if it cannot be that row."""
    if (seen.actor_id, seen.topic_id) != (row.actor_id, row.topic_id):
        return None
    if not shares_half(_span(seen), _span(row)):
        return None
    is_rejected = case.chosen is not None and case.chosen.says is None
    if is_rejected and seen.stance != row.stance:
        return None
    agreeing = sum(getattr(seen, name) == getattr(row, name) for name in AGREEING)
    return -agreeing, -likeness(_span(seen), _span(row))


def _span(labels: Labels) -> Span:
    return labels.char_start, labels.char_end
