"""Bodies that are named again by what they are: "the court", "the agency", "the alliance".

Belongs here: which of the bodies named before a definite noun means. Does not: governments (actors), persons
by their office (actors), pronouns and all other descriptions (holders).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.acts.lexicon import Lexicon
from demarche.attribution.voices import Holder
from demarche.parsing.tree import Token

POINTING = frozenset({"the", "this", "that"})
SAYS_WHICH = frozenset({"compound", "nmod", "flat", "appos", "nmod:poss", "nummod", "acl", "amod"})
"""What says of a noun which one it is, so that it names another one than before."""


def body_again(noun: Token, bodies: Sequence[Holder], lexicon: Lexicon) -> Holder | None:
    """The body last named that a noun fits; `bodies` stand in the order in which they were named."""
    lemma = noun.lemma_.lower()
    ids = lexicon.again_ids.get(lemma, frozenset())
    if not ids and lemma not in lexicon.again_named and lemma not in lexicon.again_any:
        return None
    if noun.tag_ in {"NNS", "NNPS"} or not _only_points(noun):
        return None
    for body in reversed(bodies):
        words = frozenset(re.split(r"[^a-z]+", body.holder_id.lower()))
        if body.actor_id in ids or lemma in words:
            return body
    if lemma not in lexicon.again_any:
        return None
    # A court or a party is spoken of as what it is; only other bodies are "the group".
    return next((body for body in reversed(bodies) if not _is_of_a_kind(body, lexicon)), None)


def _is_of_a_kind(body: Holder, lexicon: Lexicon) -> bool:
    return not lexicon.again_named.isdisjoint(re.split(r"[^a-z]+", body.holder_id.lower()))


def _only_points(noun: Token) -> bool:
    children = list(noun.children)
    points = any(c.lower_ in POINTING and c.dep_ == "det" for c in children)
    return points and not any(c.dep_ in SAYS_WHICH for c in children)
