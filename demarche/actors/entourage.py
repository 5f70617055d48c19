"""Those who speak for a person: staff and spokesmen named with him or her.

Belongs here: "the Smith campaign", "Smith spokeswoman Jane Doe". Does not: governments of a leader
(people), the person (persons).
"""

from __future__ import annotations

from demarche.actors.mention import ActorMention
from demarche.actors.persons import Called, Identity, bare, namesake, remember
from demarche.actors.sentence import POSSESSIVE, Sentence
from demarche.actors.titles import COURTESY


def spoken_for_by(sentence: Sentence, start: int, end: int, who: Identity) -> ActorMention | None:
    """The mention that goes on behind a person's name, if it goes on with those who speak for the person."""
    i = end + (sentence.word(end) in POSSESSIVE)
    speaker = sentence.noun(i, "speakers")
    if speaker is not None and (name_end := _name_end(sentence, speaker.end)):
        name = sentence.text(speaker.end, name_end)
        holder = sentence.memory.mint(name, "person")
        sentence.memory.affiliate(holder, who.actor_id, "spokesman")
        spokesman = Identity(holder, who.actor_id, name.split()[-1])
        remember(sentence, spokesman, (Called("spokesman", None),), by_title=True)
        return ActorMention(start, name_end, who.actor_id, holder, "person", "spokesman-of-person")
    staff = sentence.noun(i, "staff") or speaker
    if staff is None:
        return None
    return ActorMention(start, staff.end, who.actor_id, who.holder_id, "person", "staff-of-person")


def spoken_for_at(sentence: Sentence, i: int) -> str | None:
    """Whose a spokesman is who is described at a token: "Smith spokeswoman", "spokesman for Smith"."""
    speaker = sentence.noun(i, "speakers")
    if speaker is not None and sentence.word(speaker.end) in {"for", "to"}:
        i = sentence.skip_article(speaker.end + 1)
        return _person_at(sentence, i + (sentence.word(i) in COURTESY))
    behind = i + 1 + (sentence.word(i + 1) in POSSESSIVE)
    return _person_at(sentence, i) if sentence.noun(behind, "speakers") is not None else None


def _person_at(sentence: Sentence, i: int) -> str | None:
    """The actor of a person named at a token, who was named before or is listed."""
    known = sentence.memory.persons.get(sentence.word(i))
    if known is not None:
        return known.actor_id
    listed = [sentence.book.persons[s.id] for _, s in sentence.senses(i, "person", "surname")]
    person = namesake(sentence, listed)
    return bare(sentence, person).actor_id if person is not None else None


def _name_end(sentence: Sentence, i: int) -> int:
    """Where a full name behind a spokesman's title ends, 0 if there is none."""
    if sentence.at(i) is not None or not sentence.is_capital(i):
        return 0
    end = sentence.name_end(i)
    return end if end - i >= 2 and not sentence.is_headline else 0
