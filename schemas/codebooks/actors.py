"""The codebook of actors: states, organisations, persons, groups, as checked records.

Belongs here: the shape of the files in `schemas/codebook/actors/`, reading them, and the checks
that need all of them (unique ids, references). Does not: the word lists beside them (actor_words),
finding actors in a text (`demarche.actors`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from schemas.codebooks.partial_dates import PartialDate
from schemas.codebooks.yaml_files import CodebookError, YamlFile, read_folder

T = TypeVar("T", bound="State | Organisation | Person")
FOLDER = Path(__file__).parent.parent / "codebook" / "actors"

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
StateId = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
ActorId = Annotated[str, Field(pattern=r"^(?:[A-Z][A-Za-z0-9]*|[a-z0-9]+(?:-[a-z0-9]+)*)$")]

Speaking = Literal[
    "president", "vice president", "prime minister", "deputy prime minister", "chancellor", "monarch",
    "crown prince", "pope", "leader", "general secretary", "chairman", "foreign minister", "defence minister",
    "finance minister", "interior minister", "minister", "adviser", "ambassador", "spokesman",
    "secretary-general", "head", "governor", "mayor", "attorney general", "officer",
]  # fmt: skip
"""Roles whose holder speaks for the actor while in office."""
Own = Literal["legislator", "speaker", "party leader", "candidate", "judge", "official", "expert"]
"""Roles whose holder speaks for nobody but himself."""


class Record(BaseModel):
    """A frozen record that knows no other fields than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Name(Record):
    """A name, perhaps only of some years, or only where certain words are near.

    `near`: at least one of these words stands in the sentence or stood in the document before.
    """

    name: str = Field(min_length=2)
    start: PartialDate | None = None
    end: PartialDate | None = None
    near: tuple[str, ...] = ()


def _as_name(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


Names = tuple[Annotated[Name, BeforeValidator(_as_name)], ...]


class Entry(Record):
    """What all actors have in common; the label is a name without being repeated."""

    id: ActorId
    label: str = Field(min_length=2)
    names: Names = ()
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9][0-9]*$")
    valid_start: PartialDate | None = None
    valid_end: PartialDate | None = None
    successor_id: ActorId | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Entry:
        if self.valid_start and self.valid_end and self.valid_end.last < self.valid_start.first:
            raise ValueError("valid_end lies before valid_start")
        return self


class State(Entry):
    """A state. Its names before `valid_start` mean the state `before`, if there is one."""

    id: StateId
    iso3: StateId | None
    cow: int | None = Field(default=None, ge=1, le=999)
    adjectives: tuple[str, ...]
    people: tuple[str, ...] = ()
    seats: Names = ()
    before: StateId | None = None

    @model_validator(mode="before")
    @classmethod
    def _iso3_is_the_id(cls, given: object) -> object:
        return {"iso3": given.get("id"), **given} if isinstance(given, dict) else given


class Organisation(Entry):
    """An organisation, party, legislature, court, agency or part of a state.

    `common` names are shared with bodies of other states ("the Senate", "Labour"): the document's
    state decides. An `executive` body is its parent's voice: actor the parent, holder the body.
    """

    kind: Literal["organisation", "party", "group"] = "organisation"
    acronyms: Names = ()
    common: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    parent_id: ActorId | None = None
    executive: bool = False
    seats: Names = ()


class Office(Record):
    """That a person held a role of an actor from `start` to `end` (null: still, as far as we know)."""

    role: Speaking | Own
    actor: ActorId
    start: PartialDate
    end: PartialDate | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Office:
        if self.end and self.end.last < self.start.first:
            raise ValueError(f"the office ends ({self.end.text}) before it starts ({self.start.text})")
        return self


class Person(Record):
    """A person and the offices he or she held; see README.md beside the data."""

    id: Slug
    label: str = Field(min_length=2)
    names: tuple[str, ...] = ()
    surname: str | None = None
    given: str | None = None
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9][0-9]*$")
    born: int | None = Field(default=None, ge=1800, le=2020)
    died: int | None = Field(default=None, ge=1900)
    offices: tuple[Office, ...] = ()

    @property
    def family(self) -> str:
        """The surname that stands alone after an introduction."""
        return self.surname or self.label.split()[-1]


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
