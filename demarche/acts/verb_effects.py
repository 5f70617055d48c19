"""What verbs do to what they govern: further it, hinder it, or neither.

Belongs here: under which lemma a verb is looked up, and the sign it gives to its object, subject or oblique.
Does not: effects of nouns and adjectives, and what turns a step round (signs, negation); who acts
(positions.deeds).
"""

from __future__ import annotations

from demarche.acts.edges import Edge, case_of, opens_range
from demarche.acts.lexicon import Lexicon
from demarche.parsing.tree import Token

THEME_RELATIONS = frozenset({"obj", "nsubj:pass", "xcomp", "ccomp", "csubj:pass", "iobj"})
FURTHER_PREPOSITIONS = frozenset(
    {"in", "for", "to", "on", "with", "of", "upon", "toward", "towards", "into", "at", "by"}
)
LETTING = frozenset({"let", "allow", "permit", "leave"})
MEANT_FOR = frozenset({"nmod", "acl", "compound", "amod", "acl:relcl"})
"""How what means are for hangs on their noun."""
DESTINATIONS = frozenset({"for", "on", "to", "into", "at", "in", "towards", "toward"})
PLACES = frozenset({"elsewhere", "instead", "better", "otherwise"})


def verb_effect(edge: Edge, lexicon: Lexicon, sign: int) -> tuple[int, bool]:
    """What the verb of a step does to the child: (+1 or -1, whether the child is its theme at all)."""
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
    led = {"to", "on", "with"} if lemma.endswith(" away") else {"to", "on"}
    if relation.startswith("obl") and preposition in led and " " in lemma and does < 0:
        return does, True  # "closed the door to refugees", "turned its back on the treaty", "do away with it"
    has_object = any(c.dep_ in {"obj", "ccomp", "xcomp"} for c in edge.head.children)
    if edge.base == "obl" and preposition and (does < 0 or not has_object):
        allowed = lexicon.hinder_prepositions if does < 0 else FURTHER_PREPOSITIONS
        if preposition in allowed:
            return does, True
    if edge.base == "advcl" and preposition in {"from", "against"} and not opens_range(edge.child):
        return does, True
    return 1, False


def base_of(verb: Token, lexicon: Lexicon) -> str:
    """The lemma of a verb, also where the parser took its form for something else ("hamstring")."""
    lemma, form = verb.lemma_.lower(), verb.lower_
    if lemma == form:
        return lexicon.base_forms.get(form, lemma)
    return form if lemma not in lexicon.effect_verbs and form in lexicon.effect_verbs else lemma


def verb_key(verb: Token, lexicon: Lexicon, preposition: str = "") -> str:
    """The lemma to look a verb up by, with its particle or object where the pair has a meaning of its own."""
    lemma = base_of(verb, lexicon)
    if lemma not in lexicon.paired_verbs:
        return lemma
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
