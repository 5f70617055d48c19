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
JOINING = CLOSING | {"nor", ","}
PARTS = frozenset({"compound", "amod", "nmod:desc", "nmod", "flat"})
"""What the parser makes of a first name that it does not see to be joined to a second."""


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


def joined_before(token: Token, sentence: Sentence) -> list[ActorMention]:
    """The names before one at a token that the tree takes for parts of it: "Ann Example and John Roe"."""
    first = next(iter(sentence.mentions_at(token)), None)
    found: list[ActorMention] = []
    for mention in reversed(sentence.mentions):
        if first is None or mention.end > first.start - 1:
            continue
        between = [t.lower_ for t in sentence.doc[mention.end : first.start]]
        root = sentence.doc[mention.start : mention.end].root
        is_part = root.dep_ in PARTS and first.start <= root.head.i < first.end
        is_alike = mention.sense == "actor" and _is_person(mention) == _is_person(first)
        if len(between) != 1 or between[0] not in JOINING or not is_part or not is_alike:
            break
        found.append(mention)
        first = mention
    return found


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
