"""What ought to be done, will be done, or is done.

Belongs here: obligations, plans and acts carried out, as findings.
Does not: mood of single verbs (acts.modality), the walk (climbing).
"""

from __future__ import annotations

from demarche.acts.edges import Edge, case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import (
    auxiliaries,
    has_proviso,
    is_conditional,
    is_fact,
    is_future,
    is_hypothetical,
    is_obliged,
    is_passive,
)
from demarche.acts.negation import is_negated
from demarche.acts.verb_effects import verb_key
from demarche.attribution.holders import RELATIVE, holders_of
from demarche.attribution.subjects import subject_of_noun
from demarche.attribution.voices import FIRST_PERSON, Sentence
from demarche.parsing.tree import Token
from demarche.positions.doers import doers
from demarche.positions.findings import Finding

OURSELVES = FIRST_PERSON | {"us", "me", "our", "my"}
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
        elif _is_duty(head, governor, lexicon):
            rule = "duty"
    if rule is None and head.dep_ == "acl:relcl" and governor.lemma_.lower() in lexicon.time_nouns:
        rule = "time to" if any(c.lower_ == "that" for c in head.children) else None
    if rule is None and _had_better(head):
        rule = "deontic"
    if rule is None or (lemma in {"be"} and head.pos_ == "AUX" and head.dep_ == "cop"):
        return None
    asked = doers(head, sentence)
    addressees = tuple(h for h in asked if h not in sentence.voice)
    refused = rule == "cannot" and any(c.lower_ in FIRST_PERSON for c in head.children)
    act = "refuse" if refused and sign < 0 else "demand"
    if rule == "have to" and governor.tag_ == "VBD":
        act = "endorse"  # "we had to act": what was right is told, nothing is asked for
    return Finding((), act, sign, head, rule, 0.8, is_fact=False, addressees=addressees)


def _is_duty(head: Token, governor: Token, lexicon: Lexicon) -> bool:
    """ "It is our duty to", "it is essential that", "it is up to the states to", "there is a need to"."""
    word = governor.lemma_.lower()
    known = (governor.pos_ == "NOUN" and word in lexicon.duty_nouns) or (
        governor.pos_ == "ADJ" and word in lexicon.duty_adjectives
    )
    before = {c.lower_ for c in governor.children if c.i < governor.i}
    up_to = {"up", "to"} <= before or "up" in before
    impersonal = any(c.lower_ in {"it", "there"} for c in governor.children)
    return (known or up_to) and impersonal and not is_negated(governor, lexicon)


def _had_better(head: Token) -> bool:
    """ "Parliament had better act"."""
    words = [c.lower_ for c in head.children if c.i < head.i]
    return "had" in words and "better" in words


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


def harm_done(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """Harm done to a good thing, which whoever tells it deplores: "the budget would gut pensions"."""
    head = edge.head
    if sign < 0 or head.pos_ != "VERB" or verb_key(head, lexicon) not in lexicon.harming:
        return None
    if is_obliged(head, lexicon) or is_negated(head, lexicon) or is_conditional(head, lexicon):
        return None
    if doers(head, sentence) == sentence.voice:
        return None
    coming = is_hypothetical(head, lexicon) or is_future(head, lexicon)
    return Finding((), "warn" if coming else "criticise", 1, head, "harm", 0.4, is_fact=False)


def is_forced(edge: Edge, lexicon: Lexicon) -> bool:
    """What those who speak are made to do, and will not: "they force our towns to accept it"."""
    verb = edge.head
    if verb.lemma_.lower() not in lexicon.forcing or edge.relation not in {"xcomp", "ccomp", "advcl"}:
        return False
    made = (c for c in verb.children if c.dep_ in {"obj", "iobj", "nsubj:pass"})
    return any(t.lower_ in OURSELVES for c in made for t in (c, *c.children))


def obliged_after(noun: Token, sign: int, lexicon: Lexicon) -> Finding | None:
    """What a relative clause says must be: "it is the Council that must act", "a tax that has to be cut"."""
    for verb in noun.children:
        if verb.dep_ != "acl:relcl" or not is_obliged(verb, lexicon):
            continue
        does = lexicon.effect_verbs.get(verb_key(verb, lexicon), 1) if is_passive(verb) else 1
        turn = -1 if is_negated(verb, lexicon) else 1
        return Finding((), "demand", sign * does * turn, verb, "deontic", 0.6, is_fact=False)
    return None


def measure_taken(head: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """What a bill or plan would do is what whoever tells it proposes: "the bill would expand care"."""
    if head.pos_ != "VERB" or is_conditional(head, lexicon) or verb_key(head, lexicon) in lexicon.harming:
        return None
    subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return None
    is_told = head.dep_ == "acl:relcl" and subject.lower_ in RELATIVE
    subject = head.head if is_told else subject
    is_it = subject.lower_ == "it" and sentence.memory.is_about_a_thing
    if subject.lemma_.lower() not in lexicon.instruments and not is_it:
        return None
    words = auxiliaries(head)
    if "would" not in words and not is_future(head, lexicon) and head.tag_ not in {"VBZ", "VBP"}:
        return None
    sure = 0.4 if "would" in words else 0.35
    makers = tuple(h for h in holders_of(subject, sentence) if not h.is_described)
    if makers and makers != sentence.voice:
        sure *= min(h.certainty for h in makers)
        return Finding(makers, "propose", sign, head, "measure", sure, is_fact=False, is_reported=True)
    if is_told:
        return None
    return Finding((), "propose", sign, head, "measure", sure, is_fact=False)


def act_of_noun(noun: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """A policy carried out, named by a noun with its doer: "Georgia's attack on ...", "the attack by ..."."""
    is_noun = noun.pos_ == "NOUN" or (noun.pos_ == "PROPN" and noun.text.islower())
    if not is_noun or noun.lemma_.lower() not in lexicon.event_nouns:
        return None
    subject = subject_of_noun(noun, sentence)
    holders = holders_of(subject, sentence) if subject is not None else ()
    if not holders or holders == sentence.voice:
        return None
    certainty = min(h.certainty for h in holders)
    return Finding(holders, "act", sign, noun, "act of noun", 0.5 * certainty, is_reported=True)


def act_carried_out(head: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """A policy carried out by a known actor: "invaded Iraq", "we have invested in education"."""
    key = verb_key(head, lexicon)
    if head.pos_ != "VERB" or key not in lexicon.effect_verbs:
        return None
    if sign < 0 and key in lexicon.undergoing and lexicon.effect_verbs[key] > 0:
        return None
    holders = doers(head, sentence)
    if not holders:
        return None
    is_own = holders == sentence.voice
    future = is_future(head, lexicon)
    announced = (
        head.dep_ == "ccomp"
        and head.head.lemma_.lower() in lexicon.announcing
        and (future or "would" in auxiliaries(head))
    )
    if (not is_fact(head, lexicon) and not future and not announced) or "having" in auxiliaries(head):
        return None
    act, sure = "act", 0.6 if is_own else 0.65
    if future or announced:
        negated = is_negated(head, lexicon)
        act = "refuse" if negated and (sign < 0 or key in lexicon.tolerating) else "commit"
        sure = 0.6 if is_own or announced else 0.4
    return Finding(
        () if is_own else holders,
        act,
        sign,
        head,
        "commitment" if act != "act" else "act",
        sure
        * min(h.certainty for h in holders)
        * (WEAK_ACT if head.lemma_.lower() in lexicon.plain_verbs else 1.0),
        is_fact=act == "act",
        is_reported=not is_own,
        is_conditional=act == "commit" and has_proviso(head, lexicon),
    )
