"""Attitudes: words by which a holder takes a side on what they govern.

Belongs here: whether a governor is an attitude towards what stands below it. Does not: who holds it and by
which act (sides), the walk that meets the governors (climbing), the words (schemas/codebook/acts).
"""

from __future__ import annotations

from demarche.acts.edges import Edge, case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_passive
from demarche.acts.negation import is_negated
from demarche.acts.verb_effects import THEME_RELATIONS, base_of
from demarche.attribution.subjects import agent_of
from demarche.parsing.tree import Token
from schemas.codebooks.acts import Attitude

ASKING = frozenset({"demand", "offer"})
"""Acts whose infinitive the parser may take for one of purpose."""
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
        if relation in {"xcomp", "advcl"} and preposition == "to" and f"{lemma} to" in lexicon.attitude_verbs:
            return lexicon.attitude_verbs[f"{lemma} to"]  # "fight to save", "threaten to leave"
        entry = _of_pair(head, lemma, lexicon) or lexicon.attitude_verbs.get(lemma)
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
        if relation == "nmod:poss":
            return entry if lemma in lexicon.takers else None
        if relation.startswith(("nmod", "obl")):
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


def _of_pair(verb: Token, lemma: str, lexicon: Lexicon) -> Attitude | None:
    """The class of a verb with its particle or object: "speak out", "take issue"."""
    for child in verb.children:
        if child.dep_ in {"compound:prt", "obj"}:
            entry = lexicon.attitude_verbs.get(f"{lemma} {child.lemma_.lower()}")
            if entry is not None:
                return entry
    return None


def felt_passive(head: Token, lexicon: Lexicon) -> Attitude | None:
    """An attitude whose adjective was taken for a passive: "we are not prepared to weaken it"."""
    entry = lexicon.attitude_adjectives.get(head.lower_) if head.pos_ == "VERB" else None
    if entry is None or entry.name not in FELT or head.dep_ == "acl":
        return None
    return entry if is_passive(head) and agent_of(head) is None else None


def _is_asked(edge: Edge) -> bool:
    """Whether a clause is an infinitive or a phrase: "told him to go", not "told him that he went"."""
    return edge.relation.startswith("obl") or edge.preposition[0] in {"to", "for", "on", "upon", "against"}


def _asks_somebody(edge: Edge) -> bool:
    """Whether somebody is asked between the verb and the infinitive: "call on Congress to raise ..."."""
    return any(
        c.dep_ in {"obj", "iobj"} or (c.dep_.startswith("obl") and case_of(c) in {"on", "upon", "to"})
        for c in edge.head.children
        if edge.head.i < c.i < edge.child.i
    )
