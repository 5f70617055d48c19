"""Assertions of a belief: clauses that say what its proposition says, or the opposite.

Belongs here: reading a proposition of fact as predicate and arguments, and finding clauses that have them.
Does not: which topics are beliefs (beliefs), whether a clause is negated, and who says it
(positions.climbing).

A belief is not wished for: "Vaccines are safe" is shown by "vaccines have proved safe" and denied by
"vaccines are dangerous"; "we need vaccines" says nothing of it. So a belief is mentioned by its predicate,
or a word that says the same or the opposite, with all its arguments beside it, in any order ("smoking causes
cancer", "cancer is caused by smoking").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from demarche.acts.lexicon import Lexicon
from demarche.acts.negation import is_negated
from demarche.parsing.pipeline import Parser
from demarche.parsing.tree import Doc, Token
from demarche.topics.beliefs import kind_of
from demarche.topics.mentions import TopicMention
from schemas.codebooks.common import Common
from schemas.codebooks.topics import Topic

PREDICATES = frozenset({"VERB", "ADJ", "NOUN"})
ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
INSIDE = frozenset({"compound", "amod", "flat", "nmod:poss"})
SUBJECTS = ("nsubj", "csubj")
SHARED = frozenset({"conj", "xcomp", "acl:relcl", "acl"})
"""Edges to a predicate that may have its subject from the word above it."""
CONTENT = frozenset({"ccomp", "acl", "acl:relcl", "csubj", "obj", "xcomp", "nsubj", "nsubj:pass"})
"""Edges from a clause, or what holds it, to what it is the content of."""
WEIGHT = 0.9
"""How sure a clause with predicate and arguments is to mean the proposition."""


@dataclass(frozen=True, slots=True)
class Belief:
    """What a proposition of fact says.

    `predicates`: lemmas, +1 for those that say what it says and -1 for the opposite; `arguments`: for each
    thing that it speaks of, the phrases of lemmas that name the thing. `grounds`: lemmas of what facts are
    held for; `falsehoods`: of what is none.
    """

    topic_id: str
    proposition: str
    predicates: Mapping[str, int]
    arguments: tuple[frozenset[str], ...]
    grounds: frozenset[str]
    falsehoods: frozenset[str]


def read_beliefs(
    topics: Sequence[Topic], parser: Parser, lexicon: Lexicon, common: Common
) -> tuple[Belief, ...]:
    """What beliefs state: topics called so, and those that bring no terms and propose nothing."""
    stating = [
        topic
        for topic in topics
        if topic.kind == "belief" or (not topic.terms and kind_of(topic, lexicon) == "belief")
    ]
    docs = parser.parse(topic.proposition for topic in stating)
    read = (read_belief(t.id, doc, lexicon, common) for t, doc in zip(stating, docs, strict=True))
    return tuple(belief for belief in read if belief is not None)


def read_belief(topic_id: str, proposition: Doc, lexicon: Lexicon, common: Common) -> Belief | None:
    """The belief that a parsed proposition states; None where it has no predicate or speaks of nothing."""
    root = next((token for token in proposition if token.head == token), None)
    if root is None or root.pos_ not in PREDICATES:
        return None
    sign = -1 if is_negated(root, lexicon) else 1
    predicates: dict[str, int] = {}
    for token in (root, *(child for child in root.children if child.dep_ == "conj")):
        lemma = token.lemma_.lower()
        for other in common.opposed.get(lemma, ()):
            predicates.setdefault(other, -sign)
        for other in (lemma, *common.said.get(lemma, ())):
            predicates[other] = sign
    heads = [child for child in root.children if child.dep_.split(":")[0] in ARGUMENTS]
    arguments = tuple(_phrases(head, common) for head in heads if head.pos_ in {"NOUN", "PROPN"})
    return (
        Belief(topic_id, proposition.text, predicates, arguments, common.grounds, common.opposed["real"])
        if arguments
        else None
    )


def _phrases(head: Token, common: Common) -> frozenset[str]:
    """Phrases of lemmas for one thing: all its words, other words for it, and what names it by itself."""
    inside = [child for child in head.children if child.dep_ in INSIDE and child.i < head.i]
    lemma, modifiers = head.lemma_.lower(), [token.lemma_.lower() for token in inside]
    found = {" ".join((*modifiers, lemma))}
    if not modifiers or lemma not in common.nouns:
        found.add(lemma)
    else:
        found.update(m for m in modifiers if m not in common.nouns and m not in common.adjectives)
    return frozenset(found.union(*(common.alike.get(phrase, frozenset()) for phrase in found)))


def assertions(doc: Doc, beliefs: Sequence[Belief], lexicon: Lexicon) -> Iterator[TopicMention]:
    """Where a sentence says of something what a belief says of it, or the opposite, in textual order."""
    if not beliefs:
        return
    for token in doc:
        for belief in beliefs:
            toward = belief.predicates.get(token.lemma_.lower(), 0)
            if not toward or token.pos_ not in PREDICATES:
                continue
            said = " ".join(("", *_clause(token), ""))
            if all(any(f" {phrase} " in said for phrase in phrases) for phrases in belief.arguments):
                toward *= -1 if _is_groundless(token, belief, lexicon) else 1
                yield TopicMention(
                    token.i,
                    token.i + 1,
                    token.i,
                    belief.topic_id,
                    toward,
                    WEIGHT,
                    belief.proposition,
                    is_assertion=True,
                )


def _is_groundless(predicate: Token, belief: Belief, lexicon: Lexicon) -> bool:
    """Whether a clause is said to lack grounds: "no proof that", "nobody has shown that", "not true that"."""
    turned, below = False, predicate
    if predicate.dep_ == "acl:relcl" and predicate.head.lemma_.lower() in belief.falsehoods:
        return not is_negated(predicate.head, lexicon)  # elsewhere whoever climbs meets the judgement
    while below.head != below and below.dep_ in CONTENT and below.head.lemma_.lower() in belief.grounds:
        below = below.head
        turned ^= is_negated(below, lexicon)
    return turned


def _clause(predicate: Token) -> list[str]:
    """Lemmas of a predicate's clause, with a subject that it shares, but not of clauses joined to it."""
    tokens, above = set(_below(predicate)), predicate
    while above.dep_ in SHARED and above.head != above:
        if above.dep_.startswith("acl"):
            tokens.update(_below(above.head))
            break
        if any(child.dep_.startswith(SUBJECTS) for child in above.children):
            break
        above = above.head
    for child in above.children:
        if child.dep_.startswith(SUBJECTS):
            tokens.update(child.subtree)
    return [token.lemma_.lower() for token in sorted(tokens, key=lambda token: token.i)]


def _below(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ not in {"conj", "parataxis", "advcl", "ccomp"} or head.pos_ in {"NOUN", "PROPN"}:
            yield from _below(child)
