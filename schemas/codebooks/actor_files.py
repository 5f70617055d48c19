"""Reading the codebook of actors: all files, each checked, then against each other.

Belongs here: which files there are, unique ids, references. Does not: the shape of an entry (actors).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from schemas.codebooks.actors import Organisation, Person, State
from schemas.codebooks.yaml_files import CodebookError, YamlFile, read_folder

T = TypeVar("T", bound="State | Organisation | Person")
FOLDER = Path(__file__).parent.parent / "codebook" / "actors"


@dataclass(frozen=True, slots=True)
class ActorCodebook:
    """All listed actors, checked one by one and against each other."""

    states: tuple[State, ...]
    organisations: tuple[Organisation, ...]
    persons: tuple[Person, ...]


def read_actors(folder: Path = FOLDER) -> ActorCodebook:
    """Read and check every file of the folder; a CodebookError lists what is wrong, with file and line."""
    wrong: list[str] = []
    states = _read(read_folder(folder / "states"), State, wrong)
    organisations = _read(read_folder(folder / "organisations"), Organisation, wrong)
    persons = _read(read_folder(folder / "persons"), Person, wrong)
    entries: list[Placed[Any]] = [*states, *organisations, *persons]
    known: dict[str, Placed[Any]] = {}
    for placed in entries:
        first = known.setdefault(placed.entry.id, placed)
        if first is not placed:
            wrong.append(
                placed.complaint(f"the id stands already in {first.file.path.name}, line {first.line}")
            )
    for placed in entries:
        wrong.extend(
            placed.complaint(f"{field}: there is no actor {other!r}")
            for field, other in _references(placed.entry)
            if other not in known
        )
    if wrong:
        raise CodebookError("\n".join(wrong))
    return ActorCodebook(
        tuple(placed.entry for placed in states),
        tuple(placed.entry for placed in organisations),
        tuple(placed.entry for placed in persons),
    )


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """An entry and where it stands."""

    entry: T
    file: YamlFile
    index: int

    @property
    def line(self) -> int:
        """The line on which the entry starts."""
        return self.file.line((self.index,))

    def complaint(self, reason: str) -> str:
        """What is wrong with the entry, with file and line."""
        return str(self.file.error((self.index,), reason))


def _read(files: Iterable[YamlFile], shape: type[T], wrong: list[str]) -> list[Placed[T]]:
    found: list[Placed[T]] = []
    for file in files:
        try:
            entries = file.parse(list[shape])  # type: ignore[valid-type]
        except CodebookError as invalid:
            wrong.append(str(invalid))
            continue
        found.extend(Placed(entry, file, i) for i, entry in enumerate(entries))
    return found


def _references(entry: State | Organisation | Person) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Person):
        yield from ((f"offices.{i}.actor", office.actor) for i, office in enumerate(entry.offices))
        return
    for field in ("parent_id", "successor_id", "before"):
        other = getattr(entry, field, None)
        if other is not None:
            yield field, other
