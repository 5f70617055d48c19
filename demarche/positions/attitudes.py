"""Attitudes: words by which a holder takes a side on what they govern.

Belongs here: whether a governor is an attitude towards what stands below it, and whose.
Does not: the walk that meets the governors (climbing), the words (schemas/codebook/acts). Confidences
here and in the other modules of cues are rough priors.
"""

from __future__ import annotations

from spacy.tokens import Token

from demarche.acts.edges import Edge, case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_fact, is_future, is_hypothetical, is_obliged
from demarche.acts.signs import THEME_RELATIONS, is_negated
from demarche.attribution.holders import holders_of
from demarche.attribution.subjects import subject_of, subject_of_noun
from demarche.attribution.voices import Holder, Sentence
from demarche.positions.findings import Finding
from schemas.codebooks.acts import Attitude

ASKING = frozenset({"demand", "offer"})
"""Acts whose infinitive the parser may take for one of purpose."""
CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "acl:relcl", "csubj:pass"})


def attitude_of(edge: Edge, lexicon: Lexicon) -> Attitude | None:
    """The attitude class of a step's head if its child is what the attitude is about."""
    head, relation, preposition = edge.head, edge.relation, edge.preposition[0]
    lemma = head.lemma_.lower()
    if head.pos_ in {"VERB", "AUX"}:
        particle = next((c.lower_ for c in head.children if c.dep_ == "compound:prt"), None)
        entry = (lexicon.attitude_verbs.get(f"{lemma} {particle}") if particle else None) or (
            lexicon.attitude_verbs.get(lemma)
        )
        if entry is None or relation in {"nsubj", "csubj"} or lemma == "have":
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
        if relation.startswith(("nmod", "obl")) and relation != "nmod:poss":
            return entry if preposition in entry.prepositions else None
        return entry if relation in {"acl", "ccomp", "xcomp", "compound"} else None
    if head.pos_ == "ADJ":
        entry = lexicon.attitude_adjectives.get(lemma)
        if entry is None:
            return None
        if relation.startswith("obl"):
            return entry if preposition in entry.prepositions else None
        return entry if relation in CLAUSES else None
    return None


def _asks_somebody(edge: Edge) -> bool:
    """Whether somebody is asked between the verb and the infinitive: "call on Congress to raise ..."."""
    return any(
        c.dep_ in {"obj", "iobj"} or (c.dep_.startswith("obl") and case_of(c) in {"on", "upon", "to"})
        for c in edge.head.children
        if edge.head.i < c.i < edge.child.i
    )


def attitude(head: Token, entry: Attitude, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """The side that an attitude takes, with its holders; None where it is only wished for or denied one."""
    fact, obliged = is_fact(head, lexicon), False
    if head.pos_ in {"VERB", "AUX"}:
        obliged = is_obliged(head, lexicon)
        if obliged:
            return None
        subject = subject_of(head)
        # "to support X is ..." and other infinitives are wishes of whoever governs them.
        if not fact and not is_hypothetical(head, lexicon) and not is_future(head, lexicon):
            return None
    elif head.pos_ == "ADJ":
        subject = subject_of(head)
    else:
        subject = subject_of_noun(head, sentence, of_means_by=entry.of_means_by)
        if subject is None and head.dep_ in {"obj", "nsubj:pass"} and head.head.pos_ == "VERB":
            # "made a proposal", "expressed support": a light verb's subject holds the attitude.
            subject = subject_of(head.head) if head.dep_ == "obj" else None
    if entry.needs_negation:
        return Finding((), "criticise", sign, head, entry.name, 0.55, is_fact=False)
    if head.pos_ == "NOUN" and subject is None and entry.name != "need":
        return None
    if entry.name == "need":
        needy = head.pos_ == "VERB"
        return Finding((), "demand" if needy else entry.act, sign, head, "need", 0.6, is_fact=False)
    holders = holders_of(subject, sentence) if subject is not None else ()
    if not holders and subject is not None and subject.lower_ not in {"it", "there"}:
        return None
    if not holders and head.pos_ != "NOUN" and not _is_impersonal(head):
        return None
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
    )


def _is_impersonal(head: Token) -> bool:
    return head.pos_ == "ADJ"


def _addressees(head: Token, holders: tuple[Holder, ...], sentence: Sentence) -> tuple[Holder, ...]:
    for child in head.children:
        if child.dep_ in {"obj", "iobj"} or (
            child.dep_.startswith("obl") and case_of(child) in {"on", "upon", "to"}
        ):
            asked = tuple(h for h in holders_of(child, sentence) if h not in holders)
            if asked:
                return asked
    return ()
