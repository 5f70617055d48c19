"""Accusations: wording by which whoever tells what others do shows that he deplores it.

Belongs here: verbs, doers and adjectives that accuse, over a mention that nothing else is said of. Does not:
what is said to be good or bad (judgements), harm done to a good (deeds), the words (schemas/codebook/acts).
"""

from __future__ import annotations

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_conditional, is_obliged
from demarche.acts.negation import is_negated
from demarche.acts.verb_effects import base_of
from demarche.acts.written import written
from demarche.attribution.subjects import subject_of
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token
from demarche.positions.deeds import OURSELVES
from demarche.positions.doers import doers
from demarche.positions.findings import Finding

ACCUSED = 0.35
"""How sure it is that who accuses others of a deed is against it."""
LINKS = frozenset({"compound:prt", "advmod", "obj", "obl", "xcomp"})
BEFORE = frozenset({"amod", "compound"})
OWN = frozenset({"our", "my"})


def accusation(edge: Edge, theirs: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """What others do, told in words that accuse them: "they foist it on us", "the warmongers plan it".

    `theirs` is the side that the deed takes; whoever tells it so takes the other.
    """
    verb = edge.head
    if verb.pos_ != "VERB" or edge.relation.startswith(("nsubj", "advcl", "parataxis")):
        return None
    subject = subject_of(verb)
    accuses = _is_accusing(verb, lexicon) or (subject is not None and is_accused(subject, lexicon))
    if not accuses or is_obliged(verb, lexicon) or is_conditional(verb, lexicon) or is_negated(verb, lexicon):
        return None
    if subject is not None and subject.lower_ in OURSELVES:
        return None
    if sentence.voice and doers(verb, sentence) == sentence.voice:
        return None
    return Finding((), "criticise", -theirs, verb, "accused", ACCUSED, is_fact=False)


def _is_accusing(verb: Token, lexicon: Lexicon) -> bool:
    lemma = base_of(verb, lexicon)
    after = [c for c in verb.children if c.dep_ in LINKS and c.i > verb.i]
    beside = {name for c in after for name in written(c)}
    beside |= {case.lower_ for c in after for case in c.children if _leads_on(case, verb)}
    return not lexicon.accusing_verbs.isdisjoint({lemma, *written(verb), *(f"{lemma} {w}" for w in beside)})


def _leads_on(case: Token, verb: Token) -> bool:
    """Whether a preposition stands right behind its verb: "laugh at it", not "hide it behind a wall"."""
    return case.dep_ == "case" and case.i == verb.i + 1


def is_accused(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun or what stands before it calls somebody bad: "die-hards", "greedy banks"."""
    own = written(noun)
    before = {w for c in noun.children if c.dep_ in BEFORE for w in written(c)}
    names = {*own, *(f"{word} {name}" for word in before for name in own)}
    return not (lexicon.accused_doers.isdisjoint(names) and lexicon.accusing_adjectives.isdisjoint(before))


def is_decried(thing: Token, lexicon: Lexicon) -> bool:
    """Whether a thing is called bad by a word before it: "this disastrous deal", "the so-called reform"."""
    return any(c.dep_ == "amod" and written(c) & lexicon.decrying for c in thing.children)


def is_own(thing: Token) -> bool:
    """Whether a thing is the speaker's own: nobody describes his own practice as an evil."""
    return any(c.dep_ == "nmod:poss" and c.lower_ in OWN for c in thing.children)


def is_decried_by(edge: Edge, lexicon: Lexicon) -> bool:
    """Whether the noun above a thing decries it: "the folly of it", "the altar of free trade"."""
    return (
        edge.base == "nmod"
        and edge.preposition[0] == "of"
        and not lexicon.decrying_nouns.isdisjoint(written(edge.head))
    )
