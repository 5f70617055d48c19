"""Which state, body or group a phrase names, given the date and what the document said before.

Belongs here: choosing among the senses of one phrase. Does not: persons (persons), longer
expressions around the phrase (chains), places (places).
"""

from __future__ import annotations

from typing import NamedTuple

from demarche.actors.lexicon import Lexeme, Sense
from demarche.actors.sentence import Sentence

_KINDS = {
    "name": "name",
    "demonym": "demonym",
    "people": "demonym",
    "seat": "capital",
    "body": "organisation",
    "bodily": "organisation",
    "common": "organisation",
    "group": "group",
}
_ORDER = ("name", "body", "demonym", "bodily", "people", "seat", "group", "common")
_NEEDS_ARTICLE = frozenset(
    {"House", "Capitol", "Coalition", "League", "Lords", "Commons", "Fed", "Quad", "Diet"}
)
_SAINTS = frozenset({"St.", "St", "Saint"})
_DEFAULT = "USA"


class Named(NamedTuple):
    """What a phrase names: for whom it speaks, the body itself, and by what sort of word."""

    lexeme: Lexeme
    actor_id: str
    holder_id: str
    kind: str
    what: str


def named_at(sentence: Sentence, i: int) -> Named | None:
    """What the phrase that starts at token `i` names, if it names a state, body or group."""
    if sentence.word(i - 1) in _SAINTS:
        return None  # "St. Jordan's school"
    for lexeme in sentence.by_start.get(i, ()):
        named = named_by(sentence, lexeme)
        if named:
            return named
    return None


def named_by(sentence: Sentence, lexeme: Lexeme) -> Named | None:
    """What a phrase names; a sense tied to words nearby wins over one that is not."""
    fitting = [sense for sense in lexeme.senses if sense.what in _KINDS and _fits(sentence, sense)]
    if not fitting:
        return None
    fitting.sort(key=lambda sense: (not sense.near, _ORDER.index(sense.what)))
    sense = fitting[0]
    if sense.what == "common":
        if (
            sentence.words[lexeme.start] in _NEEDS_ARTICLE
            and sentence.word(lexeme.start - 1).lower() != "the"
        ):
            return None
        shared = common_body(sentence, lexeme)
        return _body(sentence, lexeme, shared, "common") if shared else None
    if sense.id in sentence.book.states:
        state = sentence.book.state_on(sense.id, sentence.period)
        return Named(lexeme, state, state, _KINDS[sense.what], sense.what)
    return _body(sentence, lexeme, sense.id, sense.what)


def common_body(sentence: Sentence, lexeme: Lexeme, state: str | None = None) -> str | None:
    """Which of the bodies that share a name is meant: that of `state`, else of the document's states."""
    bodies = [sense.id for sense in lexeme.senses if sense.what == "common" and _fits(sentence, sense)]
    of_state = {}
    for body in reversed(bodies):
        of_state[sentence.book.state_of(body)] = body
    if state is not None:
        return of_state.get(state)
    home, memory = sentence.memory.home, sentence.memory
    if home is None and (setting := memory.setting) not in {None, _DEFAULT}:
        own = of_state.get(setting) or _unlisted(sentence, lexeme, bodies, str(setting))
        if own:
            return own
    for known in (home, *reversed(memory.states)):
        if known in of_state:
            return of_state[known]
    return of_state.get(_DEFAULT) if home is None else None


def _unlisted(sentence: Sentence, lexeme: Lexeme, bodies: list[str], state: str) -> str | None:
    """The parliament or court of the state that a document is about, where other states' are listed."""
    listed = sentence.book.organisations
    if _DEFAULT in sentence.memory.named or any(listed[body].kind != "organisation" for body in bodies):
        return None
    return body_of_state(sentence, state, lexeme.start, lexeme.end)


def body_of_state(sentence: Sentence, state_id: str, start: int, end: int) -> str:
    """An unlisted legislature or court, named by a shared name behind its state."""
    state = sentence.book.states.get(state_id)
    owner = state.adjectives[:1] if state else ()
    label = f"{owner[0] if owner else state_id} {sentence.text(start, end).lower()}"
    return sentence.memory.mint(label, "organisation", state_id)


def _body(sentence: Sentence, lexeme: Lexeme, body_id: str, what: str) -> Named:
    return Named(lexeme, sentence.book.voice_of(body_id), body_id, _KINDS[what], what)


def _fits(sentence: Sentence, sense: Sense) -> bool:
    if not sentence.period.overlap(sense.valid):
        return False
    body = sentence.book.organisations.get(sense.id)
    if body and body.valid_start and sentence.period.last < body.valid_start.first:
        return False
    return not sense.near or not sentence.memory.words.isdisjoint(sense.near)
