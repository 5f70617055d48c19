"""The listed actors, indexed for questions: who held an office when, which state a name means on a day.

Belongs here: lookups over the codebook. Does not: the rows of the tables (registry), texts (linker).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import get_args

from demarche.actors.period import Period
from schemas.codebooks.actor_files import FOLDER, ActorCodebook, read_actors
from schemas.codebooks.actor_words import ActorWords, read_words
from schemas.codebooks.actors import Office, Organisation, Person, Speaking, State

SPEAKING: frozenset[str] = frozenset(get_args(Speaking))
"""Roles whose holder speaks for the actor."""

_RANK = {role: i for i, role in enumerate(get_args(Speaking))}
_HEADS = {
    "president": ("president", "leader", "chairman"),
    "prime minister": ("prime minister", "chancellor"),
}


@dataclass(frozen=True)
class ActorBook:
    """Listed states, organisations and persons, with the words by which texts name them."""

    codebook: ActorCodebook
    words: ActorWords

    @classmethod
    def load(cls, folder: Path = FOLDER) -> ActorBook:
        """The book of a codebook's folder of actors, by default the one under `schemas/`."""
        return cls(read_actors(folder), read_words(folder / "words"))

    @cached_property
    def states(self) -> dict[str, State]:
        """States by id."""
        return {state.id: state for state in self.codebook.states}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Organisations, parties and groups by id."""
        return {body.id: body for body in self.codebook.organisations}

    @cached_property
    def persons(self) -> dict[str, Person]:
        """Persons by id."""
        return {person.id: person for person in self.codebook.persons}

    @cached_property
    def not_names(self) -> frozenset[str]:
        """Capitalised words that are no part of a name."""
        return frozenset(self.words.guards.not_names)

    @cached_property
    def not_names_alone(self) -> frozenset[str]:
        """Capitalised words that are part of a name only with "for" behind them: "Advocates for Peace"."""
        return frozenset(self.words.guards.not_names_alone)

    @cached_property
    def opening(self) -> frozenset[str]:
        """Words in lower case by which bodies are named without capitals: "the legislature", "city of"."""
        government = self.words.government
        return frozenset(("state", *(word.lower() for word in (*government.assemblies, *government.places))))

    @cached_property
    def callings(self) -> frozenset[str]:
        """Nouns for what a person is, in lower case."""
        return frozenset(self.words.people.callings)

    @cached_property
    def kinds_of_body(self) -> frozenset[str]:
        """Nouns by which a body is meant again, in lower case."""
        return frozenset(self.words.government.again)

    @cached_property
    def by_family(self) -> dict[str, tuple[Person, ...]]:
        """Persons by the surname that follows a title or stands after an introduction."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.codebook.persons:
            found[person.family].append(person)
        return {family: tuple(persons) for family, persons in found.items()}

    @cached_property
    def _offices(self) -> dict[str, list[tuple[Person, Office]]]:
        found: dict[str, list[tuple[Person, Office]]] = defaultdict(list)
        for person in self.codebook.persons:
            for office in person.offices:
                found[office.actor].append((person, office))
        return found

    def has(self, actor_id: str) -> bool:
        """Whether the id is listed."""
        return actor_id in self.states or actor_id in self.organisations or actor_id in self.persons

    def state_on(self, state_id: str, on: Period) -> str:
        """The state that a name of `state_id` means: "Russia" in 1971 is SUN."""
        state = self.states.get(state_id)
        if state and state.before and state.valid_start and on.last < state.valid_start.first:
            return self.state_on(state.before, on)
        return state_id

    def is_region(self, actor_id: str) -> bool:
        """Whether an actor is a part of a federal state, with officials and parties of its own."""
        body = self.organisations.get(actor_id)
        return body is not None and body.region

    def voice_of(self, body_id: str) -> str:
        """The actor that a body speaks for: the parent of an executive body, else itself."""
        body = self.organisations.get(body_id)
        return self.voice_of(body.parent_id) if body and body.executive and body.parent_id else body_id

    def state_of(self, actor_id: str) -> str | None:
        """The state that an actor is, or is part of."""
        while actor_id not in self.states:
            body = self.organisations.get(actor_id)
            if body is None or body.parent_id is None:
                return None
            actor_id = body.parent_id
        return actor_id

    def holder_of(self, role: str, actor_id: str, on: Period) -> Person | None:
        """Who held a role of an actor: in office for most of `on`, the later if it is a draw."""
        roles = _HEADS.get(role, (role,))
        held = [
            (roles.index(office.role), -on.overlap(term), -term.first.toordinal(), person)
            for person, office in self._offices.get(actor_id, ())
            if office.role in roles and on.overlap(term := Period.between(office.start, office.end))
        ]
        return min(held, key=lambda entry: entry[:3])[3] if held else None

    def office_on(self, person: Person, on: Period) -> Office | None:
        """The office in which a person spoke for an actor on that day; after his death, the last."""
        held = [
            (-on.overlap(term), _RANK[office.role], office)
            for office in person.offices
            if office.role in SPEAKING and on.overlap(term := Period.between(office.start, office.end))
        ]
        if held:
            return min(held, key=lambda entry: entry[:2])[2]
        if person.died and on.first.year > person.died:
            return next((office for office in reversed(person.offices) if office.role in SPEAKING), None)
        return None

    def nearest(
        self, persons: Iterable[Person], on: Period, role: str | None, actor: str | None
    ) -> Person | None:
        """Of namesakes the one whose fitting office lies nearest; the past before the future."""
        best: tuple[tuple[int, int], Person] | None = None
        for person in persons:
            for office in person.offices:
                if role not in (None, office.role) or actor not in (None, office.actor):
                    continue
                term = Period.between(office.start, office.end)
                lies_ahead = term.first > on.last
                rank = _RANK.get(office.role, len(_RANK))
                key = (term.distance(on) + 20_000 * lies_ahead + 3_650 * (rank == len(_RANK)), rank)
                if best is None or key < best[0]:
                    best = (key, person)
        return best[1] if best else None
