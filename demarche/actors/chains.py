"""Expressions built around the name of a state, body or group.

Belongs here: "the French foreign ministry", "the Government of India", "the American people",
"Russia's president". Does not: persons (people), unlisted bodies (bodies), governments that are only
described (governments).
"""

from __future__ import annotations

from dataclasses import replace

from demarche.actors.bodies import acronym_after, unlisted_body
from demarche.actors.branches import branch_in, branch_of, is_party, party_adjective, ruled_by
from demarche.actors.governments import described_government
from demarche.actors.mention import ActorMention
from demarche.actors.naming import Named, body_of_state, common_body, named_at
from demarche.actors.people import name_at
from demarche.actors.places import sense_of
from demarche.actors.sentence import POSSESSIVE, Sentence
from demarche.actors.titles import title_at

_BETWEEN = frozenset(
    [
        "then",
        "new",
        "current",
        "former",
        "outgoing",
        "incoming",
        "present",
        "own",
        "newly",
        "elected",
        "first",
    ]
)
_MODIFIERS = 2


def chain_at(sentence: Sentence, i: int) -> ActorMention | None:
    """What starts at token `i` with the name of a state, body or group."""
    named = named_at(sentence, i)
    if named is None:
        return None
    if named.what == "bodily" and is_party(sentence, named):
        return party_adjective(sentence, named)
    longer = unlisted_body(sentence, i, named)
    if longer:
        return longer
    state = sentence.book.state_of(named.actor_id)
    if state:
        sentence.memory.visit(state)
    if sentence.book.is_region(named.actor_id):
        sentence.memory.stay(named.actor_id)
    mention = _with_noun(sentence, named) if named.kind != "group" else None
    if mention:
        return mention
    end = acronym_after(sentence, named.lexeme.end, named.actor_id, named.holder_id)
    start = named.lexeme.start
    if named.kind == "organisation" and (branch := branch_in(sentence, named)) is not None:
        return branch
    if named.what == "people" and sentence.word(start - 1).lower() != "the":
        return _people(sentence, named, start, named.lexeme.end)
    sense = sense_of(sentence, start, named.lexeme.end, named.kind)
    rule = "region" if sentence.book.is_region(named.actor_id) else named.what
    return ActorMention(start, end, named.actor_id, named.holder_id, named.kind, rule, sense)


def government_at(sentence: Sentence, i: int) -> ActorMention | None:
    """A government by a noun first: "the Government of India", "the administration", "my government"."""
    noun = sentence.noun(i, "heads")
    if noun and sentence.word(noun.end) in ("of", "in"):
        named = named_at(sentence, sentence.skip_article(noun.end + 1))
        if named and named.kind in ("name", "demonym", "capital") and named.actor_id in sentence.book.states:
            sentence.memory.visit(named.actor_id)
            return ActorMention(
                i, named.lexeme.end, named.actor_id, named.holder_id, "government", "government-of-state"
            )
    people = sentence.noun(i, "people")
    if people and sentence.word(people.end) == "of":
        named = named_at(sentence, sentence.skip_article(people.end + 1))
        if named and named.what == "name":
            return _people(sentence, named, i, named.lexeme.end)
    return described_government(sentence, i)


def _with_noun(sentence: Sentence, named: Named) -> ActorMention | None:
    start, i = named.lexeme.start, named.lexeme.end
    i += sentence.word(i) in POSSESSIVE
    i += sentence.word(i) == "-" and sentence.word(i + 1) == "led" and 2
    for j in range(i, i + _MODIFIERS + 1):
        mention = _noun_at(sentence, named, start, j)
        if mention:
            return mention
        if sentence.word(j) not in _BETWEEN:
            return None
    return None


def _noun_at(sentence: Sentence, named: Named, start: int, j: int) -> ActorMention | None:
    if (ruled := ruled_by(sentence, named, j)) is not None:
        return ruled
    if branch := branch_of(sentence, named, start, j):
        return title_at(sentence, branch.end, branch.holder_id, start) or branch
    common = next((lexeme for lexeme, _ in sentence.senses(j, "common")), None)
    if common and named.actor_id in sentence.book.states:
        body = common_body(sentence, common, named.actor_id) or body_of_state(
            sentence, named.actor_id, common.start, common.end
        )
        return ActorMention(
            start, common.end, sentence.book.voice_of(body), body, "organisation", "body-of-state"
        )
    if any(sense.what == "person" for lexeme in sentence.by_start.get(j, ()) for sense in lexeme.senses):
        person = name_at(sentence, j)
        return replace(person, start=start) if person and named.kind in ("demonym", "name") else None
    noun = sentence.noun(j, "nouns")
    if noun and sentence.word(noun.end) in sentence.book.words.given_names:
        noun = None  # "U.S. Representatives Ann Example and Tom Bellows"
    title = title_at(sentence, j, named.holder_id, start)
    if title and (noun is None or title.kind == "person"):
        return title
    if noun and named.kind != "organisation":
        return ActorMention(start, noun.end, named.actor_id, named.holder_id, "government", "government-noun")
    if (
        noun
        and named.actor_id == named.holder_id
        and sentence.word(j) in ("leaders", "officials", "forces", "troops")
    ):
        return ActorMention(start, noun.end, named.actor_id, named.holder_id, "organisation", "body-noun")
    people = sentence.noun(j, "people")
    return (
        _people(sentence, named, start, people.end) if people and named.kind in ("demonym", "name") else None
    )


def _people(sentence: Sentence, named: Named, start: int, end: int) -> ActorMention:
    """A nation rather than its government: a group with the state as its parent."""
    state = sentence.book.states.get(named.actor_id)
    adjective = state.adjectives[0] if state and state.adjectives else named.actor_id
    group = sentence.memory.mint(f"{adjective} people", "group", named.actor_id)
    return ActorMention(start, end, group, group, "group", "nation")
