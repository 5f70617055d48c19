"""Polarity by composition: what a governor does to the thing it governs, and negation.

Belongs here: one step up the tree, as a sign. Does not: the whole way up (positions.climbing).
The idea is that of valence shifting (Polanyi & Zaenen 2006) and of effect on an object
(Choi & Wiebe 2014, +/-effect events), over Universal Dependencies.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon

THEME_RELATIONS = frozenset({"obj", "nsubj:pass", "xcomp", "ccomp", "csubj:pass", "iobj"})
NOUN_RELATIONS = frozenset({"nmod", "compound", "amod", "acl", "obl", "flat"})
FURTHER_PREPOSITIONS = frozenset(
    {"in", "for", "to", "on", "with", "of", "upon", "toward", "towards", "into", "at", "by"}
)
EVALUATIVE = frozenset({"ADJ", "NOUN", "PROPN"})


def is_negated(token: Token, lexicon: Lexicon, read: Token | None = None) -> bool:
    """Whether a predicate or a noun is negated: not, never, no longer, no one; not by "not only".

    `read` is a subject whose own "no" has been counted already.
    """
    negative = False
    for child in token.children:
        if child.lower_ not in lexicon.negations:
            if child.dep_ in {"nsubj", "nsubj:pass"} and child != read and _is_empty(child):
                negative = not negative
            continue
        if child.dep_ in {"nsubj", "nsubj:pass", "obj", "conj", "mark", "case"}:
            negative = not negative if child.dep_ in {"nsubj", "nsubj:pass"} else negative
            continue
        following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
        if following not in lexicon.pseudo_negations and abs(child.i - token.i) < 12:
            negative = not negative
    return negative


def _is_empty(subject: Token) -> bool:
    """A subject that denies: "no nation", "neither Moscow nor Kyiv"."""
    return any(child.lower_ in {"no", "neither"} and child.dep_ != "conj" for child in subject.children)


def turned(edge: Edge, lexicon: Lexicon) -> bool:
    """Whether the preposition of a step turns it round: "without", "rather than", "against"."""
    preposition, before = edge.preposition
    if preposition in lexicon.turning:
        return True
    child = edge.child
    marks = [c.lower_ for c in child.children if c.dep_ in {"case", "mark", "cc", "fixed"} and c.i < child.i]
    return any(pair in lexicon.turning_phrases for pair in pairwise(marks)) or (
        before is not None and (before, preposition) in lexicon.turning_phrases
    )


def effect(edge: Edge, lexicon: Lexicon) -> tuple[int, bool]:
    """What the head of a step does to the child: (+1 or -1, whether the child is its theme at all).

    Attitudes are left to the caller; a governor without a known effect passes +1 through.
    """
    head, lemma = edge.head, edge.head.lemma_.lower()
    if head.pos_ in {"VERB", "AUX"}:
        sign, theme = _verb_effect(edge, lexicon)
    elif head.pos_ in EVALUATIVE and edge.base in NOUN_RELATIONS:
        sign, theme = lexicon.effect_nouns.get(lemma, 1), True
    else:
        sign, theme = 1, False
    # "fight against" hinders already; "strengthen against" is turned by its preposition.
    if turned(edge, lexicon) and not (theme and sign < 0) and lemma not in lexicon.split:
        sign = -sign
    if lemma in lexicon.effect_nouns and head.pos_ in EVALUATIVE and is_negated(head, lexicon):
        sign = -sign
    return sign, theme


def verb_key(verb: Token, lexicon: Lexicon) -> str:
    """The lemma to look a verb up by, with its particle or object where the pair has a meaning of its own."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in {"compound:prt", "advmod", "obj"} and child.i > verb.i:
            pair = f"{lemma} {child.lemma_.lower()}"
            if pair in lexicon.effect_verbs:
                return pair
    return lemma


def _light_noun(verb: Token, lemma: str, lexicon: Lexicon) -> int | None:
    """The sign of a light verb's noun: "bring to an end", "put at risk", "come into force"."""
    if lemma not in lexicon.light:
        return None
    for child in verb.children:
        if child.dep_.startswith("obl") and child.pos_ == "NOUN" and child.i > verb.i:
            noun = child.lemma_.lower()
            if noun in lexicon.effect_nouns:
                return lexicon.effect_nouns[noun]
            if noun in lexicon.valence:
                return lexicon.valence[noun]
    return None


def is_intransitive_theme(edge: Edge, lexicon: Lexicon) -> bool:
    """Whether a subject undergoes what its verb says: "the war must stop", "taxes should come down"."""
    if edge.relation != "nsubj" or edge.head.pos_ not in {"VERB", "AUX"}:
        return False
    return verb_key(edge.head, lexicon) in lexicon.effect_verbs and not any(
        c.dep_ in {"obj", "ccomp", "xcomp"} for c in edge.head.children
    )


def _verb_effect(edge: Edge, lexicon: Lexicon) -> tuple[int, bool]:
    lemma, relation, preposition = verb_key(edge.head, lexicon), edge.relation, edge.preposition[0]
    split = lexicon.split.get(lemma)
    light = _light_noun(edge.head, lemma, lexicon)
    if lemma in lexicon.cognate_verbs and edge.child.lemma_.lower() in lexicon.cognate_nouns:
        return 1, True
    if light is not None and relation in {*THEME_RELATIONS, "nsubj"}:
        return light, True
    if is_intransitive_theme(edge, lexicon):
        return lexicon.effect_verbs[lemma], True
    if split is not None:
        if relation in THEME_RELATIONS and "object" in split:
            return split["object"], True
        if preposition in split:
            return split[preposition], True
    sign = lexicon.effect_verbs.get(lemma, 1)
    if relation in THEME_RELATIONS:
        return sign, True
    has_object = any(c.dep_ in {"obj", "ccomp", "xcomp"} for c in edge.head.children)
    if edge.base == "obl" and preposition and (sign < 0 or not has_object):
        allowed = lexicon.hinder_prepositions if sign < 0 else FURTHER_PREPOSITIONS
        if preposition in allowed:
            return sign, True
    if edge.base == "advcl" and preposition in {"from", "against"}:
        return sign, True
    return 1, False


def gerund_before(noun: Token, lexicon: Lexicon) -> int:
    """The effect of a gerund that the parser took for an adjective: "a goal of ending pollution"."""
    for child in noun.children:
        if (
            child.dep_ == "amod"
            and child.tag_ == "VBG"
            and child.i > 0
            and child.nbor(-1).pos_ in {"ADP", "SCONJ"}
        ):
            return lexicon.effect_verbs.get(child.lemma_.lower(), 1)
    return 1


def is_measure(edge: Edge, lexicon: Lexicon) -> bool:
    """Whether the head is a measure named after the evil it is meant to cure: "climate change strategy"."""
    if edge.head.pos_ not in {"NOUN", "PROPN"} or edge.head.lemma_.lower() not in lexicon.measures:
        return False
    return edge.base == "compound" or (edge.base == "nmod" and edge.preposition[0] in {"on", "about", "for"})
