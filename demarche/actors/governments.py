"""Governments that are described rather than named: "my government", "the administration", "the ministry".

Belongs here: whose government such a noun means. Does not: nouns beside a name, as "the French cabinet" and
"the Government of India" (chains), offices and their holders (titles).
"""

from __future__ import annotations

from demarche.actors.mention import ActorMention
from demarche.actors.naming import named_at
from demarche.actors.sentence import Sentence

_OWN = frozenset({"our", "my"})
_POINTING = frozenset({"the", "this", "that", "present", "current"})
_NAMES = frozenset({"name", "demonym", "capital"})
_GOVERNMENT = "government"


def described_government(sentence: Sentence, i: int) -> ActorMention | None:
    """A government by a noun alone at token `i`."""
    memory, before = sentence.memory, sentence.word(i - 1).lower() if i else ""
    noun = sentence.noun(i, "home")
    if noun and before in _OWN and memory.home:
        return ActorMention(i, noun.end, memory.home, memory.home, _GOVERNMENT, "own-government")
    noun = sentence.noun(i, "alone")
    if noun and before in _POINTING and sentence.word(noun.end) != "of":
        for state in (memory.home, *reversed(memory.states)):
            if state == "USA" or any(
                actor == state and role == "president" for role, actor in memory.offices
            ):
                return ActorMention(i, noun.end, str(state), str(state), _GOVERNMENT, "the-administration")
    if sentence.noun(i, "ministries") and sentence.is_capital(i) and before == "the":
        return _ministry(sentence, i)
    noun = sentence.noun(i, "bare")
    if noun and memory.setting and (i == 0 or not sentence.is_capital(i)) and _stands_alone(sentence, i):
        return ActorMention(i, noun.end, memory.setting, memory.setting, _GOVERNMENT, "the-government")
    noun = sentence.noun(i, "definite")
    named = (
        i > 1
        and sentence.is_capital(i)
        and sentence.is_capital(i - 1)
        and (sentence.word(i - 2).lower() == "the")
    )
    if noun and (before == "the" or named) and sentence.word(noun.end) not in {"of", "in", "-"}:
        state = _spoken_of(sentence, i)
        if state is not None:
            return ActorMention(i, noun.end, state, state, _GOVERNMENT, "the-government")
    return None


def _stands_alone(sentence: Sentence, i: int) -> bool:
    """Whether nothing before a noun says whose or which it is."""
    return i == 0 or sentence.tags[i - 1] not in {"ADJ", "NOUN", "PROPN", "DET", "NUM", "PART", "PRON"}


def _ministry(sentence: Sentence, i: int) -> ActorMention | None:
    """A ministry nobody listed, of the state spoken of: "the Ministry of Public Works"."""
    state, end = _spoken_of(sentence, i), sentence.title_run_end(i)
    if state is None:
        return None
    ministry = sentence.memory.mint(sentence.text(i, end), "organisation", state)
    return ActorMention(i, end, state, ministry, "organisation", "the-ministry")


def _spoken_of(sentence: Sentence, i: int) -> str | None:
    """Whose government is meant: one named before in the sentence, else the document's, else the only one."""
    memory = sentence.memory
    for j in range(i - 1, -1, -1):
        named = named_at(sentence, j) if j in sentence.by_start else None
        if named is not None and named.kind in _NAMES and named.actor_id in sentence.book.states:
            return named.actor_id
    return memory.setting or (memory.states[-1] if len(memory.named) == 1 else None)
