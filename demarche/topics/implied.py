"""Topics that a sentence means without naming them.

Belongs here: company words taken for mentions of what the passage is about. Does not: what the passage
is about (passages), terms that name a topic (matching).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from demarche.parsing.tree import Doc
from demarche.topics.matching import SentenceTopics
from demarche.topics.mentions import TopicMention
from demarche.topics.passages import Air

PRESENT = 0.4
"""How far a passage must be about a topic for a company word to stand for it."""
LEADING = 0.8
"""Share of the topic most in the air that such a topic must reach."""
CERTAINTY = 0.6
UNNAMED = 0.5
LEADERS = 3
"""How many topics in the air a sentence may mean that names none of them."""
SPOKEN = 6.0
"""Evidence elsewhere in the document, about two sure terms, without which a topic is not meant."""
FAINT = 0.2
"""A topic less in the air than this is not meant."""
MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis", "advcl"})
THEMES = ("obj", "nsubj:pass", "xcomp", "ccomp")
IMPLIED = "~ "
"""Marks the term of a mention that only the passage makes one."""


def implied_mentions(sentence: SentenceTopics, air: Air, known: Sequence[TopicMention]) -> list[TopicMention]:
    """Company words of the topics in the air, as uncertain mentions; none of topics already `known`."""
    named = {mention.topic_id for mention in known}
    covered = {i for mention in known for i in range(mention.start, mention.end)}
    ids = tuple(air.numbers)
    least = max(PRESENT, LEADING * air.leading)
    found: list[TopicMention] = []
    for hit in sentence.hits:
        words = sentence.terms.words[hit.start : hit.end]
        first, last = words[0].token.i, words[-1].token.i + 1
        if covered & set(range(first, last)):
            continue
        span = sentence.doc[first:last]
        for number in hit.topics:
            if ids[number] not in named and air.shares[number] >= least:
                weight = CERTAINTY * float(air.shares[number])
                found.append(
                    TopicMention(
                        first,
                        last,
                        span.root.i,
                        ids[number],
                        1,
                        weight,
                        IMPLIED + span.text.lower(),
                        is_signed=False,
                    )
                )
    return found


def implied_clauses(
    doc: Doc, air: Air, known: Sequence[TopicMention], accompanied: frozenset[str]
) -> list[TopicMention]:
    """The leading topics in the air, at the main predicates of a sentence that does not name them.

    Only of `accompanied` topics, those with company words: what else names a topic is too little to tell
    that a whole passage is about it.
    """
    named = {mention.topic_id for mention in known}
    ids = tuple(air.numbers)
    order = np.argsort(-air.shares, kind="stable")[:LEADERS]
    leading = [
        int(number)
        for number in order
        if air.shares[number] >= FAINT
        and air.elsewhere[number] >= SPOKEN
        and ids[number] in accompanied
        and ids[number] not in named
    ]
    themes = {
        next((c for c in token.children if c.dep_ in THEMES), token).i
        for token in doc
        if token.pos_ in {"VERB", "ADJ", "NOUN", "AUX"} and token.dep_ in MAIN
    }
    return [
        TopicMention(
            at, at + 1, at, ids[number], 1, UNNAMED * float(air.shares[number]), IMPLIED, is_signed=False
        )
        for at in sorted(themes)
        for number in leading
    ]
