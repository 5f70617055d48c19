"""The number of the next version, computed from what changed and never typed.

patch: what reviewers decided, as the table `reviews` logs it (positions accepted, corrected, rejected,
added), and descriptive metadata. minor: rows or columns added, every old row identical but for those.
major: anything else. Below 1.0.0 a major change raises the
minor number.

Belongs here: the rule. Does not: finding the changes (difference).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from demarche.releasing.difference import TableDifference
from demarche.releasing.layout import parse_version

Change = Literal["first", "patch", "minor", "major"]

FIRST = "0.1.0"

DESCRIPTIVE: dict[str, frozenset[str]] = {
    "positions": frozenset({"review_status"}),
    "documents": frozenset({"title", "publisher", "reference", "url", "source_path", "sha256"}),
    "actors": frozenset({"label", "iso3", "cow", "wikidata"}),
    "topics": frozenset({"label"}),
}
"""Columns whose change alters no finding: a patch. Bytes of a raw file are such a column, for its clean
text has a digest of its own."""


@dataclass(frozen=True, slots=True)
class Bump:
    """A version number, the size of the change that makes it, and why, in plain words.

    `grades` says of each reason how large a change it would make alone.
    """

    version: str
    change: Change
    reasons: tuple[str, ...]
    grades: tuple[Change, ...] = ()


def first_version(highest: str | None = None) -> Bump:
    """The version of a dataset of which nothing is published, or nothing any more."""
    if highest is None:
        return Bump(FIRST, "first", ("nothing was published before",))
    return Bump(_raised(highest, "major"), "first", (f"all versions up to {highest} are withdrawn",))


def next_version(highest: str, differences: Sequence[TableDifference]) -> Bump | None:
    """The version after `highest` that the differences call for; None if there are none."""
    if not differences:
        return None
    graded = [graded_reason for difference in differences for graded_reason in _graded(difference)]
    change = max((grade for grade, _ in graded), key=("patch", "minor", "major").index)
    grades, reasons = zip(*graded, strict=True)
    return Bump(_raised(highest, change), change, reasons, grades)


def _raised(version: str, change: Change) -> str:
    major, minor, patch = parse_version(version)
    if change == "patch":
        return f"{major}.{minor}.{patch + 1}"
    if change == "minor" or major == 0:
        return f"{major}.{minor + 1}.0"
    return f"{major + 1}.0.0"


def _graded(difference: TableDifference) -> list[tuple[Change, str]]:
    table = difference.table
    found: list[tuple[Change, str]] = []
    if rows := difference.rows("added", is_reviewed=False):
        found.append(("minor", f"{table}: {_counted(rows)} added"))
    if rows := difference.rows("added", is_reviewed=True):
        found.append(("patch", f"{table}: {_counted(rows)} added by review"))
    found += [("minor", f"{table}: column {column} added") for column in difference.new_columns]
    if rows := difference.rows("removed", is_reviewed=False):
        found.append(("major", f"{table}: {_counted(rows)} removed"))
    if rows := difference.rows("removed", is_reviewed=True):
        found.append(("patch", f"{table}: {_counted(rows)} removed by review"))
    found += [("major", f"{table}: column {column} removed") for column in difference.lost_columns]
    found += [
        ("major", f"{table}: column {column} has another type") for column in difference.retyped_columns
    ]
    for column, rows in difference.by_column(is_reviewed=False).items():
        grade: Change = "patch" if column in DESCRIPTIVE.get(table, frozenset()) else "major"
        found.append((grade, f"{table}: {column} changed in {_counted(rows)}"))
    for column, rows in difference.by_column(is_reviewed=True).items():
        found.append(("patch", f"{table}: {column} corrected by review in {_counted(rows)}"))
    return found


def _counted(rows: int) -> str:
    return "1 row" if rows == 1 else f"{rows} rows"
