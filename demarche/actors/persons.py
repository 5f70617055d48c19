"""Who is meant by a person's name, and for whom he or she speaks.

Belongs here: choosing among namesakes by title, state and date; tenures; minting the unlisted.
Does not: finding where names stand (people), states and bodies (naming).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from demarche.actors.book import SPEAKING
from demarche.actors.period import Period
from demarche.actors.sentence import Sentence
from schemas.codebooks.actors import Person

_RULERS = frozenset(
    {"president", "prime minister", "chancellor", "leader", "general secretary", "chairman", "monarch"}
)
_MINISTERS = frozenset(
    {"foreign minister", "defence minister", "finance minister", "interior minister", "minister"}
)
_ALIKE = tuple(sorted(_RULERS - {"monarch"}))
UNIQUE = (
    _RULERS
    | {"vice president", "crown prince", "pope", "foreign minister", "defence minister"}
    | {"finance minister", "interior minister", "secretary-general", "attorney general", "governor", "mayor"}
)
"""Roles that one person holds at a time, so that the role alone can name its holder."""
NATIONAL = _RULERS | _MINISTERS | {"vice president", "crown prince", "pope", "secretary-general"}
"""Roles whose holder the state and the day tell, whoever was last spoken of."""
_LOCAL = frozenset(["governor", "mayor", "attorney general"])
_OF_REGIONS = frozenset(["governor", "attorney general", "foreign minister"])
"""Roles that the parts of a federal state have too: American states have a secretary of state."""
_HEADS_OF_PARTIES = frozenset(["chairman", "spokesman", "head", "general secretary"])
_ELECT = timedelta(days=120)
"""How long before taking office a government may already bear a name."""
_OTHERS = frozenset(["legislator", "judge", "expert", "mayor", "governor", "speaker"])
"""Titles of somebody else, if the namesake in office never had them."""


class Called(NamedTuple):
    """A title: its role and the actor it belongs to where the text names none."""

    role: str
    of: str | None


class Identity(NamedTuple):
    """A person and for whom he or she speaks; `surname` is what may stand alone later."""

    holder_id: str
    actor_id: str
    surname: str


def titled(
    sentence: Sentence,
    name: str,
    listed: Sequence[Person],
    titles: Sequence[Called],
    of: str | None,
    is_former: bool,
) -> Identity:
    """The person of a title and a name. `of`: the state or body that the text gives with the title."""
    book, memory, on = sentence.book, sentence.memory, sentence.period
    surname = name.split()[-1]
    role = titles[0].role if titles else "official"
    known = memory.persons.get(surname) if " " not in name else None
    person = None
    if known is None or known.holder_id in book.persons:
        namesakes = listed or book.by_family.get(name, ())
        person = _fitting(sentence, namesakes, titles, of, is_full=bool(listed) and " " in name)
    if person is None and known is not None:
        if role in SPEAKING and not is_former and of:
            return Identity(known.holder_id, book.voice_of(of), surname)
        return Identity(known.holder_id, known.actor_id, surname)
    if person is not None:
        identity = Identity(person.id, _voice(sentence, person, titles, of, is_former), person.family)
        if is_former and book.office_on(person, on) is None:
            return identity._replace(actor_id=person.id)
        return identity
    holder = memory.mint(name, "person")
    actor = holder if is_former or role not in SPEAKING else _spoken_for(sentence, titles, of) or holder
    memory.affiliate(holder, actor, role)
    if role not in SPEAKING and of and of in book.organisations:
        memory.affiliate(holder, of, role)
    return Identity(holder, actor, surname)


def bare(sentence: Sentence, person: Person) -> Identity:
    """A listed person named without a title: the office held on the day, else as introduced, else himself."""
    office = sentence.book.office_on(person, sentence.period)
    known = sentence.memory.persons.get(person.family)
    is_candidate = known is not None and known.holder_id == known.actor_id == person.id
    if office and not (is_candidate and office.role in _LOCAL):
        return Identity(person.id, sentence.book.voice_of(office.actor), person.family)
    if known and known.holder_id == person.id:
        return Identity(person.id, known.actor_id, person.family)
    return Identity(person.id, person.id, person.family)


def namesake(sentence: Sentence, persons: Iterable[Person]) -> Person | None:
    """Of listed persons with one name, the one in office nearest to the day; the past before the future."""
    found = list(persons)
    return sentence.book.nearest(found, sentence.period, None, None) or (found[0] if found else None)


def ruler(sentence: Sentence, persons: Iterable[Person]) -> tuple[Person | None, str | None]:
    """Which of the persons of a name has had a government of it, nearest to the day, and of what state."""
    last = sentence.period.last
    latest = last + _ELECT if last < date.max - _ELECT else last
    held = [
        (Period.between(office.start, office.end).distance(sentence.period), i, person, office.actor)
        for i, person in enumerate(persons)
        for office in person.offices
        if office.role in _RULERS and office.start.first <= latest
    ]
    return min(held, key=lambda entry: entry[:2])[2:] if held else (None, None)


def remember(sentence: Sentence, who: Identity, titles: Sequence[Called], by_title: bool) -> None:
    """Let the surname alone, and the office alone, mean this person from now on."""
    memory = sentence.memory
    for title in titles:
        memory.call(title.role, who.actor_id, who.holder_id)
    for surname in {who.surname, who.surname.split()[-1]}:
        memory.introduce(surname, who.holder_id, who.actor_id, by_title)
    if who.actor_id != who.holder_id:
        for title in titles:
            if title.role in SPEAKING:
                memory.appoint(title.role, who.actor_id, who.holder_id)
        memory.lead(who.actor_id, who.holder_id)
        state = sentence.book.state_of(who.actor_id)
        if state:
            memory.visit(state)


def _fitting(
    sentence: Sentence, persons: Iterable[Person], titles: Sequence[Called], of: str | None, is_full: bool
) -> Person | None:
    book, found = sentence.book, list(persons)
    if of is None:
        for title in titles:
            person = book.nearest(found, sentence.period, title.role, title.of) if title.of else None
            if person:
                return person
    for roles in _role_groups(titles):
        for role in roles:
            person = book.nearest(found, sentence.period, role, of)
            if person:
                return person
    return namesake(
        sentence, [person for person in found if is_full or _known_as(sentence, person, titles, of)]
    )


def _known_as(sentence: Sentence, person: Person, titles: Sequence[Called], of: str | None) -> bool:
    """Whether a title that is none of his offices can still be his: he was introduced, or is in office."""
    known = sentence.memory.persons.get(person.family)
    if known and known.holder_id == person.id:
        return True
    office = sentence.book.office_on(person, sentence.period)
    is_own = any(title.role in _OTHERS for title in titles)
    return office is not None and not is_own and of in (None, office.actor)


def _role_groups(titles: Sequence[Called]) -> list[tuple[str, ...]]:
    groups: list[tuple[str, ...]] = []
    for title in titles:
        groups.append((title.role,))
        if title.role in _ALIKE:
            groups.append(_ALIKE)
        if title.role in _MINISTERS:
            groups.append(tuple(sorted(_MINISTERS)))
    return groups


def _voice(
    sentence: Sentence, person: Person, titles: Sequence[Called], of: str | None, is_former: bool
) -> str:
    book, on = sentence.book, sentence.period
    office = book.office_on(person, on)
    if office and office.role in _LOCAL and any(title.role == "candidate" for title in titles):
        return person.id
    if office and any(title.of == book.voice_of(office.actor) for title in titles):
        return book.voice_of(office.actor)
    if not is_former and of is None and not any(title.role == "minister" for title in titles):
        for roles in _role_groups(titles):
            held = [o for o in person.offices if o.role in roles and o.role in SPEAKING]
            if held and not (office and office in held):
                return book.voice_of(held[-1].actor)
    if office:
        return book.voice_of(office.actor)
    if is_former or not any(title.role in SPEAKING for title in titles):
        return person.id
    if of:
        return book.voice_of(of)
    held = [o for o in person.offices if o.role in SPEAKING]
    is_courtesy = any(title.role == "minister" for title in titles)
    return book.voice_of(held[-1].actor) if held and not is_courtesy else person.id


def _is_learned(sentence: Sentence, body_id: str) -> bool:
    """Whether a body is one of learning, whose heads speak as experts."""
    listed, minted = sentence.book.organisations.get(body_id), sentence.memory.minted.get(body_id)
    label = listed.label if listed else minted.label if minted else ""
    return not set(sentence.book.words.government.learned).isdisjoint(label.split())


def _spoken_for(sentence: Sentence, titles: Sequence[Called], of: str | None) -> str | None:
    book = sentence.book
    if of:
        body = book.organisations.get(of)
        is_own = not any(title.role in _HEADS_OF_PARTIES for title in titles)
        if (body and body.kind == "party" and is_own) or _is_learned(sentence, of):
            return None
        return book.voice_of(of)
    memory = sentence.memory
    open_ = [
        title.of
        for title in titles
        if title.of and not (title.role in UNIQUE and book.holder_of(title.role, title.of, sentence.period))
    ]
    if open_:
        return open_[0]
    if memory.regions and any(title.role in _OF_REGIONS for title in titles):
        return memory.regions[-1]
    if not any(title.role in _MINISTERS for title in titles):
        return None
    is_anybodys = not any(title.of for title in titles)
    return memory.setting or (memory.states[0] if len(memory.states) == 1 and is_anybodys else None)
