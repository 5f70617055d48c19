"""Persons nobody listed, whom the text makes known as persons.

Belongs here: full names known by their given name, by a calling before or behind them, by an age; what an
apposition says of a name. Does not: titles before names (titles), listed persons (people), bodies (bodies).
"""

from __future__ import annotations

from demarche.actors.bodies import named_body
from demarche.actors.entourage import spoken_for_at
from demarche.actors.mention import ActorMention
from demarche.actors.naming import named_at
from demarche.actors.owners import jurisdiction
from demarche.actors.period import Period
from demarche.actors.persons import Called, remember, titled
from demarche.actors.sentence import POSSESSIVE, Sentence
from demarche.actors.titles import COURTESY, is_former_at, titles_at
from schemas.codebooks.actors import Person

_APPOSITION = 12
_STOPS = frozenset([",", ";", ".", ")", "said", "says", "who", "which"])
_NAMES = frozenset(["PROPN", "PUNCT", ""])
"""Parts of speech of a name's words; words without any are taken by their capitals."""
_DESCRIPTION = 5
_LATELY = 5 * 365
"""Days after an office within which its holder is still spoken of by surname alone."""
_LONGEST = 4
"""Most words of a name whose given name nobody knows."""


def unlisted_at(sentence: Sentence, i: int) -> ActorMention | None:
    """A full name nobody listed; an apposition may give the title."""
    start = i + (sentence.word(i) in COURTESY)
    is_courtesy = start > i and sentence.at(start) is None
    if sentence.at(start) is not None:
        return None
    is_given = sentence.word(start) in sentence.book.words.given_names and not sentence.is_headline
    end = sentence.name_end(start)
    if end - start < (1 if is_courtesy else 2):
        return None
    if any(sentence.word(j) in sentence.book.words.guards.not_persons for j in range(start + 1, end)):
        return None
    if not is_courtesy and not is_given and not _is_shown_to_be_one(sentence, start, end):
        return None
    titles, owner, is_former = apposition(sentence, end)
    if owner is None and not titles and (body := _member_of(sentence, end)):
        titles, owner = [Called("spokesman", None)], body
    if owner is None and not titles and (body := _leader_of(sentence, end)):
        titles, owner = [Called("leader", None)], body
    name = sentence.text(start, end)
    listed = _in_office_lately(sentence, name) if is_courtesy and end - start == 1 else []
    name = listed[0].label if listed else name
    who = titled(sentence, name, listed, titles, owner, is_former)
    remember(sentence, who, () if is_former else titles, by_title=bool(titles))
    return ActorMention(i, end, who.actor_id, who.holder_id, "person", "unlisted-name")


def apposition(sentence: Sentence, i: int) -> tuple[list[Called], str | None, bool]:
    """Titles, state or body, and whether former, in ", the Ruritanian foreign minister," behind a name."""
    if sentence.word(i) != ",":
        return [], None, False
    owner: str | None = None
    for j in range(i + 1, min(i + _APPOSITION, len(sentence))):
        if (spoken_for := spoken_for_at(sentence, j)) is not None:
            return [Called("spokesman", None)], spoken_for, is_former_at(sentence, j)
        lexeme, titles = titles_at(sentence, j)
        if lexeme:
            _, given = jurisdiction(sentence, lexeme.end, titles)
            return titles, given.holder_id if given else owner, is_former_at(sentence, j)
        named = named_at(sentence, j)
        if sentence.word(j) in sentence.book.kinds_of_body and sentence.word(j + 1) in POSSESSIVE:
            owner = sentence.memory.body
        elif named is None and sentence.is_capital(j) and (body := named_body(sentence, j)) is not None:
            owner = owner or body.holder_id
        elif named and named.kind != "group":
            owner = named.holder_id if named.kind != "organisation" or owner is None else owner
        if sentence.word(j) in _STOPS:
            break
    return [], None, False


def _in_office_lately(sentence: Sentence, surname: str) -> list[Person]:
    """Listed persons whom "Mr Example" may mean: of one of the states spoken of, in office not long ago."""
    memory, book = sentence.memory, sentence.book
    if surname in memory.persons:
        return []
    return [
        person
        for person in book.by_family.get(surname, ())
        for office in person.offices[-1:]
        if book.state_of(office.actor) in {memory.home, *memory.states}
        and Period.between(office.start, office.end).distance(sentence.period) <= _LATELY
    ]


def _member_of(sentence: Sentence, i: int) -> str | None:
    """The body in "Ann Example of the Ferry Association": she speaks for it."""
    if sentence.word(i) not in ("of", "from", "with"):
        return None
    for j in range(i + 1, min(i + _DESCRIPTION, len(sentence))):
        if sentence.is_capital(j):
            body = named_body(sentence, j) if sentence.at(j) is None else named_at(sentence, j)
            is_body = body is not None and body.kind == "organisation"
            return body.holder_id if body and is_body and not sentence.book.is_region(body.actor_id) else None
    return None


def _leader_of(sentence: Sentence, i: int) -> str | None:
    """The body in ", who chairs the Ferry Association" behind a name; who chairs a committee sits in it."""
    government, people = sentence.book.words.government, sentence.book.words.people
    if (sentence.word(i), sentence.word(i + 1)) != (",", "who") or i + 2 >= len(sentence):
        return None
    if sentence.doc[i + 2].lemma_.lower() not in people.leading:
        return None
    first = sentence.skip_article(i + 3)
    for j in range(first, min(first + _DESCRIPTION, len(sentence))):
        if sentence.is_capital(j):
            listed = named_at(sentence, j)
            is_body = listed is not None and listed.kind == "organisation"
            body = listed if is_body else named_body(sentence, j, listed)
            is_sat_in = body is not None and sentence.word(body.lexeme.end - 1) in government.sat_in
            return body.holder_id if body is not None and not is_sat_in else None
    return None


def _is_shown_to_be_one(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a calling or an age shows capitalised words to be a person: "sociologist Ann Example"."""
    government = sentence.book.words.government
    nouns = {*government.bodies, *government.suffixes}
    if sentence.is_headline or end - start > _LONGEST:
        return False
    if any(sentence.word(j) in nouns or sentence.tags[j] not in _NAMES for j in range(start, end)):
        return False
    callings, people = sentence.book.callings, sentence.book.words.people
    if start and (
        sentence.word(start - 1).lower() in callings or sentence.word(start - 1) in people.inverted
    ):
        return True
    if end < len(sentence) and sentence.tags[end] == "VERB" and sentence.word(start - 1).lower() != "the":
        is_object = start > 0 and sentence.tags[start - 1] == "ADP"  # "Walkers for Road Safety said no"
        return sentence.doc[end].lemma_.lower() in people.acting and start > 0 and not is_object
    if sentence.word(end) != ",":
        return False
    if sentence.word(end + 1) in ("who", "whose"):
        return True
    if sentence.word(end + 1).isdigit() and sentence.word(end + 2) in {",", ".", ";"}:
        return True
    for j in range(end + 1, min(end + _APPOSITION, len(sentence))):
        if sentence.word(j).lower() in callings:
            return True
        if sentence.word(j) in _STOPS or sentence.tags[j] in {"VERB", "AUX"}:
            return False
    return False
