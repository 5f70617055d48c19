"""Lists of names: who else is meant where one name opens a list.

Belongs here: reading a list by the words between its names. Does not: whom one of them stands for (holders).
"""

from __future__ import annotations

from demarche.actors.mention import ActorMention
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token

LISTING = frozenset({",", ";", "and", "or", "&", "the", "both", "as", "well", "also"})
"""Words that may stand between the names of a list."""
CLOSING = frozenset({"and", "or", "&"})


def enumerated(token: Token, sentence: Sentence) -> list[ActorMention]:
    """The names that go on a list which starts with the one at a token: "Reed (R-OH), Ann Example and Doe".

    Read by the words between the names, for trees of long lists are often broken.
    """
    first = next(iter(sentence.mentions_at(token)), None)
    if first is None:
        return []
    words, end, listed, is_closed = [t.lower_ for t in sentence.doc], first.end, list[ActorMention](), False
    for mention in sentence.mentions:
        if mention.start < end:
            continue
        between, end_of_brackets = _outside_brackets(words[end : mention.start])
        if not end_of_brackets:
            continue  # what stands in brackets behind a name, as a party and a state
        alike = mention.sense == "actor" and _is_person(mention) == _is_person(first)
        if not alike or not between or not LISTING.issuperset(between):
            break
        listed.append(mention)
        end = mention.end
        if not CLOSING.isdisjoint(between):
            is_closed = True
            break
    return listed if is_closed else []


def _outside_brackets(words: list[str]) -> tuple[list[str], bool]:
    """The words that stand in no brackets, and whether all brackets are closed."""
    kept: list[str] = []
    depth = 0
    for word in words:
        depth += (word in {"(", "["}) - (word in {")", "]"})
        if depth == 0 and word not in {")", "]"}:
            kept.append(word)
    return kept, depth == 0


def _is_person(mention: ActorMention) -> bool:
    return mention.kind in {"person", "office"} or mention.holder_id != mention.actor_id
