"""Whom an act belongs to: the holders that a predicate's subject stands for.

Belongs here: subjects of predicates as holders, with what the sentence itself says of a pronoun.
Does not: which token is a subject (attribution.subjects), what the act says (deeds, sides).
"""

from __future__ import annotations

from dataclasses import replace

from demarche.acts.modality import is_main_verb
from demarche.attribution.holders import holders_of
from demarche.attribution.subjects import agent_of, subject_of
from demarche.attribution.voices import Holder, Sentence
from demarche.parsing.tree import Token

PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them"})
SAME_SENTENCE = 0.9
"""How sure it is that a pronoun means the subject of the clause above its own."""


def doers(predicate: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """The holders who act in a predicate; empty where nobody is known."""
    return sentence.once(_doers, predicate)


def _doers(predicate: Token, sentence: Sentence) -> tuple[Holder, ...]:
    if predicate.dep_ == "acl" and predicate.tag_ in {"VBN", "VBD"}:
        if is_main_verb(predicate):
            return holders_of(predicate.head, sentence)
        agent = agent_of(predicate)
        return holders_of(agent, sentence) if agent is not None else ()
    subject = subject_of(predicate)
    if subject is None:
        return ()
    if subject.lower_ in PRONOUNS and (named := _named_above(subject, sentence)):
        return named
    return holders_of(subject, sentence)


def _named_above(pronoun: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """The named subject of a clause above the pronoun's own: "Obama announced that he would"."""
    is_person = pronoun.lower_ in {"he", "she", "him", "her"}
    verb = pronoun.head
    for _ in range(3):
        if verb.dep_ in {"ROOT", "acl:relcl"} or verb.head == verb:
            return ()
        verb = verb.head
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i < pronoun.i and child.lower_ not in PRONOUNS:
                found = holders_of(child, sentence)
                fitting = [h for h in found if h.is_person or not is_person]
                return tuple(replace(h, certainty=h.certainty * SAME_SENTENCE) for h in fitting)
    return ()
