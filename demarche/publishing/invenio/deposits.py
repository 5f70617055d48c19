"""The account of what was reserved and sent where, so that an interrupted run is taken up.

Belongs here: one file beside the index of releases. Does not: anything secret, ever.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from demarche.releasing.layout import parse_version
from demarche.releasing.writing import write_json

Stage = Literal["reserved", "draft", "published"]
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Deposit:
    """One record of a repository: a draft with a DOI, with files, or public."""

    where: str
    version: str
    record: str
    doi: str
    stage: Stage


class Deposits:
    """The deposits at one repository."""

    def __init__(self, file: Path, where: str) -> None:
        self._file = file
        self._where = where

    def of(self, version: str) -> Deposit | None:
        """The deposit of a version."""
        return next((one for one in self._here() if one.version == version), None)

    def unused(self, made: Collection[str]) -> Deposit | None:
        """A reservation for a version that came to nothing, to be used for another.

        Versions that were `made` name their DOI in every file: theirs are never used again.
        """
        open_ones = (one for one in self._here() if one.stage == "reserved" and one.version not in made)
        return next(open_ones, None)

    def latest_public(self) -> Deposit | None:
        """The public record with the highest version, of which the next one is a new version."""
        public = [one for one in self._here() if one.stage == "published"]
        return max(public, key=lambda one: parse_version(one.version), default=None)

    def note(self, deposit: Deposit) -> Deposit:
        """Write a deposit down, in place of what was written of its record before."""
        kept = [one for one in self._all() if (one.where, one.record) != (deposit.where, deposit.record)]
        every = sorted([*kept, deposit], key=lambda one: (one.where, parse_version(one.version)))
        write_json(self._file, {"format": FORMAT, "deposits": [asdict(one) for one in every]})
        return deposit

    def advance(self, deposit: Deposit, stage: Stage) -> Deposit:
        """Write down that a deposit has come further."""
        return deposit if deposit.stage == stage else self.note(replace(deposit, stage=stage))

    def _here(self) -> list[Deposit]:
        return [one for one in self._all() if one.where == self._where]

    def _all(self) -> list[Deposit]:
        if not self._file.exists():
            return []
        try:
            raw = json.loads(self._file.read_text(encoding="utf-8"))
            if raw["format"] != FORMAT:
                raise ValueError(f"its format is {raw['format']}, this version of demarche reads {FORMAT}")
            return [Deposit(**one) for one in raw["deposits"]]
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{self._file} cannot be read as an account of deposits: {error}") from error
