"""The decisions of a folder `reviews/`: all its CSV files, whoever wrote them.

Belongs here: which files there are, lines that are no decisions, lines that one reviewer wrote twice. Does
not: the format of a line (format), whether it fits its text (fitting).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from demarche.quarantine import Rejected
from demarche.reading.refusal import printable
from demarche.releasing.sums import digest_of_all
from demarche.reviewing.decision import Decision
from demarche.reviewing.folder import FOLDER, review_files
from demarche.reviewing.format import Fault, FormatError, read_decisions

MOST_BYTES = 50_000_000
STAGE = "validate"


@dataclass(frozen=True, slots=True)
class Reviews:
    """The decisions of a folder, and what of it could not be used."""

    decisions: tuple[Decision, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def read_reviews(folder: Path) -> Reviews:
    """Everything that the CSV files of a folder hold; nothing if there is no folder.

    Faults end in `rejected`, never in an exception.
    """
    decisions: list[Decision] = []
    rejected: list[Rejected] = []
    for path in review_files(folder):
        name = f"{FOLDER}/{printable(path.name)}"
        try:
            found, wrong = read_decisions(_text(path, folder), name)
        except (FormatError, OSError) as error:
            said = f"cannot be read ({error.strerror})." if isinstance(error, OSError) else str(error)
            rejected.append(refused(name, "review.format", f"{name}, {said}"))
        else:
            decisions += found
            rejected += [_refused_line(name, fault) for fault in wrong]
    once, twice = _once(decisions)
    return Reviews(tuple(once), (*rejected, *twice))


def reviews_digest(folder: Path) -> str | None:
    """One SHA-256 over names and bytes of the files; None if there are none."""
    names = [path.name for path in review_files(folder) if path.is_file()]
    return digest_of_all(folder, names) if names else None


def refused(
    name: str, rule: str, reason: str, locator: str | None = None, document_id: str | None = None
) -> Rejected:
    """The quarantine row of a decision that is not applied."""
    return Rejected(name, document_id, STAGE, rule, printable(reason), locator)


def _text(path: Path, folder: Path) -> str:
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        raise FormatError("not a regular file inside the folder. Put the table itself there.")
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FormatError(f"more than {MOST_BYTES} bytes. Split it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(f"byte {error.start} is not UTF-8. Save it as UTF-8.") from None


def _refused_line(name: str, fault: Fault) -> Rejected:
    place = f"line {fault.line}"
    return refused(name, fault.rule, f"{name}, {place}: {fault.reason}", place)


def _once(decisions: Iterable[Decision]) -> tuple[list[Decision], list[Rejected]]:
    """Decisions without those in which one reviewer says two things of one row; equal ones count once."""
    by_subject: defaultdict[object, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_subject[decision.reviewer, decision.subject].append(decision)
    once: list[Decision] = []
    twice: list[Rejected] = []
    for same in by_subject.values():
        first = same[0]
        if all(other == first for other in same[1:]):
            once.append(first)
            continue
        for decision in same:
            others = ", ".join(other.place for other in same if other is not decision)
            said = (
                f"{decision.place}: {decision.reviewer} decides on this row in {others} too. Keep one line."
            )
            twice.append(refused_decision(decision, "review.twice", said))
    return once, twice


def refused_decision(
    decision: Decision, rule: str, reason: str, document_id: str | None = None, path: str | None = None
) -> Rejected:
    """The quarantine row of a decision, by the file and line that it stands in."""
    name, _, locator = decision.place.partition(", ")
    return refused(path or name, rule, reason, locator or None, document_id)
