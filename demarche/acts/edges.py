"""One step up a dependency tree, as meaning has it.

Belongs here: which token governs which, and in what relation, once coordination and raising are undone.
Does not: what the step does to a sign (signs).
"""

from __future__ import annotations

from demarche.acts.lexicon import Lexicon
from demarche.parsing.tree import Token

SHARING = frozenset(
    {"see", "have", "get", "want", "make", "let", "find", "need", "like", "expect", "help", "allow"}
)
"""Verbs whose object is the subject of the predicate after it."""
BESIDE = frozenset(
    {"because", "since", "although", "though", "while", "whereas", "so", "when", "where", "after", "as"}
    | {"unless", "until", "till"}
)
"""Conjunctions that set a clause beside another."""
PREFERRING = frozenset({"prefer", "choose", "favour", "favor"})
EXAMPLES = frozenset({"including"})
PARTED = frozenset({"nsubj", "nsubj:pass", "dislocated", "ccomp"})
"""What the parser makes of a subject that a clause set between parts from its verb."""
COMPLEMENTS = frozenset({"to", "of", "on", "for", "against", "in", "over", "about", "toward", "towards"})


class Edge:
    """`child` stands in `relation` to `head`; `shown` is the conjunct that carries the preposition.

    `base` is the relation without its subtype; `preposition` the preposition or mark that leads to the child
    ("" if none), and the word before it.
    """

    __slots__ = ("base", "child", "head", "preposition", "relation", "shown")

    def __init__(self, child: Token, relation: str, head: Token, shown: Token) -> None:
        self.child, self.relation, self.head, self.shown = child, relation, head, shown
        self.base = relation.partition(":")[0]
        self.preposition = _preposition(child) or _preposition(shown) or ("", None)


def _preposition(token: Token) -> tuple[str, str | None] | None:
    for child in token.children:
        if child.i >= token.i:
            return None
        if child.dep_ in {"case", "mark"}:
            return child.lower_, child.nbor(-1).lower_ if child.i > 0 else None
    return None


def edge_above(token: Token, lexicon: Lexicon) -> Edge | None:
    """The step from a token to what governs it; None at the root.

    A conjunct takes the place of its first sibling ("abandon X and invade Y": both are abandoned or
    invaded by the same subject). A subject of a raising verb is the subject of the infinitive ("the tax
    has to be cut").
    """
    first = token
    while (first.dep_ == "conj" or _ends_range(first)) and first.head != first:
        first = first.head
    if case_of(first) in EXAMPLES and (like := _exemplified(first)) is not None:
        first = like
    if first.dep_ == "ROOT" or first.head == first:
        return None
    head, relation = first.head, first.dep_
    if relation == "nsubj" and head.lemma_.lower() in lexicon.raising:
        for child in head.children:
            if child.dep_ == "xcomp" and child.i > head.i:
                return Edge(token, "nsubj:pass" if _is_passive(child) else "nsubj", child, first)
    if (said := parted(first)) is not None:
        return Edge(token, "nsubj:pass" if _is_passive(said) else "nsubj", said, first)
    if relation == "obj" and (shared := _shared_object(first, head)) is not None:
        return Edge(token, "nsubj:pass" if _is_passive(shared) else "nsubj", shared, first)
    if relation == "obl" and (noun := _complemented(first, head, lexicon)) is not None:
        return Edge(token, "nmod", noun, first)
    if relation == "ccomp" and (noun := _explained(first, head, lexicon)) is not None:
        return Edge(token, "acl", noun, first)
    if relation == "advcl" and (noun := _content_of(first, head, lexicon)) is not None:
        return Edge(token, "acl", noun, first)
    if relation == "nmod" and _belongs_to_verb(first, head, lexicon):
        return Edge(token, "obl", head.head, first)
    return Edge(token, relation, head, first)


def parted(subject: Token) -> Token | None:
    """The predicate of a subject that a clause set between parts from it: "The tax, he said, must go"."""
    speaking = subject.head
    if subject.i > speaking.i or subject.dep_ not in PARTED or subject.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    end = subject.right_edge.i
    commas = [t for t in subject.doc[max(end - 1, 0) : end + 2] if t.text == ","]
    others = [c for c in speaking.children if c.dep_ == "nsubj" and c != subject and c.i > subject.i]
    if not commas or not others:
        return None
    for child in speaking.children:
        own = any(c.dep_.startswith(("nsubj", "csubj")) or c.dep_ == "mark" for c in child.children)
        if child.dep_ == "ccomp" and child.i > max(speaking.i, others[0].i) and not own:
            return child
    return None


def _is_passive(verb: Token) -> bool:
    return verb.tag_ in {"VBN", "VBD"} or any(c.dep_ == "aux:pass" for c in verb.children)


def _shared_object(token: Token, verb: Token) -> Token | None:
    """What an object does or undergoes in a small clause: "see the boycott ended", "want it to end"."""
    if verb.lemma_.lower() not in SHARING:
        return None
    for child in verb.children:
        is_small = child.dep_ in {"xcomp", "ccomp"} and child.pos_ == "VERB" and child.i > token.i
        own = {"nsubj", "nsubj:pass", "mark"}
        if is_small and not any(c.dep_ in own and c.lower_ != "to" for c in child.children):
            return child
    return None


def _complemented(token: Token, verb: Token, lexicon: Lexicon) -> Token | None:
    """The object noun that a phrase right behind it completes: "demand an end | to the sanctions"."""
    case = case_of(token)
    if case not in COMPLEMENTS:
        return None
    start = token.left_edge.i
    for child in verb.children:
        if child.dep_ in {"obj", "nsubj:pass"} and child.pos_ == "NOUN" and child.i > verb.i:
            lemma = child.lemma_.lower()
            complete = lemma in lexicon.attitude_nouns or lexicon.effect_nouns.get(lemma, 0) < 0
            complete = complete or lemma in lexicon.endangering
            if complete and child.right_edge.i + 1 == start:
                return child
    return None


def _content_of(clause: Token, verb: Token, lexicon: Lexicon) -> Token | None:
    """The object noun whose content an infinitive is: "rejected a request | to restore early voting"."""
    if verb.pos_ != "VERB" or not any(c.dep_ == "mark" and c.lower_ == "to" for c in clause.children):
        return None
    for child in verb.children:
        between = child.dep_ in {"obj", "nsubj:pass"} and verb.i < child.i < clause.i and child.pos_ == "NOUN"
        if between and child.lemma_.lower() in lexicon.attitude_nouns:
            return child
    return None


def _exemplified(example: Token) -> Token | None:
    """The noun that a phrase gives an example of: "the invasion, including the annexation"."""
    start = example.left_edge.i
    before = [t for t in example.doc[max(0, start - 2) : start] if not t.is_punct]
    noun = before[-1] if before else None
    while noun is not None and noun.dep_.split(":")[0] in {"nmod", "flat", "compound"} and noun.head != noun:
        noun = noun.head
    return noun if noun is not None and noun.pos_ in {"NOUN", "PROPN"} and noun != example.head else None


def _explained(clause: Token, verb: Token, lexicon: Lexicon) -> Token | None:
    """The object noun whose content a clause is: "expressed concern | that the law would fail"."""
    for child in verb.children:
        between = child.dep_ == "obj" and verb.i < child.i < clause.i and child.pos_ == "NOUN"
        if between and child.lemma_.lower() in lexicon.attitude_nouns:
            return child
    return None


def _belongs_to_verb(token: Token, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase behind an object is the verb's: "protect our people | from terrorism"."""
    verb = noun.head
    if noun.dep_ not in {"obj", "nsubj:pass"} or verb.pos_ != "VERB":
        return False
    case = case_of(token)
    split = lexicon.split.get(verb.lemma_.lower(), {})
    lemma = noun.lemma_.lower()
    if case in {"to", "over"} and verb.lemma_.lower() in PREFERRING:
        return lemma not in lexicon.attitude_nouns  # "prefer talks to sanctions"
    return case in {"from", "against"} and case in split and lemma not in lexicon.effect_nouns


def is_aside(edge: Edge) -> bool:
    """Whether a clause stands beside its governor: what is done there is not done to what is in it."""
    if edge.base == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in BESIDE for c in edge.shown.children)
    return edge.base == "parataxis" and any(c.dep_.startswith("nsubj") for c in edge.shown.children)


def _ends_range(token: Token) -> bool:
    """Whether a gerund is the second of "from abandoning X to invading Y", a coordination in disguise."""
    if token.dep_ != "advcl" or token.tag_ != "VBG" or token.head.tag_ != "VBG":
        return False
    marks = [{c.lower_ for c in t.children if c.dep_ in {"mark", "case"}} for t in (token, token.head)]
    return "to" in marks[0] and "from" in marks[1]


def opens_range(clause: Token) -> bool:
    """Whether a gerund is the first of "from abandoning X to invading Y"."""
    return any(
        t.tag_ == "VBG" and t.nbor(-1).lower_ == "to" and t.nbor(-1).dep_ in {"mark", "case"}
        for t in clause.doc[clause.i + 1 :]
    )


def case_of(token: Token) -> str:
    """The preposition before a nominal, "" if there is none."""
    for child in token.children:
        if child.dep_ == "case":
            return child.lower_
    return ""


def root_of(token: Token) -> Token:
    """The first conjunct of a token's coordination."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token
