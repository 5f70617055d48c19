"""Parties beside what they hold: "the Ohio Democratic Party", "Democrats in Ohio", "the Labour government".

Belongs here: a party's name beside the name of a region, a chamber or a government; a region's legislature.
Does not: parties of states (naming, chains).
"""

from __future__ import annotations

from demarche.actors.lexicon import Lexeme
from demarche.actors.mention import ActorMention
from demarche.actors.naming import Named, named_at
from demarche.actors.sentence import POSSESSIVE, Sentence

_IN = frozenset({"in", "from"})
_HOLDING = frozenset({"led", "controlled", "run", "dominated", "held"})
"""What a party does to a chamber: "the Republican-controlled House"."""


def branch_of(sentence: Sentence, region: Named, start: int, i: int) -> ActorMention | None:
    """The branch that a region and the party named at `i` make together: "Ohio Republicans"."""
    if not sentence.book.is_region(region.actor_id):
        return None
    party = _party_at(sentence, region.actor_id, i)
    if party is None:
        return None
    lexeme, label = party
    return _branch(sentence, region.actor_id, label, start, lexeme.end)


def branch_in(sentence: Sentence, party: Named) -> ActorMention | None:
    """The branch that a party's members and the region they are in make: "Republicans in Ohio"."""
    lexeme, body = party.lexeme, sentence.book.organisations.get(party.actor_id)
    if body is None or body.kind != "party" or sentence.word(lexeme.end) not in _IN:
        return None
    region = named_at(sentence, lexeme.end + 1)
    if region is None or not sentence.book.is_region(region.actor_id):
        return None
    if sentence.word(region.lexeme.end) in POSSESSIVE:
        return None
    return _branch(sentence, region.actor_id, body.label, lexeme.start, region.lexeme.end)


def is_party(sentence: Sentence, named: Named) -> bool:
    """Whether what is named is a listed party."""
    body = sentence.book.organisations.get(named.actor_id)
    return body is not None and body.kind == "party"


def party_adjective(sentence: Sentence, party: Named) -> ActorMention | None:
    """A party by its adjective: what it holds, or its own plan or vote; nothing before a title or a name."""
    lexeme = party.lexeme
    if (ruled := ruled_by(sentence, party, lexeme.end)) is not None:
        return ruled
    after = lexeme.end
    if sentence.is_capital(after) or any(True for _ in sentence.senses(after, "title")):
        return None
    return ActorMention(
        lexeme.start, lexeme.end, party.actor_id, party.holder_id, "demonym", "party-adjective"
    )


def ruled_by(sentence: Sentence, party: Named, i: int) -> ActorMention | None:
    """The chamber or government that a party's name only describes: "the Republican-controlled House"."""
    book, start = sentence.book, party.lexeme.start
    state = book.state_of(party.actor_id)
    if state is None or not is_party(sentence, party):
        return None
    i += sentence.word(i) == "-" and sentence.word(i + 1) in _HOLDING and 2
    if noun := sentence.noun(i, "ruling"):
        return ActorMention(start, noun.end, state, state, "government", "government-of-party")
    for lexeme, sense in sentence.senses(i, "common"):
        chamber = book.organisations[sense.id]
        is_own = book.state_of(chamber.id) == state and chamber.kind == "organisation"
        if is_own and sentence.text(lexeme.start, lexeme.end) in chamber.common:
            return ActorMention(start, lexeme.end, chamber.id, chamber.id, "organisation", "body-of-party")
    return None


def legislature_at(sentence: Sentence, i: int) -> ActorMention | None:
    """The legislature of the region last spoken of: "the legislature", "state lawmakers"."""
    government, word = sentence.book.words.government, sentence.word(i)
    is_state = word == "state" and sentence.word(i + 1) in government.sitting
    is_alone = word in government.assemblies and sentence.word(i + 1) != "of"
    if not (is_state or is_alone) or (region := sentence.memory.region) is None:
        return None
    label = f"{sentence.book.organisations[region].label} Legislature"
    body = sentence.memory.mint(label, "organisation", region)
    return ActorMention(i, i + 1 + is_state, body, body, "organisation", "the-legislature")


def _party_at(sentence: Sentence, region_id: str, i: int) -> tuple[Lexeme, str] | None:
    """The words that name a party of the region's state at `i`, and its label."""
    book = sentence.book
    for lexeme, sense in sentence.senses(i, "common", "body"):
        body = book.organisations[sense.id]
        if body.kind == "party" and book.state_of(body.id) == book.state_of(region_id):
            return lexeme, body.label
    return None


def _branch(sentence: Sentence, region_id: str, party: str, start: int, end: int) -> ActorMention:
    label = f"{sentence.book.organisations[region_id].label} {party}"
    branch = sentence.memory.mint(label, "party", region_id)
    return ActorMention(start, end, branch, branch, "organisation", "branch")
