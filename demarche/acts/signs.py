"""Polarity by composition: what a governor does to the thing it governs, and negation.

Belongs here: one step up the tree, as a sign. Does not: the whole way up (positions.climbing).
The idea is that of valence shifting (Polanyi & Zaenen 2006) and of effect on an object
(Choi & Wiebe 2014, +/-effect events), over Universal Dependencies.
"""

from __future__ import annotations

from spacy.tokens import Token

from demarche.acts.lexicon import Lexicon

THEME_RELATIONS = frozenset({"obj", "nsubj:pass", "xcomp", "ccomp", "csubj:pass", "iobj"})
NOUN_RELATIONS = frozenset({"nmod", "nmod:poss", "compound", "amod", "acl", "obl", "nmod:unmarked", "flat"})
FURTHER_PREPOSITIONS = frozenset({"in", "for", "to", "on", "with", "of", "upon", "toward", "towards", "into", "at", "by"})
EVALUATIVE = frozenset({"ADJ", "NOUN", "PROPN"})


def preposition_of(token: Token) -> tuple[str, str | None]:
    """The preposition that leads to a token ("" if none) and the word before it in a fixed phrase."""
    for child in token.children:
        if child.dep_ in {"case", "mark"} and child.i < token.i:
            before = child.nbor(-1).lower_ if child.i > 0 else None
            return child.lower_, before
    return "", None


def is_negated(token: Token, lexicon: Lexicon) -> bool:
    """Whether a predicate or a noun is negated: not, never, no longer, no one; not by "not only"."""
    negative = False
    for child in token.children:
        if child.lower_ not in lexicon.negations:
            if child.dep_ in {"nsubj", "nsubj:pass"} and _is_empty(child, lexicon):
                negative = not negative
            continue
        if child.dep_ in {"nsubj", "nsubj:pass", "obj", "conj", "mark", "case"}:
            negative = not negative if child.dep_ in {"nsubj", "nsubj:pass"} else negative
            continue
        following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
        if following not in lexicon.pseudo_negations and abs(child.i - token.i) < 12:
            negative = not negative
    return negative


def _is_empty(subject: Token, lexicon: Lexicon) -> bool:
    """A subject that denies: "no nation", "none of the states"."""
    return any(child.dep_ == "det" and child.lower_ in {"no", "neither"} for child in subject.children)


def turned(child: Token, lexicon: Lexicon) -> bool:
    """Whether the preposition before a token turns it round: "without", "rather than", "against"."""
    preposition, before = preposition_of(child)
    if preposition in lexicon.turning:
        return True
    marks = [c.lower_ for c in child.children if c.dep_ in {"case", "mark", "cc", "fixed"} and c.i < child.i]
    return any(pair in lexicon.turning_phrases for pair in zip(marks, marks[1:], strict=False)) or (
        before is not None and (before, preposition) in lexicon.turning_phrases
    )


def effect(child: Token, head: Token, lexicon: Lexicon) -> tuple[int, bool]:
    """What `head` does to `child`: (+1 or -1, whether `child` is its theme at all).

    Attitudes are left to the caller; a governor without a known effect passes +1 through.
    """
    lemma, preposition = head.lemma_.lower(), preposition_of(child)[0]
    if head.pos_ in {"VERB", "AUX"}:
        sign, theme = _verb_effect(child, lemma, preposition, lexicon)
    elif head.pos_ in EVALUATIVE and _base(child.dep_) in {_base(r) for r in NOUN_RELATIONS}:
        sign, theme = lexicon.effect_nouns.get(lemma, 1), True
    else:
        sign, theme = 1, False
    # "fight against" hinders already; "strengthen against" is turned by its preposition.
    if turned(child, lexicon) and not (theme and sign < 0) and lemma not in lexicon.split:
        sign = -sign
    if lemma in lexicon.effect_nouns and head.pos_ in EVALUATIVE and is_negated(head, lexicon):
        sign = -sign
    return sign, theme


def _verb_effect(child: Token, lemma: str, preposition: str, lexicon: Lexicon) -> tuple[int, bool]:
    split = lexicon.split.get(lemma)
    relation = child.dep_
    if split is not None:
        if relation in THEME_RELATIONS and "object" in split:
            return split["object"], True
        if preposition in split:
            return split[preposition], True
    sign = lexicon.effect_verbs.get(lemma, 1)
    if relation in THEME_RELATIONS:
        return sign, True
    if _base(relation) == "obl" and preposition:
        allowed = lexicon.hinder_prepositions if sign < 0 else FURTHER_PREPOSITIONS
        if preposition in allowed:
            return sign, True
    if _base(relation) == "advcl" and preposition in {"from", "against"}:
        return sign, True
    return 1, False


def _base(relation: str) -> str:
    return relation.split(":")[0]
