"""Mood of a predicate: obligation, future, condition, question, or plain fact.

Belongs here: what auxiliaries and marks say of one predicate. Does not: polarity (signs), who speaks.
"""

from __future__ import annotations

from demarche.acts.lexicon import Lexicon
from demarche.parsing.tree import Token

UNDONE = frozenset({"from", "without", "against", "than", "for"})
"""What a gerund follows that is not done: "stopped them from leaving"."""
NEAR_THE_START = 4
"""How many words may stand before the name whose sentence it is."""


def auxiliaries(predicate: Token) -> list[str]:
    """Lower-case auxiliaries of a predicate; a first conjunct's stand for a bare second one too."""
    own = [c.lower_ for c in predicate.children if c.dep_ in {"aux", "aux:pass"}]
    if (
        not own
        and predicate.dep_ == "conj"
        and not has_subject(predicate)
        and predicate.head.pos_ in {"VERB", "AUX"}
    ):
        return auxiliaries(predicate.head)
    return own


def has_subject(predicate: Token) -> bool:
    """Whether the predicate has a subject of its own."""
    return any(c.dep_ in {"nsubj", "nsubj:pass", "csubj", "expl"} for c in predicate.children)


def is_obliged(predicate: Token, lexicon: Lexicon) -> bool:
    """Whether something is said that ought to be: must, should, let us, an imperative."""
    words = auxiliaries(predicate)
    if not lexicon.deontic.isdisjoint(words) and not is_conditional(predicate, lexicon):
        return True
    if predicate.dep_ in {"ccomp", "xcomp"} and predicate.head.lemma_.lower() in lexicon.hortative:
        return True
    return is_imperative(predicate) and predicate.lemma_.lower() not in lexicon.addressing


def is_imperative(predicate: Token) -> bool:
    """A bare verb at the head of its sentence: "Abolish the tax", "Please do not"."""
    if (
        predicate.pos_ != "VERB"
        or predicate.tag_ != "VB"
        or predicate.dep_ != "ROOT"
        or has_subject(predicate)
    ):
        return False
    before = [t for t in predicate.doc[: predicate.i] if not t.is_punct and not t.is_space]
    return all(t.pos_ in {"ADV", "INTJ", "CCONJ"} or t.lower_ in {"do", "not", "please"} for t in before)


def is_future(predicate: Token, lexicon: Lexicon) -> bool:
    """Whether will or shall stands with the predicate, or "going to" before it."""
    if not lexicon.future.isdisjoint(auxiliaries(predicate)):
        return True
    return predicate.dep_ == "xcomp" and predicate.head.lower_ == "going"


def is_hypothetical(predicate: Token, lexicon: Lexicon) -> bool:
    """Whether would, could, might or may stands with the predicate."""
    return not lexicon.weak.isdisjoint(auxiliaries(predicate))


def is_conditional(predicate: Token, lexicon: Lexicon) -> bool:
    """Whether the predicate heads an if-clause, or an inverted one ("should Russia refuse, ...")."""
    for child in predicate.children:
        if child.dep_ == "mark" and child.lower_ in lexicon.conditionals:
            return True
    if predicate.dep_ != "advcl":
        return False
    subjects = [c.i for c in predicate.children if c.dep_ in {"nsubj", "nsubj:pass"}]
    inverted = [c.i for c in predicate.children if c.dep_ == "aux" and c.lower_ in {"should", "had", "were"}]
    return bool(subjects and inverted and min(inverted) < min(subjects))


def has_proviso(predicate: Token, lexicon: Lexicon) -> bool:
    """Whether a predicate is made to depend on something: "we agree if", "provided that", "as long as"."""
    for child in predicate.children:
        if child.dep_ not in {"advcl", "obl"}:
            continue
        marks = [c.lower_ for c in child.children if c.dep_ in {"mark", "case", "advmod", "fixed"}]
        if any(m in lexicon.provisos for m in marks) or child.lower_ in lexicon.provisos:
            return True
        if marks.count("as") == 2 or child.lemma_.lower() == "condition":
            return True
    return False


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive: "was praised", "praised by the unions"."""
    for child in verb.children:
        if child.dep_ in {"aux:pass", "nsubj:pass"}:
            return True
    return verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"} and not is_main_verb(verb)


def is_main_verb(verb: Token) -> bool:
    """Whether a participle right behind a name is the sentence's own verb, misread: "Schiff called on …"."""
    name = verb.head
    return (
        verb.dep_ == "acl"
        and name.dep_ == "ROOT"
        and name.pos_ == "PROPN"
        and (verb.doc[verb.i - 1].pos_ in {"PROPN", "ADV"} or _is_behind_aside(verb, name))
        and not any(c.lower_ == "by" for child in verb.children for c in child.children)
        and not any(c.dep_ in {"cop", "nsubj", "parataxis"} for c in name.children)
    )


def _is_behind_aside(verb: Token, name: Token) -> bool:
    """Whether an aside between commas parts a participle from its name: "Schiff, a Democrat, called on"."""
    between = [t.text for t in verb.doc[name.i : verb.i]]
    return between[-1:] == [","] and between.count(",") > 1 and name.i <= NEAR_THE_START


def _is_finite(verb: Token) -> bool:
    """Whether a base form is a present behind its subject: "The unions, led by the miners, oppose it"."""
    if verb.dep_ not in {"ROOT", "acl:relcl"} or any(c.dep_ == "mark" for c in verb.children):
        return False
    return any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)


def is_fact(predicate: Token, lexicon: Lexicon) -> bool:
    """Whether the predicate is told as something that happened, happens, or is under way."""
    if predicate.pos_ not in {"VERB", "AUX"}:
        return False
    words = auxiliaries(predicate)
    for word in words:
        if word in lexicon.deontic or word in lexicon.weak or word in lexicon.future:
            return False
    if is_conditional(predicate, lexicon):
        return False
    if any(c.dep_ == "mark" and c.lower_ == "to" for c in predicate.children):
        governor = predicate.head
        chosen = predicate.dep_ == "xcomp" and governor.lemma_.lower() in lexicon.implicative_positive
        return chosen and governor != predicate and is_fact(governor, lexicon)
    if predicate.tag_ == "VBG" and predicate.dep_ in {"xcomp", "ccomp"} and not words:
        # "Avoid condemning", "began bombing": what the governor says of it decides.
        governor = predicate.head
        chosen = governor.lemma_.lower() in lexicon.implicative_positive
        return chosen and governor != predicate and is_fact(governor, lexicon)
    if predicate.tag_ == "VBG" and any(c.dep_ == "mark" and c.lower_ in UNDONE for c in predicate.children):
        return False
    if predicate.tag_ == "VB":
        return any(w in {"do", "does", "did"} for w in words) or (not words and _is_finite(predicate))
    return predicate.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"}
