"""On or with whom a policy is: the actors that fill the open slot of a topic.

Belongs here: which actors of a sentence stand in the slot of a mention. Does not: who holds the
position (attribution), whom he asks (addressees), which topics have a slot (schemas/codebook/topics).
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.actors.mention import ActorMention
from demarche.parsing.tree import Doc, Token
from demarche.topics.mentions import TopicMention
from demarche.topics.patterns import actor_fits

AGENTS = frozenset({"by", "according", "thank", "despite", "without", "unlike", "like", "through", "via"})
"""What joins an actor who does the thing, or has no part in it."""
CLIMBED = frozenset({"conj", "appos", "flat"})
INNER = frozenset({"nmod", "nmod:poss", "compound", "amod", "acl", "nmod:unmarked"})
OWNERS = frozenset({"nmod:poss", "compound", "amod", "nmod:unmarked"})
"""How an owner stands before a thing: "Ukraine's sovereignty", "Ukrainian sovereignty"."""
OBJECTS = frozenset({"obj", "iobj", "nsubj:pass", "obl", "obl:unmarked"})
THEMES = frozenset({"obj", "nsubj", "nsubj:pass"})
SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
DEEPEST = 5
"""Words between an actor and the thing it is the target of."""


def targets_of(
    doc: Doc, mention: TopicMention, actors: Sequence[ActorMention], actor_id: str, *, owner_acts: bool
) -> tuple[str, ...]:
    """Ids of the targets of a mention in a sentence, sorted; never the holder's own actor.

    Who is joined to the thing or to its verb by a preposition, or is the verb's object, is a target;
    if nobody is, its owner, unless owners of such things act (`owner_acts`: "American sanctions"); if
    nobody is either, the subject ("Ukraine must stay sovereign").
    """
    heads = _heads(doc, mention)
    found: dict[str, set[str]] = {"slot": set(), "owner": set(), "body": set(), "subject": set()}
    for actor in actors:
        if actor.actor_id == actor_id or actor.kind == "person" or actor.sense == "part":
            continue
        if actor.kind == "capital" and actor.sense == "place":
            continue  # where something was agreed, not on whom it is
        role = _role(doc[actor.start : actor.end].root, heads)
        if role == "slot" and actor.kind == "organisation":
            role = "body"
        if role is not None and (role == "body" or actor_fits(actor, "state")):
            found[role].add(actor.actor_id)
    if owner_acts:
        return tuple(sorted(found["slot"]))
    # "Russia's accession to the WTO": a body yields to the state whose thing it is.
    return tuple(sorted(found["slot"] or found["owner"] or found["body"] or found["subject"]))


def _heads(doc: Doc, mention: TopicMention) -> dict[int, str]:
    """The words a target may hang on: the thing, what it is the core of, the verbs of it and over it."""
    heads = dict.fromkeys(range(mention.start, mention.end), "thing")
    for i in range(mention.start, mention.end):
        heads.update(
            (c.i, "verb") for c in doc[i].children if c.dep_.split(":")[0] == "acl" and c.i not in heads
        )
    token = doc[mention.head]
    while token.dep_ in INNER | CLIMBED and token.head != token:
        heads.setdefault(token.head.i, "thing")
        token = token.head
    if token.head != token:
        # "Retaliate against Russia for interference": what stands beside the thing is no target of it.
        heads.setdefault(token.head.i, "verb" if token.dep_ in THEMES else "other verb")
    return heads


def _role(token: Token, heads: dict[int, str]) -> str | None:
    """`slot`, `owner` or `subject` of one of the heads; None for an actor that is elsewhere."""
    joined = ""
    for _ in range(DEEPEST):
        while token.dep_ in CLIMBED and token.head != token:
            token = token.head
        case = next((c.lower_ for c in token.children if c.dep_ == "case"), joined)
        if case in AGENTS or token.head == token:
            return None
        head = heads.get(token.head.i)
        if head is not None:
            return _role_at(token, head, case)
        if token.dep_ not in INNER:
            return None
        joined = case if token.dep_ == "nmod" else joined
        token = token.head
    return None


def _role_at(token: Token, head: str, case: str) -> str | None:
    is_owner = token.dep_ in OWNERS and case in {"", "'s", "’s", "'", "’"}
    if token.dep_ in SUBJECTS:
        return "subject"
    if head == "thing":
        if is_owner:
            return "owner"
        return "slot" if token.dep_ == "nmod" or token.dep_ in OBJECTS else None
    return "slot" if token.dep_ in (OBJECTS if head == "verb" else {"obj", "nsubj:pass"}) else None
