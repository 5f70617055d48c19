"""Clauses and their tense: which predicate a word's clause has, and when that takes place.

Belongs here: from a token to the predicate of its clause, that predicate's tense, the clause above it.
Does not: mood as far as it says who wants what (acts.modality), dates (placing).
"""

from __future__ import annotations

from typing import Literal

from demarche.parsing.tree import Token

Tense = Literal["past", "perfect", "present", "modal", "bare"]
"""`bare`: no tense of its own (infinitives, participles, nouns); it shares that of the clause above."""

CONTENT = frozenset({"ccomp", "parataxis", "csubj", "csubj:pass", "xcomp"})
"""Relations by which a clause is what another one says or wants."""
_VERBAL = frozenset({"VERB", "AUX"})
_NO_HEADS = frozenset({"aux", "aux:pass", "cop", "amod", "compound", "case", "mark", "det", "flat", "fixed"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_PAST = frozenset({"had", "was", "were", "did"})
_PRESENT = frozenset({"is", "are", "am", "'re", "'m", "'s", "do", "does", "be"})
_ALIKE = frozenset({"VBD", "VBN"})
"""Forms that most verbs have in common."""
_PERFECT = frozenset({"has", "have", "'ve"})


def is_predicate(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or what a copula goes with."""
    if token.dep_ in _NO_HEADS:
        return token.dep_ == "amod" and _stands_for_root(token)
    return token.pos_ in _VERBAL or any(c.dep_ == "cop" for c in token.children)


def predicate_of(token: Token) -> Token:
    """The predicate of the clause that a token stands in; the root where there is none above it."""
    here = token
    while not is_predicate(here) and here.head != here:
        here = here.head
    return here


def tense_of(predicate: Token) -> Tense:
    """When a predicate's clause takes place, by its auxiliaries and its form."""
    words: set[str] = set()
    for child in predicate.children:
        if child.dep_ in _AUXILIARY:
            if child.tag_ == "MD":
                return "modal"
            words.add(child.lower_.replace("’", "'"))
    if words & _PAST:
        return "past"
    if words & _PERFECT:
        return "perfect"
    if "having" in words or any(c.dep_ == "mark" and c.lower_ == "to" for c in predicate.children):
        return "bare"
    if words & _PRESENT:
        return "present"
    return _tense_of_form(predicate)


def clause_above(predicate: Token) -> tuple[Token, str] | None:
    """The predicate of the clause above and the relation that leads there; None at the root.

    What depends on a noun is "acl", however it does.
    """
    if predicate.head == predicate:
        return None
    above = predicate_of(predicate.head)
    if above == predicate or not is_predicate(above):
        return None
    by_noun = not is_predicate(predicate.head) and not predicate.dep_.startswith("acl")
    return above, "acl" if by_noun else predicate.dep_


def subject_of_clause(predicate: Token) -> Token | None:
    """The subject beside a predicate, or beside the verb that it is coordinated with or depends on."""
    here = predicate
    while True:
        for child in here.children:
            if child.dep_ in _SUBJECTS:
                return child
        if here.dep_ not in {"conj", "xcomp"} or here.head == here:
            return None
        here = here.head


def _tense_of_form(predicate: Token) -> Tense:
    """Tense by the form of a verb that has no auxiliary."""
    has_subject = any(c.dep_ in _SUBJECTS for c in predicate.children)
    if predicate.tag_ in _ALIKE and predicate.dep_ == "conj" and not has_subject:
        above = tense_of(predicate.head) if is_predicate(predicate.head) else "bare"
        if above == "perfect":
            return above  # "has sent ships and simulated a landing"
    if predicate.tag_ == "VBD":
        return "past"
    if predicate.tag_ in {"VBZ", "VBP"}:
        return "present"
    if predicate.tag_ == "VBN" and (has_subject or predicate.dep_ in {"ROOT", "ccomp", "parataxis"}):
        return "past"  # the parser takes some past tenses for participles
    if _stands_for_root(predicate):
        return "past"
    if predicate.tag_ == "VB" and predicate.dep_ == "ROOT":
        return "present"
    if predicate.dep_ == "conj" and is_predicate(predicate.head) and not has_subject:
        return tense_of(predicate.head)
    return "bare"


def _stands_for_root(token: Token) -> bool:
    """Whether a participle is the sentence's only verb: then the parser mistook a past tense for it."""
    if token.tag_ not in {"VBN", "VBD"} or token.dep_ not in {"acl", "amod"} or token.head.dep_ != "ROOT":
        return False
    root = token.head
    if root.pos_ not in {"NOUN", "PROPN"} or any(c.dep_ in {"cop", "nsubj"} for c in root.children):
        return False
    doc = token.doc
    return doc[len(doc) - 1].text in {".", "!", ";", "”", '"'} and not any(
        t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.i != token.i for t in doc
    )
