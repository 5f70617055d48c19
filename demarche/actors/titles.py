"""Titles in a sentence: with a name, or alone for an office.

Belongs here: reading "Foreign Minister Jane Doe of Ruritania", "Russia's then president, X", "the
president". Does not: names without a title before them (people), who it then is (persons).
"""

from __future__ import annotations

import re

from demarche.actors.book import SPEAKING
from demarche.actors.lexicon import Lexeme
from demarche.actors.mention import ActorMention
from demarche.actors.owners import jurisdiction, owner_before
from demarche.actors.persons import NATIONAL, UNIQUE, Called, remember, titled
from demarche.actors.sentence import Sentence
from schemas.codebooks.actors import Person

COURTESY = frozenset(
    ["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Sir", "Dr", "Dr.", "Dame", "Comrade", "Madame", "M.", "Prof"]
) | {"Prof.", "Professor", "Baroness"}
_FORMER = frozenset(["former", "ex", "late", "onetime", "one-time", "ex-", "retired", "ousted", "deposed"])
_OPEN = frozenset(["a", "an", "any", "new", "next", "future", "no", "every", "each", "another", "incoming"])
_DEFINITE = frozenset(["the", "our", "my", "this"])
_VAGUE = frozenset(
    ["Justice", "General", "Chair", "Head", "Speaker", "Deputy", "Premier", "Father", "Secretary", "Leader"]
)
"""Titles that open other names too ("Justice Against Sponsors"), so that a full name must be known."""
_PLURAL = frozenset({"NNS", "NNPS"})
_LOOK_BACK = 3
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")


def title_at(
    sentence: Sentence, i: int, of: str | None = None, start: int | None = None
) -> ActorMention | None:
    """A title at token `i`, with its name if any. `of`: the state before it, named from `start` on."""
    lexeme, titles = titles_at(sentence, i)
    if lexeme is None:
        return None
    begin = i if start is None else start
    end, given = jurisdiction(sentence, lexeme.end, titles)
    is_sent = sentence.word(lexeme.end) in ("to", "at")
    owner = of if is_sent or given is None else given.holder_id
    is_former = is_former_at(sentence, i) or (start is not None and is_former_at(sentence, start))
    at = end + 1 if sentence.word(end) == "," else end
    is_vague = sentence.text(i, lexeme.end) in _VAGUE
    named = _name_at(sentence, at, is_close=at == end, is_vague=is_vague)
    if owner is None and not (named and _is_listed(sentence, named)):
        owner = owner_before(sentence, i, named[0] if named else lexeme.end, titles)
    if named:
        stop, name, listed = named
        if owner is None:
            _, given = jurisdiction(sentence, stop, only_of=True)
            owner = given.holder_id if given else None
        who = titled(sentence, name, listed, titles, owner, is_former)
        remember(sentence, who, () if is_former else titles, by_title=not is_former)
        return ActorMention(begin, stop, who.actor_id, who.holder_id, "person", "title-and-name")
    if is_former or (owner is None and not _is_definite(sentence, i, titles)):
        return None
    if sentence.doc[lexeme.end - 1].tag_ in _PLURAL:
        return None  # "the prime ministers met": an office is one person's
    return _office(sentence, begin, end, titles, owner)


def titles_at(sentence: Sentence, i: int) -> tuple[Lexeme | None, list[Called]]:
    """The title at a token and the roles it may mean."""
    found: Lexeme | None = None
    titles = []
    for lexeme, sense in sentence.senses(i, "title"):
        if sentence.is_joined(lexeme.end):
            continue  # "head-of-household"
        role, _, of = sense.id.partition("|")
        found = lexeme
        titles.append(Called(role, of or None))
    spoken = {sentence.memory.home, sentence.memory.setting} - {None}
    return found, sorted(titles, key=lambda title: title.of not in spoken)


def _name_at(
    sentence: Sentence, i: int, is_close: bool, is_vague: bool = False
) -> tuple[int, str, list[Person]] | None:
    """A person's name at `i`: its end, its words, and the listed persons of that name."""
    courtesy = sentence.word(i) in COURTESY
    i += courtesy
    for lexeme in sentence.by_start.get(i, ()):
        listed = [sentence.book.persons[s.id] for s in lexeme.senses if s.what in ("person", "surname")]
        if listed and (is_close or courtesy or " " in sentence.text(lexeme.start, lexeme.end)):
            return lexeme.end, sentence.text(lexeme.start, lexeme.end), listed
    known = sentence.word(i) in sentence.memory.persons or sentence.word(i) in sentence.book.by_family
    if is_close and known and (not sentence.is_capital(i + 1) or sentence.at(i + 1) is not None):
        return i + 1, sentence.word(i), []
    if not sentence.is_capital(i) or not (sentence.word(i)[-1:].isalpha() or _is_initials(sentence.word(i))):
        return None
    if not is_close and not courtesy and sentence.word(i) not in sentence.book.words.given_names:
        return None
    if sentence.at(i) is not None and sentence.word(i) not in sentence.book.words.given_names:
        return None
    end = sentence.name_end(i)
    if any(sentence.word(j) in sentence.book.words.guards.not_persons for j in range(i, end)):
        return None
    is_given = sentence.word(i) in sentence.book.words.given_names
    if end == i or (sentence.is_headline and end - i > 2) or (end - i > 1 and not is_given and is_vague):
        return None
    return end, sentence.text(i, end), []


def _is_initials(word: str) -> bool:
    """Whether a word is one or more initials, of whatever alphabet: "J.-P.", "É."."""
    return word.isupper() and _INITIALS.fullmatch(word) is not None


def _is_listed(sentence: Sentence, named: tuple[int, str, list[Person]]) -> bool:
    """Whether a name may be a listed person's, whose office the book knows."""
    _, name, listed = named
    return bool(listed) or name in sentence.book.by_family


def _office(
    sentence: Sentence, start: int, end: int, titles: list[Called], owner: str | None
) -> ActorMention | None:
    """A title without a name: who held it, as the document said or the book knows."""
    book, memory = sentence.book, sentence.memory
    is_again = owner is None and sentence.word(start - 1).lower() == "the" and sentence.word(end) != "of"
    for title in titles:
        known = memory.called.get(title.role)
        if is_again and known and title.role not in NATIONAL:
            return ActorMention(start, end, *known, "office", "title-again")
    is_open = any(sentence.word(j).lower() in _OPEN for j in range(max(0, start - 2), end))
    for title in titles:
        if title.role not in SPEAKING:
            continue
        owners = [owner] if owner else [title.of] if title.of else [memory.home, *reversed(memory.states)]
        for candidate in owners:
            if candidate is None:
                continue
            actor = book.voice_of(candidate)
            held = None if is_open else memory.offices.get((title.role, actor))
            person = None
            if held is None and not is_open and title.role in UNIQUE:
                person = book.holder_of(title.role, candidate, sentence.period)
            holder = held or (person.id if person else actor)
            if owner or title.of or holder != actor:
                memory.lead(actor, holder)
                return ActorMention(start, end, actor, holder, "office", "office")
    return None


def is_former_at(sentence: Sentence, i: int) -> bool:
    """Whether a word such as "former" stands shortly before a token."""
    return any(
        sentence.word(j).lower() in _FORMER
        for j in range(max(0, i - _LOOK_BACK), i)
        if sentence.word(j) != ","
    )


def _is_definite(sentence: Sentence, i: int, titles: list[Called]) -> bool:
    if any(title.of for title in titles):
        return True
    return sentence.word(i - 1).lower() in _DEFINITE if i else False
