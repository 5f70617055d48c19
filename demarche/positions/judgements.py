"""Judgements: what a sentence says is good or bad.

Belongs here: predicates, names, dangers and adverbs that judge what stands below them.
Does not: what a thing is judged for doing (performance), attitudes of a holder (attitudes), the words
(schemas/codebook/acts).
"""

from __future__ import annotations

from demarche.acts.edges import Edge, case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_future, is_hypothetical
from demarche.acts.negation import is_negated
from demarche.acts.written import written
from demarche.attribution.holders import holders_of
from demarche.attribution.subjects import subject_of
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token
from demarche.positions.attitudes import CLAUSES
from demarche.positions.findings import Finding
from schemas.codebooks.acts import ActName

SUFFERED = frozenset({"under", "at", "in"})
TOO = frozenset({"too"})


def naming_judgement(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """What somebody calls good or bad: "called the plan a mistake", "regards the treaty as vital"."""
    head = edge.head
    if (
        head.pos_ != "VERB"
        or head.lemma_.lower() not in lexicon.naming
        or edge.relation not in {"obj", "nsubj:pass"}
    ):
        return None
    for name in head.children:
        named = name.dep_ in {"xcomp", "ccomp"} or (name.dep_.startswith("obl") and case_of(name) == "as")
        # "called the vote a mistake": the parser may take the second noun for an adverbial of time
        named = named or (name.dep_ in {"obl:unmarked", "obj"} and name.i > edge.shown.right_edge.i)
        valence = lexicon.valence.get(name.lemma_.lower()) if named else None
        if valence is not None:
            subject = subject_of(head)
            holders = holders_of(subject, sentence) if subject is not None else ()
            is_own = not holders or holders == sentence.voice
            act = "endorse" if valence > 0 else "criticise"
            turn = -1 if is_negated(head, lexicon) else 1
            return Finding(
                () if is_own else holders,
                act,
                sign * valence * turn,
                head,
                "naming",
                0.7,
                is_reported=not is_own,
            )
    return None


def judgement(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What is said to be good or bad: "X is dangerous", "X is far from safe", "it would be wrong to X"."""
    head = edge.head
    if edge.relation not in {"nsubj", *CLAUSES}:
        return None
    valence = _predicated(head, lexicon) or _far_from(head, lexicon)
    if not valence:
        return None
    is_denied = is_negated(head, lexicon) and not _is_superlative(head)
    if edge.relation == "nsubj" and sign > 0 and _falls_short(head, lexicon, is_denied=is_denied):
        return Finding((), "criticise", sign, head, "enough", 0.5, is_fact=False)
    if is_denied:
        valence = -valence
    return Finding(
        (), act_of_judgement(head, valence, lexicon), sign * valence, head, "judgement", 0.6, is_fact=False
    )


def _falls_short(head: Token, lexicon: Lexicon, *, is_denied: bool) -> bool:
    """Whether there is too little of a good: "is far too weak", "not strong enough", "under attack"."""
    before = {c.lower_ for c in head.children}
    if head.pos_ == "NOUN":
        return not is_denied and case_of(head) in SUFFERED and head.lemma_.lower() in lexicon.suffering
    if is_denied:
        return "enough" in before and lexicon.valence.get(head.lemma_.lower(), 0) > 0
    return head.lemma_.lower() in lexicon.small and bool(before & TOO)


def _predicated(head: Token, lexicon: Lexicon) -> int:
    valence = lexicon.valence.get(head.lemma_.lower()) or lexicon.valence.get(head.lower_, 0)
    has_copula = any(c.dep_ == "cop" for c in head.children)
    predicative = has_copula or (head.pos_ == "ADJ" and head.dep_ in {"xcomp", "ROOT", "ccomp"})
    if not predicative or head.pos_ not in {"ADJ", "NOUN", "ADV", "ADP"}:
        return 0
    if valence >= 0 and head.pos_ == "NOUN" and _is_called_bad(head, lexicon):
        return -1  # "an odd way to bind nations"
    too = any(c.lower_ == "too" and c.dep_ == "advmod" for c in head.children)
    return -1 if too and head.pos_ == "ADJ" else valence


def _is_called_bad(noun: Token, lexicon: Lexicon) -> bool:
    return any(c.dep_ == "amod" and lexicon.valence.get(c.lemma_.lower()) == -1 for c in noun.children)


def _is_superlative(head: Token) -> bool:
    """ "Has never been greater", "nothing is more urgent": no other is so to that degree."""
    compared = head.tag_ == "JJR" or any(c.lower_ == "more" for c in head.children)
    return compared and any(c.lower_ in {"never", "nothing"} for c in head.children)


def _far_from(head: Token, lexicon: Lexicon) -> int:
    """ "Far from effective", "anything but safe": the opposite of what is named."""
    if head.lower_ not in {"far", "anything", "nothing"}:
        return 0
    for child in head.children:
        if child.i > head.i and any(c.lower_ in {"from", "but", "short"} for c in child.children):
            return -lexicon.valence.get(child.lemma_.lower(), 0)
    return 0


def act_of_judgement(head: Token, valence: int, lexicon: Lexicon) -> ActName:
    """The act of calling something good or bad: a warning where the evil is only to come."""
    if valence > 0:
        return "endorse"
    return "warn" if is_hypothetical(head, lexicon) or is_future(head, lexicon) else "criticise"


def danger_to(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What is said to endanger a good thing: "a threat to peace", "harmful to trade" are said of an evil."""
    head = edge.head
    if sign < 0 or edge.base not in {"nmod", "obl"} or edge.preposition[0] not in {"to", "for", "on", "upon"}:
        return None
    lemma = head.lemma_.lower()
    noun = head.pos_ == "NOUN" and lemma in lexicon.endangering
    adjective = head.pos_ == "ADJ" and lexicon.valence.get(lemma) == -1
    if not (noun or adjective) or is_negated(head, lexicon):
        return None
    return Finding((), act_of_judgement(head, -1, lexicon), 1, head, "harm", 0.4, is_fact=False)


def favour_to(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What is grudged a favour: "a giveaway to the banks", "a bailout for the mines"."""
    head = edge.head
    if edge.base not in {"nmod", "obl"} or edge.preposition[0] not in {"to", "for"} or sign < 0:
        return None
    if lexicon.favours.isdisjoint(written(head)) or is_negated(head, lexicon):
        return None
    return Finding((), act_of_judgement(head, -1, lexicon), -sign, head, "favour", 0.45, is_fact=False)


def clause_judgement(head: Token, sign: int, lexicon: Lexicon) -> Finding | None:
    """An adverb that judges a whole clause: "Unfortunately, Washington abandoned the treaty"."""
    for child in head.children:
        valence = lexicon.clause_valence.get(child.lower_) if child.dep_ == "advmod" else None
        if valence is not None:
            act = "endorse" if valence > 0 else "criticise"
            return Finding((), act, sign * valence, head, "clause adverb", 0.6, is_fact=False)
    return None
