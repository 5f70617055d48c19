"""Performance: things judged by what they are said to do.

Belongs here: subjects that do good or harm, do what they should or fail, last too long or have no place.
Does not: words that call something good or bad (judgements), acts of holders (deeds).
"""

from __future__ import annotations

from itertools import pairwise

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_hypothetical
from demarche.acts.negation import is_negated
from demarche.acts.verb_effects import verb_key
from demarche.parsing.tree import Token
from demarche.positions.findings import Finding
from demarche.positions.judgements import act_of_judgement

UNTELLING = frozenset({"see", "include", "take", "use", "put", "set"})
"""Verbs whose effect on their object tells nothing of their subject."""
LONG = frozenset({("too", "long"), ("long", "enough"), ("too", "far"), ("far", "enough")})


def subject_judgement(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What a thing does, judged by what it does it to: "a freeze would raise the risks of war"."""
    head = edge.head
    if edge.relation not in {"nsubj", "csubj"} or head.pos_ != "VERB":
        return None
    if sign > 0 and _lasts_too_long(head, lexicon):
        return Finding((), "criticise", -sign, head, "performance", 0.5, is_fact=False)
    valence, rule, sure = _done_to(head, lexicon), "effect of subject", 0.45
    if not valence and (valence := _performance(head, lexicon)):
        rule, sure = "performance", 0.5
    if sign < 0 <= valence and _is_mooted(edge, lexicon):
        return Finding((), "propose", sign, head, rule, sure, is_fact=False)
    if not valence:
        return None
    if is_negated(head, lexicon) or _is_without_right(head, lexicon):
        valence = -valence
    if valence > 0 > sign:
        return None  # an evil that does something well is not praised for it
    return Finding(
        (), act_of_judgement(head, valence, lexicon), sign * valence, head, rule, sure, is_fact=False
    )


def _is_mooted(edge: Edge, lexicon: Lexicon) -> bool:
    """ "A tax on flights would pay for it": a levy not yet known, told by what it would do, is proposed."""
    return is_new_levy(edge.child, lexicon) and is_hypothetical(edge.head, lexicon)


def is_new_levy(noun: Token, lexicon: Lexicon) -> bool:
    """A levy named for the first time: "a tourist levy of three per cent"."""
    return noun.lemma_.lower() in lexicon.levies and any(c.lower_ in {"a", "an"} for c in noun.children)


def _lasts_too_long(verb: Token, lexicon: Lexicon) -> bool:
    """ "Has gone on for too long", "has lasted long enough", "has gone too far"."""
    if lexicon.ergative.get(verb_key(verb, lexicon), 0) < 1:
        return False
    words = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
    return any(pair in LONG for pair in pairwise(words))


def _performance(verb: Token, lexicon: Lexicon) -> int:
    """Whether a thing does what it should: "sanctions have failed", "the system works"."""
    if any(c.dep_ in {"obj", "xcomp", "ccomp"} for c in verb.children):
        return 0
    return lexicon.doing.get(verb.lemma_.lower(), 0)


def _done_to(verb: Token, lexicon: Lexicon) -> int:
    """What a verb does to its object, 0 if that says nothing: "hurts the poor", "makes us safer"."""
    if _is_without_right(verb, lexicon):
        return 1  # the negation of the verb or of its noun turns it
    lemma = verb_key(verb, lexicon)
    thing = next((c for c in verb.children if c.dep_ == "obj"), None)
    if lemma in lexicon.making:
        for made in verb.children:
            if made.dep_ == "xcomp" and made.i > verb.i:
                return lexicon.valence.get(made.lemma_.lower()) or lexicon.valence.get(made.lower_, 0)
        return _worth(thing, lexicon) if thing is not None else 0
    does = lexicon.effect_verbs.get(lemma)
    if does is None or thing is None or lemma in UNTELLING:
        return 0
    if thing.pos_ == "PROPN" and any(c.dep_ in {"compound", "amod"} for c in thing.children):
        return 0
    worth = _worth(thing, lexicon)
    if not worth and does < 0 and lemma not in lexicon.harming:
        return 0  # what is stopped or cut may have been an evil
    return does * (worth or 1)


def _is_without_right(verb: Token, lexicon: Lexicon) -> bool:
    """ "Has no place in", "makes no sense": what has no justification."""
    for child in verb.children:
        entry = lexicon.attitude_nouns.get(child.lemma_.lower()) if child.dep_ == "obj" else None
        if entry is not None and entry.needs_negation and is_negated(child, lexicon):
            return True
    return False


def _worth(thing: Token, lexicon: Lexicon) -> int:
    """How good a thing is by its name and adjectives; whoever suffers is not bad for it."""
    lemma = thing.lemma_.lower()
    if lemma in lexicon.sufferers or lemma in lexicon.treasured:
        return 1
    if any(c.dep_ == "amod" and lexicon.valence.get(c.lemma_.lower()) == -1 for c in thing.children):
        return -1
    return lexicon.valence.get(lemma) or lexicon.valence.get(thing.lower_, 0)
