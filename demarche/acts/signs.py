"""Polarity by composition: what a governor does to the thing it governs.

Belongs here: one step up the tree, as a sign. Does not: single verbs (verb_effects), negation and
prepositions that turn a step round (negation), the whole way up (positions.climbing).
The idea is that of valence shifting (Polanyi & Zaenen 2006) and of effect on an object
(Choi & Wiebe 2014, +/-effect events), over Universal Dependencies.
"""

from __future__ import annotations

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.acts.negation import is_negated, turned
from demarche.acts.verb_effects import verb_effect
from demarche.parsing.tree import Token

NOUN_RELATIONS = frozenset({"nmod", "compound", "amod", "acl", "obl", "flat"})
IN = frozenset(
    {"cut", "cutback", "reduction", "decline", "decrease", "fall", "drop", "freeze", "halt", "delay"}
)
"""Nouns that hinder what "in" leads to: "cuts in spending"."""
EVALUATIVE = frozenset({"ADJ", "NOUN", "PROPN"})


def effect(edge: Edge, lexicon: Lexicon, sign: int = 1) -> tuple[int, bool]:
    """What the head of a step does to the child: (+1 or -1, whether the child is its theme at all).

    `sign` is the child's own: whatever copes with an evil hinders it, and furthers a good.
    Attitudes are left to the caller; a governor without a known effect passes +1 through.
    """
    head, lemma = edge.head, edge.head.lemma_.lower()
    if head.pos_ in {"VERB", "AUX"}:
        does, theme = verb_effect(edge, lexicon, sign)
    elif head.pos_ in EVALUATIVE and edge.base in NOUN_RELATIONS:
        does, theme = _noun_effect(edge, lexicon, sign), True
    else:
        does, theme = 1, False
    if head.pos_ == "ADJ" and edge.relation in {"nsubj", "nsubj:pass"}:
        participle = lexicon.base_forms.get(head.lower_, "")
        if participle in lexicon.effect_verbs:  # "should not be relaxed", taken for an adjective
            does, theme = lexicon.effect_verbs[participle], True
    # "fight against" hinders already; "strengthen against" is turned by its preposition.
    if turned(edge, lexicon) and not (theme and does < 0) and lemma not in lexicon.split:
        does = -does
    if lemma in lexicon.effect_nouns and head.pos_ in EVALUATIVE and is_negated(head, lexicon):
        does = -does
    return does, theme


def _noun_effect(edge: Edge, lexicon: Lexicon, sign: int) -> int:
    """What a noun does to what it governs: "the abolition of", "the fight for", "a solution to"."""
    lemma, preposition = edge.head.lemma_.lower(), edge.preposition[0]
    if lemma in lexicon.cope_nouns:
        return sign
    if lemma in lexicon.endangering and preposition in {"to", "for", "on", "against", "upon"}:
        return -1
    if preposition in {"to", "for", "on", "upon"} and _is_ill(edge.head, lexicon):
        return -1
    does = lexicon.effect_nouns.get(lemma) or _effect_of_gerund(lemma, lexicon)
    # "The fight for", "a lack of progress in": a hindering noun does not hinder what it is for.
    return 1 if does < 0 and preposition in {"for", "by", "in", "with"} and lemma not in IN else does


def _effect_of_gerund(lemma: str, lexicon: Lexicon) -> int:
    """What a noun made of a verb does, or one that denies: "the scrapping of", "the non-recognition of"."""
    if lemma.startswith("non-"):
        return -lexicon.effect_nouns.get(lemma.removeprefix("non-"), 1)
    if not lemma.endswith("ing"):
        return 1
    stem = lemma.removesuffix("ing")
    shorter = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    verbs = (v for v in (stem, f"{stem}e", shorter) if v in lexicon.effect_verbs)
    return next((lexicon.effect_verbs[v] for v in verbs), 1)


def _is_ill(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun of effect is called bad: "ill effects on", "grave consequences for"."""
    return noun.lemma_.lower() in lexicon.outcomes and any(
        c.dep_ == "amod" and lexicon.valence.get(c.lemma_.lower()) == -1 for c in noun.children
    )


def is_second_choice(edge: Edge, lexicon: Lexicon) -> bool:
    """Whether a phrase names what another thing is preferred to: "prefer talks to sanctions"."""
    preposition = edge.preposition[0]
    return edge.base == "obl" and lexicon.split.get(edge.head.lemma_.lower(), {}).get(preposition) == -1


def gerund_before(noun: Token, lexicon: Lexicon) -> int:
    """The effect of a gerund that the parser took for an adjective: "a goal of ending pollution"."""
    for child in noun.children:
        if child.dep_ not in {"amod", "compound"} or child.tag_ != "VBG":
            continue
        lemma = child.lemma_.lower()
        opens = child.i == 0 and lemma not in lexicon.ergative  # "Cutting pensions would be folly"
        if opens or (child.dep_ == "amod" and child.i > 0 and child.nbor(-1).pos_ in {"ADP", "SCONJ"}):
            return lexicon.effect_verbs.get(lemma, 1)
    return 1


def is_measure(edge: Edge, lexicon: Lexicon) -> bool:
    """Whether the head is a measure named after the evil it is meant to cure: "climate change strategy"."""
    if edge.head.pos_ not in {"NOUN", "PROPN"} or edge.head.lemma_.lower() not in lexicon.measures:
        return False
    return edge.base == "compound" or (edge.base == "nmod" and edge.preposition[0] in {"on", "about", "for"})
