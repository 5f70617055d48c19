"""What is told of a thing in passing: "the tax cuts backed by the Senate", "the deal that he abandoned".

Belongs here: participles and relative clauses about the mentioned thing, as acts of whoever acts in them.
Does not: what governs the thing (governors), chambers that a measure "passed" (receiving).
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_fact, is_future
from demarche.acts.negation import is_negated
from demarche.acts.signs import effect
from demarche.acts.verb_effects import verb_key
from demarche.attribution.holders import RELATIVE, holders_of
from demarche.attribution.subjects import agent_of
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token
from demarche.positions.attitudes import attitude_of
from demarche.positions.findings import Finding
from demarche.positions.sides import act_of

CLAUSES = frozenset({"acl", "acl:relcl"})
TOLD = 0.6
ACTING = 0.3
"""How sure an act of unknown effect on the thing is."""


def told_of(
    noun: Token, sign: int, sentence: Sentence, lexicon: Lexicon, below: Token | None = None
) -> Iterator[Finding]:
    """The sides taken on a thing by those who act on it in clauses that hang on its noun.

    `below` is what of the noun's phrase holds the mention: what is told of the noun there is not told of it.
    """
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return
    clauses = [
        c for c in noun.children if c.dep_ in CLAUSES and c.pos_ == "VERB" and c.i > noun.i and c != below
    ]
    for clause in clauses:
        for verb in (clause, *_joined(clause, clause), *_joined(noun, clause)):
            doer, relation = _doer(verb, clause)
            if doer is not None and (found := _finding(noun, verb, doer, relation, sign, sentence, lexicon)):
                yield found


def joined_passives(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """The agents of passives that share a subject: "is backed by the unions and opposed by the Senate"."""
    if edge.relation != "nsubj:pass":
        return
    for verb in _joined(edge.head, edge.head):
        doer = None if any(c.dep_.startswith("nsubj") for c in verb.children) else agent_of(verb)
        if doer is not None and (
            found := _finding(edge.child, verb, doer, edge.relation, sign, sentence, lexicon)
        ):
            yield found


def _joined(token: Token, clause: Token) -> list[Token]:
    """The verbs joined to a clause, which the parser may hang on the clause's noun."""
    return [
        c
        for c in token.children
        if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > clause.i and c.tag_ == clause.tag_
    ]


def _doer(verb: Token, clause: Token) -> tuple[Token | None, str]:
    """Who acts on the noun in a clause about it, and how the noun would stand to the verb."""
    passive = any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children)
    if verb.tag_ in {"VBN", "VBD"} and (passive or clause.dep_ == "acl"):
        return agent_of(verb), "nsubj:pass"
    if clause.dep_ != "acl:relcl" or passive:
        return None, ""
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in RELATIVE]
    objects = [c for c in verb.children if c.dep_ in {"obj", "ccomp", "xcomp"}]
    is_object = not objects or any(c.lower_ in RELATIVE for c in objects)
    return (subjects[-1], "obj") if subjects and is_object else (None, "")


def _finding(
    noun: Token, verb: Token, doer: Token, relation: str, sign: int, sentence: Sentence, lexicon: Lexicon
) -> Finding | None:
    holders = tuple(h for h in holders_of(doer, sentence) if not h.is_described)
    if not holders or not (is_fact(verb, lexicon) or is_future(verb, lexicon)):
        return None
    edge = Edge(noun, relation, verb, noun)
    turn = -1 if is_negated(verb, lexicon) else 1
    entry = attitude_of(edge, lexicon)
    if entry is not None and entry.name != "need":
        act, side, sure = act_of(verb, entry, lexicon, against=False), entry.polarity * turn, TOLD
    elif verb_key(verb, lexicon) in lexicon.effect_verbs and verb.lemma_.lower() not in lexicon.undergoing:
        act, side, sure = "act", effect(edge, lexicon, sign)[0] * turn, TOLD
    else:
        act, side, sure = "act", 1, ACTING
    is_own = holders == sentence.voice
    sure *= min(h.certainty for h in holders)
    return Finding(() if is_own else holders, act, sign * side, verb, "told of", sure, is_reported=not is_own)
