"""Polarity by composition: what a governor does to the thing it governs, and negation.

Belongs here: one step up the tree, as a sign. Does not: the whole way up (positions.climbing).
The idea is that of valence shifting (Polanyi & Zaenen 2006) and of effect on an object
(Choi & Wiebe 2014, +/-effect events), over Universal Dependencies.
"""

from __future__ import annotations

from itertools import pairwise

from demarche.acts.edges import Edge, case_of, opens_range
from demarche.acts.lexicon import Lexicon
from demarche.parsing.tree import Token

THEME_RELATIONS = frozenset({"obj", "nsubj:pass", "xcomp", "ccomp", "csubj:pass", "iobj"})
NOUN_RELATIONS = frozenset({"nmod", "compound", "amod", "acl", "obl", "flat"})
FURTHER_PREPOSITIONS = frozenset(
    {"in", "for", "to", "on", "with", "of", "upon", "toward", "towards", "into", "at", "by"}
)
IN = frozenset(
    {"cut", "cutback", "reduction", "decline", "decrease", "fall", "drop", "freeze", "halt", "delay"}
)
"""Nouns that hinder what "in" leads to: "cuts in spending"."""
LETTING = frozenset({"let", "allow", "permit", "leave"})
NOT = frozenset({"not", "n't", "n’t"})
EVALUATIVE = frozenset({"ADJ", "NOUN", "PROPN"})
MEANT_FOR = frozenset({"nmod", "acl", "compound", "amod", "acl:relcl"})
"""How what means are for hangs on their noun."""
DESTINATIONS = frozenset({"for", "on", "to", "into", "at", "in", "towards", "toward"})
PLACES = frozenset({"elsewhere", "instead", "better", "otherwise"})


def is_negated(token: Token, lexicon: Lexicon, read: Token | None = None) -> bool:
    """Whether a predicate or a noun is negated: not, never, no longer, no one; not by "not only".

    `read` is a subject whose own "no" has been counted already.
    """
    negative = False
    for child in token.children:
        if child.dep_ in {"advmod", "aux", "aux:pass"} and _denies_beside(child, token, lexicon):
            negative = not negative
            continue
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


def _denies_beside(word: Token, predicate: Token, lexicon: Lexicon) -> bool:
    """Whether "not" hangs on a word before its verb: "will not, however, use", "does not even ask"."""
    if word.i > predicate.i or word.lower_ in lexicon.pseudo_negations:
        return False
    if word.dep_.startswith("aux"):
        return any(c.lower_ in NOT and word.i < c.i < predicate.i for c in word.children)
    return any(
        c.lower_ in NOT and c.i < word.i and c.i > 0 and c.nbor(-1).pos_ == "AUX" for c in word.children
    )


def _is_empty(subject: Token) -> bool:
    """A subject that denies: "no nation", "neither Moscow nor Kyiv"."""
    return any(child.lower_ in {"no", "neither"} and child.dep_ != "conj" for child in subject.children)


def turned(edge: Edge, lexicon: Lexicon) -> bool:
    """Whether the preposition of a step turns it round: "without", "rather than", "against"."""
    preposition, before = edge.preposition
    if preposition in lexicon.turning:
        return True
    child = edge.child
    if preposition == "than":
        return edge.head.tag_ in {"JJR", "RBR"}
    marks = [
        word.lower_
        for c in child.children
        if c.dep_ in {"case", "mark", "cc", "fixed"} and c.i < child.i
        for word in (c, *(f for f in c.children if f.dep_ == "fixed"))
    ]
    return any(pair in lexicon.turning_phrases for pair in pairwise(marks)) or (
        before is not None and (before, preposition) in lexicon.turning_phrases
    )


def turned_conjunct(conjunct: Token, lexicon: Lexicon) -> bool:
    """Whether a conjunct is what the first one is preferred to: "deepen it rather than widen it"."""
    words = [
        word.lower_
        for c in conjunct.children
        if c.dep_ == "cc" and c.i < conjunct.i
        for word in (c, *(f for f in c.children if f.dep_ == "fixed"))
    ]
    return any(pair in lexicon.turning_phrases for pair in pairwise(words))


def effect(edge: Edge, lexicon: Lexicon, sign: int = 1) -> tuple[int, bool]:
    """What the head of a step does to the child: (+1 or -1, whether the child is its theme at all).

    `sign` is the child's own: whatever copes with an evil hinders it, and furthers a good.
    Attitudes are left to the caller; a governor without a known effect passes +1 through.
    """
    head, lemma = edge.head, edge.head.lemma_.lower()
    if head.pos_ in {"VERB", "AUX"}:
        does, theme = _verb_effect(edge, lexicon, sign)
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
    does = lexicon.effect_nouns.get(lemma, 1)
    # "The fight for", "a lack of progress in": a hindering noun does not hinder what it is for.
    return 1 if does < 0 and preposition in {"for", "by", "in", "with"} and lemma not in IN else does


def _is_ill(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun of effect is called bad: "ill effects on", "grave consequences for"."""
    return noun.lemma_.lower() in lexicon.outcomes and any(
        c.dep_ == "amod" and lexicon.valence.get(c.lemma_.lower()) == -1 for c in noun.children
    )


def base_of(verb: Token, lexicon: Lexicon) -> str:
    """The lemma of a verb, also where the parser took its form for something else ("hamstring")."""
    lemma, form = verb.lemma_.lower(), verb.lower_
    if lemma == form:
        return lexicon.base_forms.get(form, lemma)
    return form if lemma not in lexicon.effect_verbs and form in lexicon.effect_verbs else lemma


def verb_key(verb: Token, lexicon: Lexicon, preposition: str = "") -> str:
    """The lemma to look a verb up by, with its particle or object where the pair has a meaning of its own."""
    lemma = base_of(verb, lexicon)
    others = [
        c.lemma_.lower()
        for c in verb.children
        if c.i > verb.i and c.dep_ in {"compound:prt", "advmod", "obj", "xcomp", "obl"}
    ]
    others += [
        case.lower_
        for c in verb.children
        if c.dep_.startswith(("obl", "obj")) and not preposition
        for case in c.children
        if case.dep_ == "case" and case.i == verb.i + 1
    ]
    for other in (*others, preposition):
        pair = f"{lemma} {other}"
        if other and (pair in lexicon.effect_verbs or pair in lexicon.ergative):
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
    return verb_key(edge.head, lexicon) in lexicon.ergative and not any(
        c.dep_ in {"obj", "ccomp", "xcomp"} for c in edge.head.children
    )


def _verb_effect(edge: Edge, lexicon: Lexicon, sign: int) -> tuple[int, bool]:
    relation, preposition = edge.relation, edge.preposition[0]
    if edge.base == "advcl" and preposition == "to":
        preposition = ""  # the mark of an infinitive
    lemma = verb_key(edge.head, lexicon, preposition if relation.startswith(("obl", "advcl")) else "")
    is_object = relation in THEME_RELATIONS
    light = _light_noun(edge.head, lemma, lexicon)
    if lemma in lexicon.cognate_verbs and edge.child.lemma_.lower() in lexicon.cognate_nouns:
        return 1, True
    if light is not None and (is_object or relation == "nsubj"):
        return light, True
    if is_intransitive_theme(edge, lexicon):
        return lexicon.ergative[lemma], True
    if is_object and lemma in LETTING and (lot := _lot(edge.head, lexicon)):
        return lot, True
    if lemma in lexicon.cope_verbs and (is_object or preposition in {"with", "to", "for"}):
        return sign, True
    if is_object and lemma.endswith(f" {edge.child.lemma_.lower()}"):
        lemma = edge.head.lemma_.lower()  # "put an end to": the end is not ended
    if is_object and lemma in lexicon.ignoring:
        return -sign, True
    if is_object and _is_prevented(edge.head):
        return -1, True
    if is_spent_elsewhere(edge, lexicon):
        return -1, True
    split = lexicon.split.get(edge.head.lemma_.lower() if lemma not in lexicon.split else lemma)
    if split is not None and " " not in lemma:
        if is_object and "object" in split:
            return split["object"], True
        if not is_object and preposition in split:
            return split[preposition], True
    if is_object and lemma in lexicon.senses:
        meant, objects = lexicon.senses[lemma]
        return meant if edge.child.lemma_.lower() in objects else -meant, True
    does = lexicon.effect_verbs.get(lemma, 1)
    if is_object:
        return does, True
    if relation.startswith("obl") and lemma.endswith((f" {preposition}", f" {edge.child.lemma_.lower()}")):
        return does, True  # "campaign against it", "stand in the way of it"
    has_object = any(c.dep_ in {"obj", "ccomp", "xcomp"} for c in edge.head.children)
    if edge.base == "obl" and preposition and (does < 0 or not has_object):
        allowed = lexicon.hinder_prepositions if does < 0 else FURTHER_PREPOSITIONS
        if preposition in allowed:
            return does, True
    if edge.base == "advcl" and preposition in {"from", "against"} and not opens_range(edge.child):
        return does, True
    return 1, False


def _lot(verb: Token, lexicon: Lexicon) -> int:
    """What a thing is left to undergo, its infinitive taken for a noun: "allowed to lapse"."""
    for word in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        before = word.nbor(-1).lower_
        if word.pos_ == "NOUN" and before == "to" and word.lemma_.lower() in lexicon.ergative:
            return lexicon.ergative[word.lemma_.lower()]
    return 0


def is_spent_elsewhere(edge: Edge, lexicon: Lexicon) -> bool:
    """Whether what goes to a thing is to go to another: "use the money set aside for tanks for schools".

    Said of means that something is named for; a thing that is itself a means ("aid") is not meant.
    """
    means, verb = edge.child, edge.head
    if means.lemma_.lower() not in lexicon.means or verb.lemma_.lower() not in lexicon.redirecting:
        return False
    if edge.relation not in {"obj", "nsubj:pass"} or not any(c.dep_ in MEANT_FOR for c in means.children):
        return False
    return any(
        c.dep_.startswith(("obl", "advmod", "advcl"))
        and c.i > verb.i
        and (case_of(c) in DESTINATIONS or c.lower_ in PLACES)
        for c in verb.children
    )


def _is_prevented(verb: Token) -> bool:
    """Whether an object is kept from doing something: "keep terrorism from spreading"."""
    return any(
        child.tag_ == "VBG" and child.i > verb.i and any(c.lower_ == "from" for c in child.lefts)
        for child in verb.children
        if child.dep_ in {"advcl", "obl", "ccomp", "xcomp"}
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
