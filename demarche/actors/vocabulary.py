"""What the lexicon holds: every name, adjective, seat, title and noun of the book, spelled out.

Belongs here: which phrases each entry of the codebook gives. Does not: the search (lexicon).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from demarche.actors.book import ActorBook
from demarche.actors.lexicon import Lexicon, Sense
from demarche.actors.period import Period
from schemas.codebooks.actor_words import spell_out
from schemas.codebooks.actors import Entry, Name, Organisation, State

_SMALL = frozenset({"of", "for", "and", "the", "to", "in", "on", "by"})
_STROKES = str.maketrans("łŁøØđĐß", "lLoOdDs")
_NOUNS = (
    *("nouns", "leaders", "heads", "people", "home"),
    *("definite", "bare", "ministries", "alone", "ruling"),
)
_CAPITALS = ("us", "u.s.", "un", "u.n.", "eu", "epa", "cia", "fbi", "mp", "mep", "ceo")
_INITIALISMS = {word: word.upper() for word in _CAPITALS}


def build_lexicon(book: ActorBook) -> Lexicon:
    """A lexicon of all that the book lists."""
    lexicon = Lexicon()
    for what, actor_id, name in _names(book):
        sense = Sense(what, actor_id, Period.between(name.start, name.end), name.near)
        for spelling in {name.name, unaccented(name.name)}:
            lexicon.add(spelling, sense)
    for person in book.codebook.persons:
        for spelling in _person_names(person.label, person.names):
            lexicon.add(spelling, Sense("person" if " " in spelling else "surname", person.id))
    for title in book.words.titles:
        for word in _variants(title.words):
            lexicon.add(word, Sense("title", f"{title.role}|{title.of or ''}"))
    government = book.words.government
    for what in _NOUNS:
        for word in _variants(getattr(government, what)):
            lexicon.add(word, Sense("noun", what))
    for what in ("staff", "speakers"):
        for word in _variants(getattr(book.words.people, what)):
            lexicon.add(word, Sense("noun", what))
    for word in _variants(book.words.guards.agreements):
        lexicon.add(word, Sense("agreement", ""))
    for phrase in book.words.guards.phrases:
        lexicon.add(phrase, Sense("guard", ""))
    return lexicon


def unaccented(text: str) -> str:
    """The text without accents, as plainer sources write it."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFD", text.translate(_STROKES))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _names(book: ActorBook) -> Iterator[tuple[str, str, Name]]:
    for state in book.codebook.states:
        yield from (("name", state.id, name) for name in _own_names(state))
        yield from (("demonym", state.id, Name(name=word)) for word in state.adjectives)
        yield from (("people", state.id, Name(name=word)) for word in nationals(state))
        yield from (("seat", state.id, name) for name in state.seats)
    for body in book.codebook.organisations:
        what = "group" if body.kind == "group" else "body"
        yield from ((what, body.id, name) for name in (*_own_names(body), *body.acronyms))
        yield from (("bodily", body.id, Name(name=word)) for word in body.adjectives)
        yield from (("seat", body.id, name) for name in body.seats)
        yield from (("common", body.id, Name(name=word)) for word in (*body.common, *body.members))


def _own_names(entry: Entry) -> Iterator[Name]:
    if "(" not in entry.label:
        yield Name(name=entry.label)
    yield from entry.names
    if isinstance(entry, Organisation) and entry.kind == "group":
        yield from (
            Name(name=word[0].upper() + word[1:])
            for word in (entry.label, *(name.name for name in entry.names))
            if word[0].islower()
        )


def nationals(state: State) -> tuple[str, ...]:
    """The plural nouns for a state's nationals: those listed, or the adjectives with an s."""
    regular = (f"{word}s" for word in state.adjectives if word[-1] in "nio" and word[:1].isupper())
    return state.people or tuple(regular)


def _person_names(label: str, names: Iterable[str]) -> set[str]:
    plain = {label, *names}
    return plain | {unaccented(name) for name in plain}


def _variants(patterns: Iterable[str]) -> Iterator[str]:
    """Lower case, first letter capital, every word capital; initialisms always in capitals."""
    for pattern in patterns:
        for phrase in spell_out(pattern):
            words = [_INITIALISMS.get(word, word) for word in phrase.split(" ")]
            yield " ".join(words)
            yield " ".join([_capital(words[0]), *words[1:]])
            yield " ".join(word if word in _SMALL and i else _capital(word) for i, word in enumerate(words))
            yield "-".join(_capital(part) for part in phrase.split("-")) if "-" in phrase else phrase


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
