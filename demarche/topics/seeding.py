"""Terms for topics that come with none: read off their label and proposition.

Belongs here: turning "Taxes should be cut" into the term "tax" that points away from the proposition.
Does not: terms that people wrote (the codebook), matching (matching).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.acts.edges import edge_above
from demarche.acts.lexicon import Lexicon
from demarche.acts.signs import effect, is_negated
from demarche.parsing.pipeline import Parser
from demarche.parsing.tree import Doc, Token
from schemas.codebooks.topics import Term, Topic

NOMINAL = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"compound", "amod", "flat"})
VAGUE = 0.5
COMMON = frozenset(
    {"government", "state", "country", "nation", "public", "policy", "law", "right", "people", "power"}
    | {"world", "measure", "system", "problem", "legislation", "regulation", "support", "use", "access"}
    | {"level", "part", "way", "member", "other", "body", "matter"}
)


def with_terms(topics: Sequence[Topic], parser: Parser, lexicon: Lexicon) -> tuple[Topic, ...]:
    """The topics, those without terms given some from their label and proposition."""
    bare = [topic for topic in topics if not topic.terms]
    if not bare:
        return tuple(topics)
    texts = [text for topic in bare for text in (topic.label, topic.proposition)]
    docs = list(parser.parse(texts))
    seeded = {
        topic.id: topic.model_copy(
            update={
                "terms": _terms(docs[2 * i], docs[2 * i + 1], lexicon),
                "words": topic.words or _words(docs[2 * i], docs[2 * i + 1]),
            }
        )
        for i, topic in enumerate(bare)
    }
    return tuple(seeded.get(topic.id, topic) for topic in topics)


def _terms(label: Doc, proposition: Doc, lexicon: Lexicon) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    for doc in (proposition, label):
        for phrase, weight, toward in _phrases(doc, lexicon, is_clause=doc is proposition):
            known = found.get(phrase)
            if known is None:
                found[phrase] = Term(term=phrase, toward=1 if toward > 0 else -1, weight=weight)
    return tuple(found[phrase] for phrase in sorted(found))


def _words(*docs: Doc) -> tuple[str, ...]:
    """Company words of a topic that names none: every word of its label and proposition that says much."""
    return tuple(
        sorted(
            {
                token.lemma_.lower()
                for doc in docs
                for token in doc
                if token.pos_ in {*NOMINAL, "ADJ", "VERB"} and token.is_alpha
            }
            - COMMON
        )
    )


def _phrases(doc: Doc, lexicon: Lexicon, *, is_clause: bool) -> Iterator[tuple[str, float, int]]:
    for token in doc:
        if token.pos_ not in NOMINAL or token.dep_ in {"compound", "flat"}:
            continue
        words = [t for t in token.lefts if t.dep_ in INSIDE and t.pos_ in {*NOMINAL, "ADJ"}]
        toward = _direction(token, lexicon) if is_clause else 1
        if words:
            yield " ".join([t.lemma_.lower() for t in words] + [token.lemma_.lower()]), 1.0, toward
        if token.lemma_.lower() not in COMMON:
            yield token.lemma_.lower(), VAGUE if words else 0.7, toward


def _direction(token: Token, lexicon: Lexicon) -> int:
    """What furthering the thing does to the proposition: "Taxes should be cut" makes taxes -1."""
    sign, edge = 1, edge_above(token, lexicon)
    while edge is not None:
        sign *= effect(edge, lexicon)[0] * (-1 if is_negated(edge.head, lexicon) else 1)
        edge = edge_above(edge.head, lexicon)
    return sign
