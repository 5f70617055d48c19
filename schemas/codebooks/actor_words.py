"""The word lists around actors: titles, nouns for governments, guards, given names.

Belongs here: the shape of `schemas/codebook/actors/words/` and spelling out {a|b}.
Does not: the actors themselves (actors), how the words are used (`demarche.actors`).
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from schemas.codebooks.actor_files import FOLDER
from schemas.codebooks.actors import ActorId, Own, Record, Speaking
from schemas.codebooks.yaml_files import CodebookError, read_yaml

_CHOICE = re.compile(r"\{([^{}]*)\}")


class Title(Record):
    """What a role is called; `of` is the actor it belongs to where the text names none."""

    role: Speaking | Own
    words: tuple[str, ...]
    of: ActorId | None = None


class Government(Record):
    """Nouns that stand for a government; see the head of government.yaml."""

    nouns: tuple[str, ...]
    leaders: tuple[str, ...]
    heads: tuple[str, ...]
    people: tuple[str, ...]
    home: tuple[str, ...]
    definite: tuple[str, ...]
    bare: tuple[str, ...]
    ministries: tuple[str, ...]
    alone: tuple[str, ...]
    assemblies: tuple[str, ...]
    sitting: tuple[str, ...]
    ruling: tuple[str, ...]
    bodies: tuple[str, ...]
    suffixes: tuple[str, ...]
    trades: tuple[str, ...]
    legal: tuple[str, ...]
    places: tuple[str, ...]
    learned: tuple[str, ...]
    again: tuple[str, ...]
    sat_in: tuple[str, ...]
    forums: tuple[str, ...]


class People(Record):
    """What shows words to be a person, and which given names are women's; see the head of people.yaml."""

    callings: tuple[str, ...]
    staff: tuple[str, ...]
    speakers: tuple[str, ...]
    acting: tuple[str, ...]
    speechless: tuple[str, ...]
    inverted: tuple[str, ...]
    leading: tuple[str, ...]
    women: str
    either: str


class Guards(Record):
    """Where a name that looks like an actor is none; see the head of guards.yaml."""

    agreements: tuple[str, ...]
    agreements_of: tuple[str, ...]
    locative: tuple[str, ...]
    motion: tuple[str, ...]
    not_names: tuple[str, ...]
    not_names_alone: tuple[str, ...]
    not_persons: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class ActorWords:
    """All word lists."""

    titles: tuple[Title, ...]
    government: Government
    guards: Guards
    people: People
    given_names: frozenset[str]

    @cached_property
    def genders(self) -> dict[str, str]:
        """Given names in lower case with "f" or "m"; those of both are left out."""
        either = frozenset(self.people.either.lower().split())
        men = {name.lower(): "m" for name in self.given_names}
        known = men | dict.fromkeys(self.people.women.lower().split(), "f")
        return {name: gender for name, gender in known.items() if name not in either}


def read_words(folder: Path = FOLDER / "words") -> ActorWords:
    """Read and check the word lists; a CodebookError says what is wrong, with file and line."""
    titles = read_yaml(folder / "titles.yaml")
    words = ActorWords(
        titles=tuple(titles.parse(list[Title])),
        government=read_yaml(folder / "government.yaml").parse(Government),
        guards=read_yaml(folder / "guards.yaml").parse(Guards),
        people=read_yaml(folder / "people.yaml").parse(People),
        given_names=frozenset(" ".join(read_yaml(folder / "given_names.yaml").parse(list[str])).split()),
    )
    meant: dict[str, str] = {}
    for i, title in enumerate(words.titles):
        for word in itertools.chain.from_iterable(map(spell_out, title.words)):
            role = meant.setdefault(word, title.role)
            if role != title.role:
                raise CodebookError(str(titles.error((i,), f"{word!r} is listed for {role} already")))
    return words


def spell_out(pattern: str) -> list[str]:
    """All phrases a pattern with {a|b} stands for, in the order written."""
    parts = _CHOICE.split(pattern)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return ["".join(pick) for pick in itertools.product(*choices)]
