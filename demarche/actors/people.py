"""Persons' names without a title before them: full names, surnames, names that texts introduce.

Belongs here: reading "Jane Doe, the Ruritanian minister,", "Doe" later on, "the Doe government".
Does not: titles before names (titles), who it then is (persons), persons nobody listed (unlisted),
states and bodies (chains).
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.actors.entourage import spoken_for_by
from demarche.actors.lexicon import Lexeme
from demarche.actors.mention import ActorMention
from demarche.actors.persons import Identity, bare, namesake, remember, ruler, titled
from demarche.actors.sentence import POSSESSIVE, Sentence
from demarche.actors.titles import COURTESY
from demarche.actors.unlisted import apposition, unlisted_at
from schemas.codebooks.actors import Person


def name_at(sentence: Sentence, i: int) -> ActorMention | None:
    """A listed person, or a full name by its given name, without a title before it."""
    for lexeme in sentence.by_start.get(i, ()):
        listed = [sentence.book.persons[s.id] for s in lexeme.senses if s.what in ("person", "surname")]
        if listed:
            is_full = any(sense.what == "person" for sense in lexeme.senses)
            return _listed(sentence, lexeme, listed, is_full)
    return _introduced(sentence, i) or unlisted_at(sentence, i)


def _listed(sentence: Sentence, lexeme: Lexeme, listed: list[Person], is_full: bool) -> ActorMention | None:
    known = sentence.memory.persons.get(sentence.text(lexeme.start, lexeme.end)) if not is_full else None
    if known and known.holder_id not in {person.id for person in listed}:
        return _introduced(sentence, lexeme.start)
    person = next((p for p in listed if known and p.id == known.holder_id), None) or namesake(
        sentence, listed
    )
    if person is None:
        return None
    before = sentence.word(lexeme.start - 1)
    if (
        not is_full
        and not known
        and (lexeme.start > 1 or (lexeme.start == 1 and sentence.tags[0] == "PROPN"))
        and before not in COURTESY
        and sentence.is_capital(lexeme.start - 1)
    ):
        return None
    government = _government_of(sentence, lexeme, listed)
    if government:
        return government
    who = bare(sentence, person)
    if is_full and who.actor_id == who.holder_id:
        titles, owner, is_former = apposition(sentence, lexeme.end)
        if owner and not is_former:
            who = titled(
                sentence, sentence.text(lexeme.start, lexeme.end), [person], titles, owner, is_former
            )
            remember(sentence, who, titles, by_title=True)
    remember(sentence, who, (), by_title=False)
    if (mention := spoken_for_by(sentence, lexeme.start, lexeme.end, who)) is not None:
        return mention
    end = lexeme.end
    if any(sense.id == person.id for _, sense in sentence.senses(end, "person", "surname")):
        end = next(more.end for more, _ in sentence.senses(end, "person", "surname"))
    is_part = not sentence.is_headline and sentence.is_capital(end) and sentence.at(end) is None
    sense = "part" if is_part and sentence.word(end).isalpha() and before != "," else "actor"
    rule = "full-name" if is_full else "surname"
    return ActorMention(lexeme.start, end, who.actor_id, who.holder_id, "person", rule, sense)


def _government_of(sentence: Sentence, lexeme: Lexeme, persons: Sequence[Person]) -> ActorMention | None:
    """The state behind "the Bush administration" or "Merkel's government", whoever is in office now."""
    i = lexeme.end + (sentence.word(lexeme.end) in POSSESSIVE)
    noun = sentence.noun(i, "leaders") or _white_house(sentence, i)
    if noun is None:
        return None
    person, state = ruler(sentence, persons)
    if person is None or state is None:
        return None
    sentence.memory.visit(state)
    sentence.memory.appoint("president", state, person.id)
    return ActorMention(lexeme.start, noun.end, state, state, "government", "government-of-leader")


def _white_house(sentence: Sentence, i: int) -> Lexeme | None:
    return next(
        (x for x, s in sentence.senses(i, "seat") if sentence.text(x.start, x.end) == "White House"), None
    )


def _introduced(sentence: Sentence, i: int) -> ActorMention | None:
    """The surname of somebody introduced before."""
    known = sentence.memory.persons.get(sentence.word(i))
    if known is None:
        return None
    person = sentence.book.persons.get(known.holder_id)
    who = bare(sentence, person) if person else Identity(known.holder_id, known.actor_id, sentence.word(i))
    if who.actor_id == who.holder_id and known.actor_id != known.holder_id:
        who = who._replace(actor_id=known.actor_id)
    government = _government_of(
        sentence, Lexeme(i, i + 1, ()), sentence.book.by_family.get(sentence.word(i), ())
    )
    if government:
        return government
    noun = sentence.noun(i + 1 + (sentence.word(i + 1) in POSSESSIVE), "leaders")
    if noun and who.actor_id != who.holder_id:
        return ActorMention(i, noun.end, who.actor_id, who.actor_id, "government", "government-of-leader")
    if who.actor_id != who.holder_id:
        sentence.memory.lead(who.actor_id, who.holder_id)
    if (mention := spoken_for_by(sentence, i, i + 1, who)) is not None:
        return mention
    return ActorMention(i, i + 1, who.actor_id, who.holder_id, "person", "surname-again")
