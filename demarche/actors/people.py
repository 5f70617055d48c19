"""Where persons stand in a sentence: titles with names, names alone, surnames, offices without a name.

Belongs here: reading "Foreign Minister Jane Doe of Ruritania", "the president", "Jane Doe, the
Ruritanian minister,". Does not: who it then is (persons), states and bodies (chains).
"""

from __future__ import annotations

from demarche.actors.book import SPEAKING
from demarche.actors.lexicon import Lexeme
from demarche.actors.mention import ActorMention
from demarche.actors.naming import Named, named_at
from demarche.actors.persons import Called, Identity, bare, namesake, remember, ruled, titled
from demarche.actors.sentence import POSSESSIVE, Sentence
from schemas.codebooks.actors import Person

_FORMER = frozenset({"former", "ex", "late", "onetime", "one-time", "ex-", "retired", "ousted", "deposed"})
_COURTESY = frozenset(
    {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Sir", "Dr", "Dr.", "Dame", "Comrade", "Madame", "M."}
)
_OPEN = frozenset({"a", "an", "any", "new", "next", "future", "no", "every", "each", "another", "incoming"})
_DEFINITE = frozenset({"the", "our", "my", "this"})
_LOOK_BACK = 3
_APPOSITION = 12


def title_at(
    sentence: Sentence, i: int, of: str | None = None, start: int | None = None
) -> ActorMention | None:
    """A title at token `i`, with its name if it has one. `of`: the state before it, whose phrase starts at `start`."""
    lexeme, titles = _titles(sentence, i)
    if lexeme is None:
        return None
    begin = i if start is None else start
    end, given = _jurisdiction(sentence, lexeme.end)
    owner = given.holder_id if given else of
    is_former = _is_former(sentence, i) or (start is not None and _is_former(sentence, start))
    at = end + 1 if sentence.word(end) == "," else end
    named = _name_at(sentence, at, is_close=at == end)
    if named:
        stop, name, listed = named
        if owner is None:
            _, given = _jurisdiction(sentence, stop, only_of=True)
            owner = given.holder_id if given else None
        who = titled(sentence, name, listed, titles, owner, is_former)
        remember(sentence, who, () if is_former else titles, by_title=not is_former)
        return ActorMention(begin, stop, who.actor_id, who.holder_id, "person", "title-and-name")
    if is_former or (owner is None and not _is_definite(sentence, i, titles)):
        return None
    return _office(sentence, begin, end, titles, owner)


def name_at(sentence: Sentence, i: int) -> ActorMention | None:
    """A listed person, or a full name by its given name, without a title before it."""
    for lexeme in sentence.by_start.get(i, ()):
        listed = [sentence.book.persons[s.id] for s in lexeme.senses if s.what in ("person", "surname")]
        if listed:
            is_full = any(sense.what == "person" for sense in lexeme.senses)
            return _listed(sentence, lexeme, listed, is_full)
    return _introduced(sentence, i) or _minted(sentence, i)


def _titles(sentence: Sentence, i: int) -> tuple[Lexeme | None, list[Called]]:
    found: Lexeme | None = None
    titles = []
    for lexeme, sense in sentence.senses(i, "title"):
        role, _, of = sense.id.partition("|")
        found = lexeme
        titles.append(Called(role, of or None))
    return found, titles


def _jurisdiction(sentence: Sentence, i: int, only_of: bool = False) -> tuple[int, Named | None]:
    """ "of the Republic of Kenya" behind a title: where it ends, and whom it names."""
    if sentence.word(i) not in (("of",) if only_of else ("of", "for", "to", "at")):
        return i, None
    j = sentence.skip_article(i + 1)
    heads = sentence.noun(j, "heads")
    if heads and sentence.word(heads.end) == "of":
        j = sentence.skip_article(heads.end + 1)
    named = named_at(sentence, j)
    return (named.lexeme.end, named) if named else (i, None)


def _name_at(sentence: Sentence, i: int, is_close: bool) -> tuple[int, str, list[Person]] | None:
    """A person's name at `i`: its end, its words, and the listed persons of that name."""
    courtesy = sentence.word(i) in _COURTESY
    i += courtesy
    for lexeme in sentence.by_start.get(i, ()):
        listed = [sentence.book.persons[s.id] for s in lexeme.senses if s.what in ("person", "surname")]
        if listed and (is_close or courtesy or " " in sentence.text(lexeme.start, lexeme.end)):
            return lexeme.end, sentence.text(lexeme.start, lexeme.end), listed
    if not sentence.is_capital(i) or (not sentence.word(i)[-1:].isalpha() and len(sentence.word(i)) > 2):
        return None
    if not is_close and not courtesy and sentence.word(i) not in sentence.book.words.given_names:
        return None
    if sentence.at(i) is not None and sentence.word(i) not in sentence.book.words.given_names:
        return None
    end = sentence.name_end(i)
    if end == i or (sentence.is_headline and end - i > 2):
        return None
    return end, sentence.text(i, end), []


def _office(
    sentence: Sentence, start: int, end: int, titles: list[Called], owner: str | None
) -> ActorMention | None:
    """A title without a name: who held it, as the document said or the book knows."""
    book, memory = sentence.book, sentence.memory
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
            person = None if held or is_open else book.holder_of(title.role, candidate, sentence.period)
            holder = held or (person.id if person else actor)
            if owner or title.of or holder != actor:
                memory.lead(actor, holder)
                return ActorMention(start, end, actor, holder, "office", "office")
    return None


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
    if not is_full and not known and lexeme.start > 1 and sentence.is_capital(lexeme.start - 1):
        return None
    government = _government_of(sentence, lexeme, person)
    if government:
        return government
    who = bare(sentence, person)
    remember(sentence, who, (), by_title=False)
    is_part = not sentence.is_headline and sentence.is_capital(lexeme.end) and sentence.at(lexeme.end) is None
    sense = "part" if is_part and sentence.word(lexeme.end).isalpha() and before != "," else "actor"
    rule = "full-name" if is_full else "surname"
    return ActorMention(lexeme.start, lexeme.end, who.actor_id, who.holder_id, "person", rule, sense)


def _government_of(sentence: Sentence, lexeme: Lexeme, person: Person) -> ActorMention | None:
    """ "the Bush administration", "Merkel's government": the state, whoever is in office now."""
    i = lexeme.end + (sentence.word(lexeme.end) in POSSESSIVE)
    noun = sentence.noun(i, "leaders") or _white_house(sentence, i)
    state = ruled(sentence, person) if noun else None
    if noun is None or state is None:
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
    noun = sentence.noun(i + 1 + (sentence.word(i + 1) in POSSESSIVE), "leaders")
    if noun and who.actor_id != who.holder_id:
        return ActorMention(i, noun.end, who.actor_id, who.actor_id, "government", "government-of-leader")
    if who.actor_id != who.holder_id:
        sentence.memory.lead(who.actor_id, who.holder_id)
    return ActorMention(i, i + 1, who.actor_id, who.holder_id, "person", "surname-again")


def _minted(sentence: Sentence, i: int) -> ActorMention | None:
    """A full name nobody listed, known by its given name; an apposition may give the title."""
    start = i + (sentence.word(i) in _COURTESY)
    is_courtesy = start > i and sentence.at(start) is None
    if not is_courtesy and (
        sentence.word(start) not in sentence.book.words.given_names or sentence.is_headline
    ):
        return None
    if sentence.at(start) is not None:
        return None
    end = sentence.name_end(start)
    if end - start < (1 if is_courtesy else 2):
        return None
    if any(sentence.word(j) in sentence.book.words.government.bodies for j in range(start + 1, end)):
        return None
    titles, owner, is_former = _apposition(sentence, end)
    name = sentence.text(start, end)
    who = titled(sentence, name, [], titles, owner, is_former)
    remember(sentence, who, () if is_former else titles, by_title=bool(titles))
    return ActorMention(i, end, who.actor_id, who.holder_id, "person", "unlisted-name")


def _apposition(sentence: Sentence, i: int) -> tuple[list[Called], str | None, bool]:
    """ ", the Ruritanian foreign minister," behind a name: titles, state or body, and whether former."""
    if sentence.word(i) != ",":
        return [], None, False
    owner: str | None = None
    for j in range(i + 1, min(i + _APPOSITION, len(sentence))):
        lexeme, titles = _titles(sentence, j)
        if lexeme:
            _, given = _jurisdiction(sentence, lexeme.end)
            return titles, given.holder_id if given else owner, _is_former(sentence, j)
        named = named_at(sentence, j)
        if named and named.kind != "group":
            owner = named.holder_id if named.kind != "organisation" or owner is None else owner
        if sentence.word(j) in (",", ";", ".", ")") or sentence.word(j) in ("said", "says", "who", "which"):
            break
    return [], None, False


def _is_former(sentence: Sentence, i: int) -> bool:
    return any(
        sentence.word(j).lower() in _FORMER
        for j in range(max(0, i - _LOOK_BACK), i)
        if sentence.word(j) != ","
    )


def _is_definite(sentence: Sentence, i: int, titles: list[Called]) -> bool:
    if any(title.of for title in titles):
        return True
    return sentence.word(i - 1).lower() in _DEFINITE if i else False
