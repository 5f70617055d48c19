"""Terms for topics that come with none: read off their label and proposition.

Belongs here: turning what names each topic into terms, and sharing them out among the topics of a
codebook. Does not: what names a topic (naming), other words for it (kin), terms that people wrote (the
codebook), matching (matching).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from demarche.acts.lexicon import Lexicon
from demarche.parsing.pipeline import Parser
from demarche.parsing.tree import Doc
from demarche.topics.kin import terms_for
from demarche.topics.naming import BESIDE, names_of, whole
from schemas.codebooks.common import Common
from schemas.codebooks.topics import Term, Topic


def with_terms(
    topics: Sequence[Topic], parser: Parser, lexicon: Lexicon, common: Common
) -> tuple[Topic, ...]:
    """The topics, those without terms given some from their label and proposition.

    The nouns of `common` are too general to name a topic alone. A phrase read off several topics is left
    to the one whose label it is; elsewhere it needs company.
    """
    bare = [topic for topic in topics if not topic.terms]
    if not bare:
        return tuple(topics)
    docs = list(parser.parse(text for topic in bare for text in (topic.label.lower(), topic.proposition)))
    pairs = [(docs[2 * i], docs[2 * i + 1]) for i in range(len(bare))]
    found = [_terms(label, proposition, lexicon, common) for label, proposition in pairs]
    times = Counter(phrase for terms in found for phrase in terms)
    seeded: dict[str, Topic] = {}
    for topic, (label, _), terms in zip(bare, pairs, found, strict=True):
        own = " ".join(whole(label))
        made = tuple(
            term if times[phrase] == 1 or phrase == own else _shared(term, others)
            for phrase, (term, others) in sorted(terms.items())
        )
        seeded[topic.id] = topic.model_copy(update={"terms": made})
    return tuple(seeded.get(topic.id, topic) for topic in topics)


def _shared(term: Term, others: tuple[str, ...]) -> Term:
    """A term of several topics: a sure one is vague, and a vague one needs company."""
    if term.weight > BESIDE:
        return term.model_copy(update={"weight": BESIDE})
    return _beside(term, others)


def _beside(term: Term, others: tuple[str, ...]) -> Term:
    return term.model_copy(update={"with_": others})


def _terms(
    label: Doc, proposition: Doc, lexicon: Lexicon, common: Common
) -> dict[str, tuple[Term, tuple[str, ...]]]:
    """Terms by their phrase, each with those that find another part of label and proposition.

    What is common or part of a name needs one of these beside it.
    """
    names = names_of(label, proposition, lexicon, common)
    phrases = {name.words: tuple(terms_for(name, common)) for name in names}
    found: dict[str, tuple[Term, tuple[str, ...]]] = {}
    for name in names:
        rest = [other.words for other in names if set(other.words).isdisjoint(name.words)]
        others = tuple(phrase for words in rest for phrase, _ in phrases[words])
        is_vague = name.weight <= BESIDE and (name.is_part or " ".join(name.words) in common.nouns)
        for phrase, share in phrases[name.words]:
            weight = round(name.weight * share, 2)
            if phrase not in found or found[phrase][0].weight < weight:
                term = Term(term=phrase, toward=1 if name.toward > 0 else -1, weight=weight)
                found[phrase] = (_beside(term, others) if is_vague else term, others)
    return found
