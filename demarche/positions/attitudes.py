"""Attitudes: words by which a holder takes a side on what they govern.

Belongs here: whether a governor is an attitude towards what stands below it, and whose.
Does not: the walk that meets the governors (climbing), the words (schemas/codebook/acts). Confidences
here and in the other modules of cues are rough priors.
"""

from __future__ import annotations

from demarche.acts.edges import Edge, case_of
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
from demarche.acts.signs import THEME_RELATIONS, base_of, is_negated
from demarche.attribution.holders import examples, holders_of
from demarche.attribution.subjects import agent_of, subject_of, subject_of_noun
from demarche.attribution.voices import Holder, Sentence
from demarche.parsing.tree import Token
from demarche.positions.doers import doers
from demarche.positions.findings import Finding
from demarche.positions.receiving import holders_beside
from schemas.codebooks.acts import ActName, Attitude

ASKING = frozenset({"demand", "offer"})
"""Acts whose infinitive the parser may take for one of purpose."""
NEEDS = frozenset({"need", "justification"})
"""Classes that say what is needed, not who wants it."""
FELT = frozenset({"commit", "offer", "refuse", "oppose", "criticise", "warn"})
"""Classes whose adjectives are participles of what somebody feels or intends."""
CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "acl:relcl", "csubj:pass"})


def attitude_of(edge: Edge, lexicon: Lexicon) -> Attitude | None:
    """The attitude class of a step's head if its child is what the attitude is about."""
    head, relation, preposition = edge.head, edge.relation, edge.preposition[0]
    lemma = base_of(head, lexicon) if head.pos_ == "VERB" else head.lemma_.lower()
    if (felt := felt_passive(head, lexicon)) is not None:
        if relation.startswith("obl"):
            return felt if preposition in felt.prepositions else None
        return felt if relation in CLAUSES else None
    if head.pos_ in {"VERB", "AUX"}:
        pairs = (f"{lemma} {c.lemma_.lower()}" for c in head.children if c.dep_ in {"compound:prt", "obj"})
        known = (lexicon.attitude_verbs[pair] for pair in pairs if pair in lexicon.attitude_verbs)
        entry = next(known, lexicon.attitude_verbs.get(lemma))
        if entry is None or relation in {"nsubj", "csubj"} or lemma == "have":
            return None
        if entry.needs_clause and (relation in {"obj", "nsubj:pass", "iobj"} or not _is_asked(edge)):
            return None
        if relation in THEME_RELATIONS and relation != "iobj":
            return None if entry.is_prepositional else entry
        if relation.startswith("obl"):
            return entry if preposition in entry.prepositions else None
        if relation == "advcl":
            if preposition == "to":
                return entry if entry.act in ASKING and _asks_somebody(edge) else None
            return entry if preposition in {*entry.prepositions, "that"} else None
        return None
    if head.pos_ in {"NOUN", "PROPN"}:
        entry = lexicon.attitude_nouns.get(lemma)
        if entry is None or (entry.needs_negation and not is_negated(head, lexicon)):
            return None
        if entry.name == "need" and preposition == "to" and lemma in lexicon.endangering:
            return None  # "a challenge to the law" is none that the law sets
        if relation.startswith(("nmod", "obl")) and relation != "nmod:poss":
            return entry if preposition in entry.prepositions else None
        if entry.needs_negation and relation in {"csubj", "advcl"}:
            return entry
        return entry if relation in {"acl", "ccomp", "xcomp", "compound"} else None
    if head.pos_ == "ADJ":
        entry = lexicon.attitude_adjectives.get(lemma)
        if entry is None:
            return None
        if relation.startswith("obl"):
            return entry if preposition in entry.prepositions else None
        return entry if relation in CLAUSES else None
    return None


def felt_passive(head: Token, lexicon: Lexicon) -> Attitude | None:
    """An attitude whose adjective was taken for a passive: "we are not prepared to weaken it"."""
    if head.pos_ != "VERB" or not is_passive(head) or agent_of(head) is not None or head.dep_ == "acl":
        return None
    entry = lexicon.attitude_adjectives.get(head.lower_)
    return entry if entry is not None and entry.name in FELT else None


def _is_asked(edge: Edge) -> bool:
    """Whether a clause is an infinitive or a phrase: "told him to go", not "told him that he went"."""
    return edge.relation.startswith("obl") or edge.preposition[0] in {"to", "for", "on", "upon"}


def _asks_somebody(edge: Edge) -> bool:
    """Whether somebody is asked between the verb and the infinitive: "call on Congress to raise ..."."""
    return any(
        c.dep_ in {"obj", "iobj"} or (c.dep_.startswith("obl") and case_of(c) in {"on", "upon", "to"})
        for c in edge.head.children
        if edge.head.i < c.i < edge.child.i
    )


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
