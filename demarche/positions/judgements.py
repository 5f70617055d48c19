"""Judgements: what a sentence says is good or bad.

Belongs here: predicates, names, effects and adverbs that judge what stands below them.
Does not: attitudes of a holder (attitudes), the words (schemas/codebook/acts).
"""

from __future__ import annotations

from spacy.tokens import Token

from demarche.acts.edges import Edge, case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_future, is_hypothetical
from demarche.acts.signs import is_negated, verb_key
from demarche.attribution.holders import holders_of
from demarche.attribution.subjects import subject_of
from demarche.attribution.voices import Sentence
from demarche.positions.attitudes import CLAUSES
from demarche.positions.findings import Finding


def naming_judgement(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """What somebody calls good or bad: "called the plan a mistake", "regards the treaty as vital"."""
    head = edge.head
    if (
        head.pos_ != "VERB"
        or head.lemma_.lower() not in lexicon.naming
        or edge.relation not in {"obj", "nsubj:pass"}
    ):
        return None
    for name in head.children:
        named = name.dep_ in {"xcomp", "ccomp"} or (name.dep_.startswith("obl") and case_of(name) == "as")
        valence = lexicon.valence.get(name.lemma_.lower()) if named else None
        if valence is not None:
            subject = subject_of(head)
            holders = holders_of(subject, sentence) if subject is not None else ()
            is_own = not holders or holders == sentence.voice
            act = "endorse" if valence > 0 else "criticise"
            turn = -1 if is_negated(head, lexicon) else 1
            return Finding(
                () if is_own else holders,
                act,
                sign * valence * turn,
                head,
                "naming",
                0.7,
                is_reported=not is_own,
            )
    return None


def judgement(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What is said to be good or bad: "X is dangerous", "it would be a mistake to X"."""
    head = edge.head
    valence = lexicon.valence.get(head.lemma_.lower())
    has_copula = any(c.dep_ == "cop" for c in head.children)
    predicative = has_copula or (head.pos_ == "ADJ" and head.dep_ in {"xcomp", "ROOT", "ccomp"})
    if valence is None or head.pos_ not in {"ADJ", "NOUN"} or not predicative:
        return None
    if edge.relation not in {"nsubj", *CLAUSES}:
        return None
    if is_negated(head, lexicon):
        valence = -valence
    would = is_hypothetical(head, lexicon) or is_future(head, lexicon)
    act = ("warn" if would else "criticise") if valence < 0 else "endorse"
    return Finding((), act, sign * valence, head, "judgement", 0.6, is_fact=False)


def subject_judgement(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What a thing does, judged by what it does it to: "a freeze would raise the risks of war"."""
    head = edge.head
    if edge.relation not in {"nsubj", "csubj"} or head.pos_ != "VERB":
        return None
    lemma = verb_key(head, lexicon)
    doing = lexicon.effect_verbs.get(lemma)
    if doing is None or lemma in {"have", "be", "do", "make", "get", "see", "become", "include", "take"}:
        return None
    thing = next((c for c in head.children if c.dep_ == "obj"), None)
    if thing is None:
        return None
    if any(c.dep_ == "compound" or c.dep_ == "amod" for c in thing.children) and thing.pos_ == "PROPN":
        return None
    good = lexicon.valence.get(thing.lemma_.lower(), 1)
    for word in thing.children:
        if word.dep_ == "amod" and lexicon.valence.get(word.lemma_.lower()) == -1:
            good = -1
    valence = doing * good * (-1 if is_negated(head, lexicon) else 1)
    if valence > 0 > sign:
        return None  # an evil that does something well is not praised for it
    would = is_hypothetical(head, lexicon) or is_future(head, lexicon)
    act = ("warn" if would else "criticise") if valence < 0 else "endorse"
    return Finding((), act, sign * valence, head, "effect of subject", 0.45, is_fact=False)


def clause_judgement(head: Token, sign: int, lexicon: Lexicon) -> Finding | None:
    """An adverb that judges a whole clause: "Unfortunately, Washington abandoned the treaty"."""
    for child in head.children:
        valence = lexicon.clause_valence.get(child.lower_) if child.dep_ == "advmod" else None
        if valence is not None:
            act = "endorse" if valence > 0 else "criticise"
            return Finding((), act, sign * valence, head, "clause adverb", 0.6, is_fact=False)
    return None
