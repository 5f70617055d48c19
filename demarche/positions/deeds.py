"""What ought to be done, will be done, or is done.

Belongs here: obligations, plans and acts carried out, as findings.
Does not: mood of single verbs (acts.modality), the walk (climbing).
"""

from __future__ import annotations

from spacy.tokens import Token

from demarche.acts.edges import case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import auxiliaries, is_fact, is_future, is_obliged
from demarche.acts.signs import is_negated, verb_key
from demarche.attribution.holders import holders_of
from demarche.attribution.subjects import subject_of, subject_of_noun
from demarche.attribution.voices import FIRST_PERSON, Sentence
from demarche.positions.findings import Finding

WEAK_ACT = 0.5
"""How much "take", "give" and their like say of an act beside verbs with a meaning of their own."""


def obligation(head: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """Something ought to be: "must", "have to", "it is time to", "let us", an imperative."""
    lemma = head.lemma_.lower()
    rule = "deontic" if is_obliged(head, lexicon) else None
    if rule is None and _cannot(head, sentence, lexicon):
        rule = "cannot"
    governor = head.head
    if rule is None and head.dep_ in {"xcomp", "ccomp", "acl", "advcl", "csubj"}:
        word = governor.lemma_.lower()
        if head.dep_ == "xcomp" and word in lexicon.obligation_verbs and governor.pos_ in {"VERB", "AUX"}:
            has_to = any(c.lower_ == "to" and c.dep_ == "mark" for c in head.children)
            rule = "have to" if has_to and not is_negated(governor, lexicon) else None
        elif word in lexicon.time_nouns and not is_negated(governor, lexicon):
            rule = "time to"
    if rule is None or (lemma in {"be"} and head.pos_ == "AUX" and head.dep_ == "cop"):
        return None
    subject = subject_of(head)
    asked = holders_of(subject, sentence) if subject is not None else ()
    addressees = tuple(h for h in asked if h not in sentence.voice)
    return Finding((), "demand", sign, head, rule, 0.8, is_fact=False, addressees=addressees)


def _cannot(head: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "We cannot accept", "it cannot be tolerated": what may not be."""
    if not any(word in lexicon.able for word in auxiliaries(head)) or not is_negated(head, lexicon):
        return False
    subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    if subject is None:
        return False
    return (
        (subject.dep_ == "nsubj:pass" and head.lemma_.lower() in lexicon.tolerating)
        or subject.lower_ in FIRST_PERSON
        or subject.lower_ in lexicon.empty_subjects
    )


def passive_plan(head: Token, sign: int, lexicon: Lexicon) -> Finding | None:
    """What is announced without saying who will do it: "the rifles would be banned", "is to be reduced"."""
    if head.pos_ != "VERB" or not any(c.dep_ == "aux:pass" for c in head.children):
        return None
    if verb_key(head, lexicon) not in lexicon.effect_verbs or any(case_of(c) == "by" for c in head.children):
        return None
    words = auxiliaries(head)
    planned = (
        is_future(head, lexicon) or "would" in words or (head.dep_ == "xcomp" and head.head.lemma_ == "be")
    )
    return Finding((), "commit", sign, head, "passive plan", 0.5, is_fact=False) if planned else None


def act_of_noun(noun: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """A policy carried out, named by a noun with its doer: "Georgia's attack on ...", "the attack by ..."."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in lexicon.event_nouns:
        return None
    subject = subject_of_noun(noun, sentence)
    holders = holders_of(subject, sentence) if subject is not None else ()
    if not holders or holders == sentence.voice:
        return None
    certainty = min(h.certainty for h in holders)
    return Finding(holders, "act", sign, noun, "act of noun", 0.5 * certainty, is_reported=True)


def act_carried_out(head: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """A policy carried out by a known actor: "invaded Iraq", "we have invested in education"."""
    if head.pos_ != "VERB" or verb_key(head, lexicon) not in lexicon.effect_verbs:
        return None
    subject = subject_of(head)
    if subject is None:
        return None
    holders = holders_of(subject, sentence)
    if not holders:
        return None
    is_own = holders == sentence.voice
    future = is_future(head, lexicon)
    announced = (
        head.dep_ == "ccomp"
        and head.head.lemma_.lower() in lexicon.announcing
        and (future or "would" in auxiliaries(head))
    )
    if not is_fact(head, lexicon) and not (is_own and future) and not announced:
        return None
    future = future or announced
    if "having" in auxiliaries(head):
        return None
    act = "commit" if future else "act"
    certainty = min(h.certainty for h in holders)
    return Finding(
        () if is_own else holders,
        act,
        sign,
        head,
        "commitment" if future else "act",
        (0.6 if is_own else 0.65)
        * certainty
        * (WEAK_ACT if head.lemma_.lower() in lexicon.plain_verbs else 1.0),
        is_fact=not future,
        is_reported=not is_own,
    )
