"""What reviewers found of one row, for figures of agreement.

Belongs here: the record. Does not: the figures (evaluation.agreement).
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.reviewing.decision import Labels
from demarche.reviewing.fitting import Text
from demarche.reviewing.settling import Case


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of one document: as extracted now, as settled, and as each reviewer has it.

    None stands for no row; `is_settled` is false while reviewers disagree, and `settled` means nothing then.
    """

    document_id: str
    extracted: Labels | None
    is_settled: bool
    settled: Labels | None
    by_reviewer: tuple[tuple[str, Labels | None], ...]


def judged(case: Case, extracted: Labels | None, text: Text) -> Judged:
    """What a case says, beside what was extracted."""
    says = case.chosen.says if case.chosen else None
    each = tuple((one.reviewer, one.says) for one in case.decisions)
    return Judged(text.document_id, extracted, case.chosen is not None, says, each)
