"""One step up a dependency tree, as meaning has it.

Belongs here: which token governs which, and in what relation, once coordination and raising are undone.
Does not: what the step does to a sign (signs).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from demarche.acts.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Edge:
    """`child` stands in `relation` to `head`; `shown` is the conjunct that carries the preposition."""

    child: Token
    relation: str
    head: Token
    shown: Token

    @property
    def base(self) -> str:
        """The relation without its subtype."""
        return self.relation.split(":")[0]

    @property
    def preposition(self) -> tuple[str, str | None]:
        """The preposition or mark that leads to the child ("" if none), and the word before it."""
        for token in (self.child, self.shown):
            for child in token.children:
                if child.dep_ in {"case", "mark"} and child.i < token.i:
                    before = child.nbor(-1).lower_ if child.i > 0 else None
                    return child.lower_, before
        return "", None


def edge_above(token: Token, lexicon: Lexicon) -> Edge | None:
    """The step from a token to what governs it; None at the root.

    A conjunct takes the place of its first sibling ("abandon X and invade Y": both are abandoned or
    invaded by the same subject). A subject of a raising verb is the subject of the infinitive ("the tax
    has to be cut").
    """
    first = token
    while (first.dep_ == "conj" or _ends_range(first)) and first.head != first:
        first = first.head
    if first.dep_ == "ROOT" or first.head == first:
        return None
    head, relation = first.head, first.dep_
    if relation == "nsubj" and head.lemma_.lower() in lexicon.raising:
        for child in head.children:
            if child.dep_ == "xcomp" and child.i > head.i:
                passive = any(c.dep_ == "aux:pass" for c in child.children)
                return Edge(token, "nsubj:pass" if passive else "nsubj", child, first)
    return Edge(token, relation, head, first)


def _ends_range(token: Token) -> bool:
    """Whether a gerund is the second of "from abandoning X to invading Y", a coordination in disguise."""
    if token.dep_ != "advcl" or token.tag_ != "VBG" or token.head.tag_ != "VBG":
        return False
    marks = [{c.lower_ for c in t.children if c.dep_ in {"mark", "case"}} for t in (token, token.head)]
    return "to" in marks[0] and "from" in marks[1]


def case_of(token: Token) -> str:
    """The preposition before a nominal, "" if there is none."""
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")
