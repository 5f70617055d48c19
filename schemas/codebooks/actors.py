"""The codebook of actors: states, organisations, persons, groups, as checked records.

Belongs here: the shape of the entries in `schemas/codebook/actors/`. Does not: reading the files
(actor_files), the word lists beside them (actor_words), finding actors in a text (`demarche.actors`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from schemas.codebooks.partial_dates import PartialDate

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
    state decides. An `executive` body (ministry, agency, organ, committee) is its parent's voice: actor
    the parent, holder the body. A `region` is a part of a federal state, with officials and branches of
    parties of its own.
    """

    kind: Literal["organisation", "party", "group"] = "organisation"
    acronyms: Names = ()
    common: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    parent_id: ActorId | None = None
    executive: bool = False
    seats: Names = ()
    region: bool = False


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
