"""Branches of parties in the parts of a federal state: "the Ohio Democratic Party", "Democrats in Ohio".

Belongs here: a party's name beside the name of a region. Does not: parties of states (naming, chains).
"""

from __future__ import annotations

from demarche.actors.lexicon import Lexeme
from demarche.actors.mention import ActorMention
from demarche.actors.naming import Named, named_at
from demarche.actors.sentence import POSSESSIVE, Sentence

_IN = frozenset({"in", "from"})


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
