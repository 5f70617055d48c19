"""One version to several targets: one that fails keeps no other from getting it.

Belongs here: the round, and the DOI that the index is told. Does not: how a target works.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from demarche.publishing.arriving import arrived
from demarche.publishing.parcel import open_parcel
from demarche.publishing.targets import Receipt, Target
from demarche.releasing.index import read_index, write_index
from demarche.releasing.locking import publishing


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of it: receipts, and by target why it failed."""

    receipts: tuple[Receipt, ...]
    failures: dict[str, str]


def reserve_doi(version: str, targets: Sequence[Target]) -> str | None:
    """The DOI of the first target that gives any, reserved now, before the version is made."""
    for target in targets:
        if doi := target.reserve(version):
            return doi
    return None


def send(
    releases: Path,
    version: str,
    targets: Sequence[Target],
    *,
    make_public: bool,
    tell: Callable[[Receipt], None] = lambda receipt: None,
) -> Sent:
    """Send a version to every target; ValueError or KeyError if there is no such version, or not whole.

    A DOI that was given only now, when the files were made, is written into the index and so goes to
    the targets that come after.
    """
    receipts: list[Receipt] = []
    failures: dict[str, str] = {}
    for target in targets:
        parcel = open_parcel(releases, version)
        try:
            receipt = target.send(parcel, make_public=make_public)
        # Whatever a store's library raises: the others are to get the version all the same.
        except Exception as error:
            failures[target.where] = str(error) or type(error).__name__
            continue
        receipts.append(receipt)
        if receipt.doi and parcel.entry.doi is None:
            _note_doi(releases, parcel.version, receipt.doi)
        tell(receipt)
    return Sent(tuple(receipts), failures)


def _note_doi(releases: Path, version: str, doi: str) -> None:
    with publishing(releases):
        index = read_index(releases)
        write_index(releases, arrived(index, replace(index.find(version), doi=doi)))
