"""Who acts on a thing in a way that no other rule knows.

Belongs here: the last resort, with low confidence: the subject of any predicate above a mention, the
possessor of a noun, the source of a report. Does not: acts whose effect is known (deeds).
"""

from __future__ import annotations

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import has_subject, is_conditional, is_fact, is_obliged
from demarche.attribution.holders import holders_of
from demarche.attribution.subjects import subject_of_noun
from demarche.attribution.voices import Holder, Sentence
from demarche.parsing.tree import Token
from demarche.positions.doers import doers
from demarche.positions.findings import Finding
from demarche.positions.walk import Walk

ACTING = 0.25
"""How sure it is that a subject of any verb above a mention takes the composed side."""
POSSESSING = 0.15
SAYING = 0.2
SEEMING = frozenset({"remain", "seem", "appear"})
"""Verbs that nobody acts in: "it remains our conviction that"."""


def agent_on_the_way(edge: Edge, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """The known subject of a predicate above the mention, as one who acts on it."""
    head, lemma = edge.head, edge.head.lemma_.lower()
    if head.pos_ != "VERB" or edge.relation.startswith("nsubj") or is_conditional(head, lexicon):
        return None
    if lemma in lexicon.talking or edge.relation in {"parataxis", "discourse"}:
        return None
    if lemma in SEEMING:
        return None
    if edge.relation in {"ccomp", "xcomp"} and (lemma in lexicon.report_verbs or lemma in lexicon.naming):
        return None
    holders = doers(head, sentence)
    if not holders or (holders != sentence.voice and _is_asked(head, lexicon)):
        return None
    told = edge.relation == "ccomp" or lemma in lexicon.undergoing or lemma not in lexicon.effect_verbs
    is_own = holders == sentence.voice
    plain = walk.described_sign if is_own or edge.relation == "ccomp" else walk.plain_sign
    sign = plain if told else walk.sign  # others do the evil that is told of them
    sure = ACTING if is_fact(head, lexicon) else ACTING * 0.6
    return _of(holders, "act", sign, head, "agency", sure, sentence)


def own_agent(verb: Token, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """Who acts where the mention itself is a verb: "Russia hacked into their computers"."""
    if verb.pos_ != "VERB" or is_conditional(verb, lexicon) or verb.lemma_.lower() in lexicon.talking:
        return None
    holders = doers(verb, sentence)
    if not holders or holders == sentence.voice or _is_asked(verb, lexicon):
        return None
    sure = ACTING if is_fact(verb, lexicon) else ACTING * 0.6
    return _of(holders, "act", walk.sign, verb, "agency", sure, sentence)


def _is_asked(verb: Token, lexicon: Lexicon) -> bool:
    """Whether somebody ought to act, or is asked to, which is no act of his: "asked the court to strike"."""
    if is_obliged(verb, lexicon):
        return True
    governor = verb.head
    if verb.dep_ != "xcomp" or has_subject(verb) or governor.pos_ != "VERB":
        return verb.dep_ in {"xcomp", "conj"} and governor != verb and is_obliged(governor, lexicon)
    if any(c.dep_ in {"obj", "iobj"} for c in governor.children):
        return any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)
    return is_obliged(governor, lexicon)


def possessor(noun: Token, walk: Walk, sentence: Sentence) -> Finding | None:
    """Whose thing it is: "Iran's nuclear programme", "the Administration's expansion of"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    owner = subject_of_noun(noun, sentence)
    if owner is None or owner.lower_ in {"our", "my", "your"}:
        return None
    if any(m.start <= owner.i < m.end and m.start <= noun.i < m.end for m in sentence.mentions):
        return None  # "the General Assembly" is nobody's assembly
    holders = holders_of(owner, sentence)
    return _of(holders, "act", walk.sign, noun, "possessor", POSSESSING, sentence) if holders else None


def said(source: tuple[Holder, ...], head: Token, walk: Walk, sentence: Sentence) -> Finding:
    """What somebody is made to say without any cue: a good is wanted, an evil not."""
    sign = walk.described_sign
    act = "endorse" if sign == walk.start else "criticise"
    return _of(source, act, sign, head, "said", SAYING, sentence)


def _of(
    holders: tuple[Holder, ...], act: str, sign: int, head: Token, rule: str, sure: float, sentence: Sentence
) -> Finding:
    is_own = holders == sentence.voice
    certainty = min(h.certainty for h in holders)
    return Finding(() if is_own else holders, act, sign, head, rule, sure * certainty, is_reported=not is_own)
