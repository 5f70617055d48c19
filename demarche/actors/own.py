"""The document's own actor as its text names it, where the metadata give an id that no list holds.

Belongs here: which listed bodies, names and acronyms are that actor. Does not: finding mentions (linker),
what else a document remembers (memory).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from demarche.actors.book import ActorBook
from demarche.actors.memory import DocumentMemory, slug
from schemas.codebooks.actors import Entry, Organisation

_SMALL = frozenset({"a", "and", "at", "by", "for", "in", "of", "on", "the", "to"})
"""Words that acronyms pass over."""
_SHORTEST = 3
"""Fewest letters of an acronym that is made of a name's initials."""


def introduce_own(memory: DocumentMemory, book: ActorBook, actors: Iterable[str]) -> None:
    """Let a document's words for its own actors mean the ids that its metadata give them.

    "EPA" is `environmental-protection-agency` where that is who speaks, and else what the list says; the
    initials of an actor that nobody lists stand for it.
    """
    for actor_id in sorted(set(actors) - book.states.keys() - book.persons.keys()):
        for listed in book.organisations.values():
            if actor_id in _slugs(listed) and book.voice_of(listed.id) != actor_id:
                memory.own[listed.id] = actor_id
        memory.own[everyday(actor_id, book)] = actor_id
        if not book.has(actor_id):
            for short in _initials(everyday(actor_id, book)):
                memory.acronyms[short] = (actor_id, actor_id)


def everyday(actor_id: str, book: ActorBook) -> str:
    """An id without what only a register adds: `acme-inc` is `acme`."""
    words = actor_id.split("-")
    while len(words) > 1 and words[-1] in _slugged(book.words.government.suffixes):
        words.pop()
    return "-".join(words)


@cache
def _slugged(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(slug(word) for word in words)


def _slugs(listed: Entry) -> set[str]:
    names = {listed.id, slug(listed.label), *(slug(name.name) for name in listed.names)}
    if isinstance(listed, Organisation):
        names |= {slug(word) for word in listed.common}
    return names


def _initials(name: str) -> set[str]:
    words = name.split("-")
    made = {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)}
    return {short.upper() for short in made if len(short) >= _SHORTEST and short.isalpha()}
