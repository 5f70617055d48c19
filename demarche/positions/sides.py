"""Sides: what an attitude becomes once it is known to be one.

Belongs here: who holds an attitude, towards whom, and by which act, as a finding. Does not: whether a
governor is an attitude (attitudes), what it takes over from below (holding). Confidences here and in the
other modules of cues are rough priors.
"""

from __future__ import annotations

from demarche.acts.edges import case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import (
    auxiliaries,
    has_proviso,
    is_fact,
    is_future,
    is_hypothetical,
    is_obliged,
    is_passive,
)
from demarche.acts.negation import is_negated
from demarche.attribution.holders import examples, holders_of
from demarche.attribution.subjects import agent_of, subject_of, subject_of_noun
from demarche.attribution.takers import is_taker, takers
from demarche.attribution.voices import Holder, Sentence
from demarche.parsing.tree import Token
from demarche.positions.attitudes import felt_passive
from demarche.positions.doers import doers
from demarche.positions.findings import Finding
from demarche.positions.receiving import holders_beside
from schemas.codebooks.acts import ActName, Attitude

NEEDS = frozenset({"need", "justification"})
"""Classes that say what is needed, not who wants it."""


def attitude(head: Token, entry: Attitude, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """The side that an attitude takes, with its holders; None where it is only wished for or denied one."""
    fact = is_fact(head, lexicon)
    named = False
    holders: tuple[Holder, ...] = ()
    if head.pos_ in {"VERB", "AUX"} and felt_passive(head, lexicon) is None:
        # "to support X is ..." and other infinitives are wishes of whoever governs them.
        if is_obliged(head, lexicon) or _is_not_taken(head, fact, lexicon):
            return None
        subject = subject_of(head)
        named, holders = subject is not None, doers(head, sentence)
        if not named and is_passive(head):
            agent = agent_of(head)
            named, holders = agent is not None, holders_of(agent, sentence) if agent is not None else ()
        impersonal = subject is not None and _is_impersonal(subject, head, sentence)
    elif is_taker(head, sentence):
        holders, impersonal = takers(head, sentence), False
    else:
        subject = _subject_of_nominal(head, entry, sentence, lexicon)
        named = subject is not None
        holders = holders_of(subject, sentence) if subject is not None else ()
        if not holders and head.pos_ == "NOUN" and entry.name not in NEEDS:
            holders = holders_beside(head, (head,), sentence) or examples(head, sentence)
        impersonal = subject is not None and subject.lower_ in {"it", "there"}
    if entry.needs_negation:
        return Finding((), "criticise", sign, head, entry.name, 0.55, is_fact=False)
    if entry.name == "need":
        return Finding((), entry.act, sign, head, "need", 0.6, is_fact=False)
    if not holders and (named or head.pos_ != "ADJ") and not impersonal:
        return _unowned(head, entry, sign)
    is_own = bool(holders) and holders == sentence.voice
    return Finding(
        () if is_own else holders,
        entry.act,
        sign,
        head,
        entry.name,
        (0.85 if holders else 0.4) * min((h.certainty for h in holders), default=1.0),
        is_fact=fact or head.pos_ != "VERB",
        is_reported=not is_own,
        addressees=_addressees(head, holders, sentence),
        is_conditional=entry.polarity > 0 and has_proviso(head, lexicon),
    )


def _is_impersonal(subject: Token, verb: Token, sentence: Sentence) -> bool:
    """Whether nobody is named: "it is hoped that", "there is"; what a bill demands its makers do."""
    if subject.lower_ != "it":
        return subject.lower_ == "there"
    return subject.dep_ == "expl" or is_passive(verb) or sentence.memory.is_about_a_thing


def act_of(head: Token, entry: Attitude, lexicon: Lexicon, *, against: bool) -> ActName:
    """The act of an attitude: one that is denied, refused or turned against has another name."""
    if against and entry.act in {"endorse", "demand"}:
        return "criticise"
    if entry.name == "need":
        return "demand" if head.pos_ == "VERB" else "endorse"
    if head.pos_ in {"VERB", "AUX", "ADJ"} and is_negated(head, lexicon):
        firm = is_future(head, lexicon) or any(w in lexicon.able for w in auxiliaries(head))
        if entry.act == "endorse" and firm:
            return "refuse"
        return entry.negated or entry.act
    if entry.name == "agree" and any(c.dep_ == "ccomp" for c in head.children):
        return "endorse"
    return entry.act


def _is_not_taken(verb: Token, fact: bool, lexicon: Lexicon) -> bool:
    if fact or is_hypothetical(verb, lexicon) or is_future(verb, lexicon):
        return False
    # "Cannot support", "has never supported" are taken; "to support" is a wish of whoever governs it.
    return not (is_passive(verb) and agent_of(verb) is not None)


def _subject_of_nominal(head: Token, entry: Attitude, sentence: Sentence, lexicon: Lexicon) -> Token | None:
    if head.pos_ == "ADJ":
        return subject_of(head)
    if head.pos_ == "VERB":
        return next((c for c in head.children if c.dep_ == "nsubj:pass"), None)
    subject = subject_of_noun(head, sentence, of_means_by=entry.of_means_by)
    governor = head.head
    if subject is None and head.dep_ == "obj" and governor.lemma_.lower() in lexicon.expressing:
        # "made a proposal", "expressed support": a light verb's subject holds the attitude.
        return None if is_obliged(governor, lexicon) else subject_of(governor)
    if subject is None and head.dep_ == "obl" and case_of(head) == "in" and entry.polarity > 0:
        # "voted in favour of", "spoke in support of".
        return None if is_obliged(governor, lexicon) else subject_of(governor)
    if subject is None and any(c.dep_ == "cop" for c in head.children):
        # "I am a supporter of", "our aim is" has its own possessor.
        return next((c for c in head.children if c.dep_ == "nsubj"), None)
    return subject


def _unowned(head: Token, entry: Attitude, sign: int) -> Finding | None:
    """An attitude noun that nobody is said to hold, told as what there is: "there is broad support for"."""
    governor = head.head
    exists = (
        head.dep_ == "nsubj" and governor.lemma_ == "be" and any(c.dep_ == "expl" for c in governor.children)
    )
    if not exists:
        return None
    return Finding((), "endorse" if entry.polarity > 0 else "criticise", sign, head, "existing", 0.3)


def _addressees(head: Token, holders: tuple[Holder, ...], sentence: Sentence) -> tuple[Holder, ...]:
    for child in head.children:
        if child.dep_ in {"obj", "iobj"} or (
            child.dep_.startswith("obl") and case_of(child) in {"on", "upon", "to"}
        ):
            asked = tuple(h for h in holders_of(child, sentence) if h not in holders)
            if asked:
                return asked
    return ()
