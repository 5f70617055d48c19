"""Agreement between the extractor and reviewers, and among reviewers.

Belongs here: the figures, with what they rest on. Does not: what reviewers decided (reviewing), rows of the
table `quality` by genre and period (quality).

A row counts as right if every label stands as extracted; the ends of its evidence are counted apart. Rows
were chosen by reviewers, not drawn: the figures tell of them, and of all rows only if they are like these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

FIELDS = {
    "actor": "actor_id",
    "holder": "holder_id",
    "addressee": "addressee_id",
    "topic": "topic_id",
    "targets": "target_ids",
    "stance": "stance",
    "act": "act",
    "voice": "voice",
    "date": "date_edtf",
}
EVIDENCE = "evidence"


class Reviewed(Protocol):
    """One row as extracted, as settled, and as each reviewer has it; None stands for no row."""

    @property
    def document_id(self) -> str: ...  # noqa: D102
    @property
    def extracted(self) -> object | None: ...  # noqa: D102
    @property
    def is_settled(self) -> bool: ...  # noqa: D102
    @property
    def settled(self) -> object | None: ...  # noqa: D102
    @property
    def by_reviewer(self) -> Sequence[tuple[str, object | None]]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `n` cases."""

    measure: str
    hits: int
    n: int


def extraction_shares(rows: Iterable[Reviewed]) -> list[Share]:
    """How extracted rows fared: accepted, rejected, corrected by field; and what reviewers had to add."""
    settled = [row for row in rows if row.is_settled]
    found = [row for row in settled if row.extracted is not None]
    kept = [row for row in found if row.settled is not None]
    right = sum(all(_same(row, name) for name in FIELDS) for row in kept)
    added = sum(row.settled is not None for row in settled if row.extracted is None)
    shares = [
        Share("reviewed-accepted", right, len(found)),
        Share("reviewed-rejected", len(found) - len(kept), len(found)),
        Share("reviewed-missed", added, added + len(kept)),
    ]
    for name in (*FIELDS, EVIDENCE):
        changed = sum(not _same(row, name) for row in kept)
        shares.append(Share(f"reviewed-corrected-{name}", changed, len(kept)))
    return shares


def alphas(rows: Iterable[Reviewed]) -> Iterator[tuple[str, float | None, int]]:
    """Krippendorff's alpha among reviewers, and the rows that two or more decided on: measure, value, n.

    `reviewers-row`: whether there is such a row at all; the others among reviewers who say that there is.
    """
    several = [[says for _, says in row.by_reviewer] for row in rows if len(row.by_reviewer) > 1]
    yield _alpha("row", [[says is not None for says in one] for one in several])
    for name, column in FIELDS.items():
        units = [[_value(says, column) for says in one if says is not None] for one in several]
        yield _alpha(name, [unit for unit in units if len(unit) > 1])


def krippendorff(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Alpha for nominal values; None where nothing could be disagreed on. Units of one value do not count."""
    paired = [unit for unit in units if len(unit) > 1]
    total = Counter(value for unit in paired for value in unit)
    n = total.total()
    expected = n * n - sum(count * count for count in total.values())
    if not expected:
        return None
    observed = sum(sum(a != b for a, b in combinations(unit, 2)) * 2 / (len(unit) - 1) for unit in paired)
    return 1 - (n - 1) * observed / expected


def _alpha(name: str, units: Sequence[Sequence[Hashable]]) -> tuple[str, float | None, int]:
    return f"reviewers-{name}-alpha", krippendorff(units), len(units)


def _same(row: Reviewed, name: str) -> bool:
    columns = (FIELDS[name],) if name in FIELDS else ("char_start", "char_end")
    return all(_value(row.extracted, column) == _value(row.settled, column) for column in columns)


def _value(labels: object, column: str) -> Hashable:
    value: Hashable = getattr(labels, column)
    return value
