"""Who has the floor in each turn of a record.

Belongs here: from the label of a turn to a holder, by the document's metadata, its headings, whom it
introduces and whom the lists know. Does not: where turns begin and end (turns), quotations (speakers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from demarche.actors.book import ActorBook
from demarche.actors.memory import DocumentMemory, slug
from demarche.actors.period import Period
from demarche.attribution.turns import Turn, find_turns
from demarche.attribution.voices import Holder
from demarche.documents import Document
from schemas.codebooks.turns import TurnWords

_SURE = 0.95
_LONGEST = 4
"""Most words of a person's name."""
_PREFIX = re.compile(r"(?:Mc|Mac|O['’]|D['’])(?=[A-ZÀ-Þ])")
_INITIAL = re.compile(r"\b[A-Z]\.\s?")


class Floor(NamedTuple):
    """Who has the floor from a label at `start` on: nobody known, or, where `is_own`, whose text it is.

    `said` is where the label ends and the speech begins.
    """

    start: int
    said: int
    holders: tuple[Holder, ...]
    is_own: bool


class _Heading(NamedTuple):
    """A heading that gives a witness, from `start` to `end`."""

    start: int
    end: int
    surname: str
    holder: str
    actor: str


def floors(document: Document, names: DocumentMemory, book: ActorBook, words: TurnWords) -> list[Floor]:
    """Who speaks where in a record of turns; nothing for a text in one voice.

    `names` must have met the whole document.
    """
    turns = find_turns(document.text, words)
    if not turns:
        return []
    introduced = {known.casefold(): known for known in names.persons}
    headings = list(_headings(document.text, names, book, words))
    for heading in headings:
        names.introduce(heading.surname, heading.holder, heading.actor)
        introduced[heading.surname.casefold()] = heading.surname
    opened = [*turns, *(Turn(h.start, h.end, h.end, h.surname, "") for h in headings)]
    is_named = any(_is_own(turn, document, words, is_named=True) for turn in opened)
    found: list[Floor] = []
    for turn in sorted(opened, key=lambda turn: turn.start):
        is_own = _is_own(turn, document, words, is_named=is_named)
        holder = _holder(turn, document, names, book, introduced) if turn.name and not is_own else None
        found.append(Floor(turn.start, turn.said, (holder,) if holder else (), is_own))
    return found


def _is_own(turn: Turn, document: Document, words: TurnWords, *, is_named: bool) -> bool:
    """Whether the document's own speaker has the floor: by name, or by role where no turn names him."""
    if turn.role in words.answering:
        return True
    if not turn.name:
        return not is_named and turn.role in words.roles and turn.role not in words.asking and _is_ruler(turn)
    own = {a.holder_id for a in document.actors} | {a.actor_id for a in document.actors}
    surname = slug(turn.name)
    return any(holder == surname or holder.endswith(f"-{surname}") for holder in own)


def _is_ruler(turn: Turn) -> bool:
    """ "The PRESIDENT" of a press conference is who gives it."""
    return turn.role in {
        "president",
        "vice president",
        "prime minister",
        "minister",
        "chancellor",
        "governor",
    }


def _holder(
    turn: Turn, document: Document, names: DocumentMemory, book: ActorBook, introduced: dict[str, str]
) -> Holder:
    surname, period = _capitalised(turn.name.split()[-1]), Period.of(document.published)
    known = names.persons.get(introduced.get(surname.casefold(), ""))
    listed = book.persons.get(known.holder_id) if known is not None else None
    if known is not None and (listed is None or listed.label in document.text):
        return Holder(known.actor_id, known.holder_id, _SURE, is_person=True, link="turn")
    persons = book.by_family.get(surname, ())
    in_office = [p for p in persons if any(_held(book, p.id, period))]
    if len(in_office) == 1:
        office = book.office_on(in_office[0], period)
        actor = book.voice_of(office.actor) if office is not None else in_office[0].id
        return Holder(actor, in_office[0].id, _SURE, is_person=True, link="turn")
    minted = names.mint(" ".join(_capitalised(word) for word in turn.name.split()), "person")
    return Holder(minted, minted, _SURE, is_person=True, link="turn")


def _held(book: ActorBook, person_id: str, period: Period) -> Iterator[bool]:
    for office in book.persons[person_id].offices:
        yield period.overlap(Period.between(office.start, office.end)) > 0


def _headings(text: str, names: DocumentMemory, book: ActorBook, words: TurnWords) -> Iterator[_Heading]:
    """Headings that give a witness with his body."""
    heads, titles = "|".join(words.statements), "|".join(words.titles)
    for match in re.finditer(rf"^[ \t]*(?i:{heads})[ ](?P<who>[^\n]+)$", text, re.MULTILINE):
        name, *rest = (part.strip() for part in match["who"].rstrip(".").split(","))
        name = re.sub(rf"^(?i:(?:the )?(?:{titles})\.?[ ])+", "", name)
        label = " ".join(_capitalised(word) for word in _INITIAL.sub("", name).split())
        if not 1 < len(label.split()) <= _LONGEST:
            continue
        listed = next((p.id for p in book.persons.values() if p.label == label), None)
        holder = listed or names.mint(label, "person")
        actor = _body(rest, names, book) or holder
        names.affiliate(holder, actor, "official")
        yield _Heading(match.start(), match.end(), label.split()[-1], holder, actor)


def _body(parts: Sequence[str], names: DocumentMemory, book: ActorBook) -> str | None:
    """The body that a heading names behind a witness: a listed one, or one that a noun for bodies shows."""
    kinds = {word.casefold() for word in (*book.words.government.bodies, *book.words.government.suffixes)}
    listed = {
        slug(n): b.id for b in book.organisations.values() for n in (b.label, *(x.name for x in b.names))
    }
    for part in reversed(parts):
        name = re.sub(r"^(?i:of|the|for)[ ]", "", part)
        if (known := listed.get(slug(name))) is not None:
            return book.voice_of(known)
        if not kinds.isdisjoint(name.casefold().split()) and len(name.split()) > 1:
            label = " ".join(_capitalised(word) for word in name.split())
            body = names.mint(label, "organisation")
            return names.own.get(body, body)
    return None


def _capitalised(word: str) -> str:
    """A word set in capitals as names are written: "INHOFE", "McCONNELL"."""
    if word.casefold() in {"of", "and", "for", "the", "on"}:
        return word.casefold()
    if not word[-1:].isupper():
        return word
    prefix = match[0] if (match := _PREFIX.match(word)) else ""
    return prefix + "-".join(part.capitalize() for part in word.removeprefix(prefix).split("-"))
