"""Terms for topics that come with none: read off their label and proposition.

Belongs here: turning what names each topic into terms, and sharing them out among the topics of a
codebook. Does not: what names a topic (naming), other words for it (kin), terms that people wrote (the
codebook), matching (matching).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from demarche.acts.lexicon import Lexicon
from demarche.parsing.pipeline import Parser
from demarche.parsing.tree import Doc
from demarche.topics.kin import terms_for
from demarche.topics.naming import BESIDE, names_of, whole
from schemas.codebooks.common import Common
from schemas.codebooks.topics import Term, Topic


def with_terms(
    topics: Sequence[Topic],
    parser: Parser,
    lexicon: Lexicon,
    common: Common,
    asserted: Collection[str] = (),
) -> tuple[Topic, ...]:
    """The topics, those without terms given some from their label and proposition.

    Those that the codebook calls beliefs and that are known by what is `asserted` (ids) get none: to name
    what a belief is about says nothing of it.

    The nouns of `common` are too general to name a topic alone. A phrase read off several topics is left
    to the one whose label it is, else to the one that it names best; elsewhere it needs company.
    """
    bare = [
        topic for topic in topics if not topic.terms and not (topic.kind == "belief" and topic.id in asserted)
    ]
    if not bare:
        return tuple(topics)
    docs = list(parser.parse(text for topic in bare for text in (topic.label.lower(), topic.proposition)))
    pairs = [(docs[2 * i], docs[2 * i + 1]) for i in range(len(bare))]
    found = [_terms(label, proposition, lexicon, common) for label, proposition in pairs]
    ranks: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for terms in found:
        for phrase, read in terms.items():
            ranks[phrase].append(read.rank)
    seeded: dict[str, Topic] = {}
    for topic, (label, _), terms in zip(bare, pairs, found, strict=True):
        own = " ".join(whole(label))
        made = tuple(
            read.term if phrase == own else _shared(read, ranks[phrase])
            for phrase, read in sorted(terms.items())
        )
        seeded[topic.id] = topic.model_copy(update={"terms": made})
    return tuple(seeded.get(topic.id, topic) for topic in topics)


class _Read(NamedTuple):
    """A term as read off one topic: `others` find the other parts of its label and proposition.

    `is_own`: the topic itself has the words, not the thesaurus.
    """

    term: Term
    others: tuple[str, ...]
    is_own: bool

    @property
    def rank(self) -> tuple[bool, float]:
        return self.is_own, self.term.weight


def _shared(read: _Read, ranks: Sequence[tuple[bool, float]]) -> Term:
    """A term of several topics is vague; only the one that it names best, and surely, needs no company."""
    if len(ranks) == 1:
        return read.term
    vague = read.term.model_copy(update={"weight": min(BESIDE, read.term.weight)})
    is_best = read.rank == max(ranks) and ranks.count(read.rank) == 1 and read.term.weight > BESIDE
    return vague if is_best else _beside(vague, read.others)


def _beside(term: Term, others: tuple[str, ...]) -> Term:
    return term.model_copy(update={"with_": others})


def _terms(label: Doc, proposition: Doc, lexicon: Lexicon, common: Common) -> dict[str, _Read]:
    """Terms by their phrase. What is common or part of a name needs another part of the topic beside it."""
    names = names_of(label, proposition, lexicon, common)
    phrases = {name.words: tuple(terms_for(name, common)) for name in names}
    found: dict[str, _Read] = {}
    for name in names:
        rest = [other.words for other in names if set(other.words).isdisjoint(name.words)]
        others = tuple(phrase for words in rest for phrase, _ in phrases[words])
        is_vague = name.weight <= BESIDE and (name.is_part or " ".join(name.words) in common.nouns)
        for phrase, share in phrases[name.words]:
            weight = round(name.weight * share, 2)
            if phrase not in found or found[phrase].term.weight < weight:
                term = Term(term=phrase, toward=1 if name.toward > 0 else -1, weight=weight)
                found[phrase] = _Read(_beside(term, others) if is_vague else term, others, share == 1)
    return found
