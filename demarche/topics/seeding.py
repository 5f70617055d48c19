"""Terms for topics that come with none: read off their label and proposition.

Belongs here: turning "Taxes should be cut" into the term "tax" that points away from the proposition.
Does not: terms that people wrote (the codebook), matching (matching).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from demarche.acts.edges import edge_above
from demarche.acts.lexicon import Lexicon
from demarche.acts.signs import effect, is_negated
from demarche.parsing.pipeline import Parser
from demarche.parsing.tree import Doc, Token
from schemas.codebooks.common import Common
from schemas.codebooks.topics import Term, Topic

NOMINAL = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"compound", "amod", "flat"})
OBJECTS = frozenset({"obj", "nsubj:pass"})
LONGEST_LABEL = 4
"""Most words of a label that is taken for a term as it stands: "cap and trade"."""
SINGLE = 0.7
"""The weight of a single noun that is not common."""
BESIDE = 0.5
"""The weight of common nouns, and of what the proposition names beside its object."""


def with_terms(
    topics: Sequence[Topic], parser: Parser, lexicon: Lexicon, common: Common
) -> tuple[Topic, ...]:
    """The topics, those without terms given some from their label and proposition.

    The nouns of `common` are too general to name a topic alone. A phrase read off several topics is left
    to the one whose label it is, else it is sure of none.
    """
    bare = [topic for topic in topics if not topic.terms]
    if not bare:
        return tuple(topics)
    docs = list(parser.parse(text for topic in bare for text in (topic.label.lower(), topic.proposition)))
    pairs = [(docs[2 * i], docs[2 * i + 1]) for i in range(len(bare))]
    terms = [_terms(label, proposition, lexicon, common) for label, proposition in pairs]
    times = Counter(phrase for found in terms for phrase in found)
    seeded: dict[str, Topic] = {}
    for topic, (label, _), found in zip(bare, pairs, terms, strict=True):
        own = _whole(label)
        made = tuple(
            term if times[phrase] == 1 or phrase == own else term.model_copy(update={"weight": BESIDE})
            for phrase, term in sorted(found.items())
            if times[phrase] == 1 or phrase not in common.nouns
        )
        seeded[topic.id] = topic.model_copy(update={"terms": made})
    return tuple(seeded.get(topic.id, topic) for topic in topics)


def _terms(label: Doc, proposition: Doc, lexicon: Lexicon, common: Common) -> dict[str, Term]:
    found: dict[str, Term] = {}
    directions = {t.lemma_.lower(): _direction(t, lexicon, common) for t in proposition if t.pos_ in NOMINAL}
    for phrase, weight, toward in _phrases(proposition, lexicon, common):
        found.setdefault(phrase, Term(term=phrase, toward=1 if toward > 0 else -1, weight=weight))
    if 1 < len(label) <= LONGEST_LABEL and (whole := _whole(label)) not in found:
        found[whole] = Term(
            term=whole, toward=_label_direction(label, proposition, directions, lexicon, common)
        )
    return found


def _label_direction(
    label: Doc, proposition: Doc, directions: Mapping[str, int], lexicon: Lexicon, common: Common
) -> Literal[-1, 1]:
    """A label points the way its last word of the proposition does there, turned by what it says is done.

    Where taxes should be cut, "taxes" point away from the proposition, and "tax cuts" toward it.
    """
    shared = {t.lemma_.lower() for t in proposition if t.pos_ not in {"VERB", "AUX"}}
    sign = next(
        (directions[t.lemma_.lower()] for t in reversed(list(label)) if t.lemma_.lower() in directions), 1
    )
    done = {t.lemma_.lower() for t in label} - shared
    turns = sum(word in common.restraints or lexicon.effect_nouns.get(word, 0) < 0 for word in done)
    return 1 if sign * (-1) ** turns > 0 else -1


def _whole(label: Doc) -> str:
    return " ".join(token.lemma_.lower() for token in label if not token.is_punct)


def _phrases(doc: Doc, lexicon: Lexicon, common: Common) -> Iterator[tuple[str, float, int]]:
    for token in doc:
        if token.pos_ not in NOMINAL or token.dep_ in {"compound", "flat"}:
            continue
        words = [t for t in token.lefts if t.dep_ in INSIDE and t.pos_ in {*NOMINAL, "ADJ"}]
        name = token.lemma_.lower()
        toward, beside = _direction(token, lexicon, common), _acts_on_another(token)
        if words:
            phrase = " ".join([t.lemma_.lower() for t in words] + [name])
            yield phrase, BESIDE if beside else 1.0, toward
        else:
            # A common noun may still be what the proposition wants something done to.
            is_object = token.dep_ in OBJECTS
            yield name, SINGLE if not beside and (is_object or name not in common.nouns) else BESIDE, toward


def _acts_on_another(noun: Token) -> bool:
    """Whether a noun acts on what the proposition is about: "legislation should regulate carbon"."""
    return noun.dep_ == "nsubj" and any(child.dep_ in {"obj", "ccomp"} for child in noun.head.children)


def _direction(token: Token, lexicon: Lexicon, common: Common) -> int:
    """What furthering the thing does to the proposition: "Taxes should be cut" makes taxes -1."""
    if _acts_on_another(token):
        return 1
    sign, edge = 1, edge_above(token, lexicon)
    while edge is not None:
        done = effect(edge, lexicon)[0]
        if done > 0 and edge.head.lemma_.lower() in common.restraints:
            done = -done
        sign *= done * (-1 if is_negated(edge.head, lexicon) else 1)
        edge = edge_above(edge.head, lexicon)
    return sign
