"""Whose time a clause shares: which dates in a sentence also say when a position was taken.

Belongs here: the clauses above a predicate that take place when it does, and those that say when one does.
Does not: the tense of one clause (tense), choosing a date (dating).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from demarche.parsing.tree import Token
from demarche.positions.tense import CONTENT, clause_above, predicate_of, tense_of

DEPTH = 8
"""Most clauses that are climbed to find out when something was done."""
_OTHER_TIMES = frozenset({"after", "before", "since", "until"})
"""Conjunctions of what happens at another time than the clause above."""
_TIMES = frozenset({"when", "while", "as", "after", "once", "whereupon"})


def shared_clauses(predicate: Token, is_speech: Callable[[Token], bool]) -> Iterator[tuple[Token, bool]]:
    """The clauses whose time a predicate shares, from its own up; false where only "since" may date it."""
    clause = predicate_of(predicate)
    for _ in range(DEPTH):
        tense = tense_of(clause)
        yield clause, tense in {"past", "perfect", "bare"}
        above = clause_above(clause)
        if above is None:
            return
        governor, relation = above
        is_content = relation in CONTENT and (relation != "parataxis" or is_speech(governor))
        if tense in {"present", "modal"} and not is_content:
            return
        if relation == "advcl" and tense != "bare" and _mark_of(clause) in _OTHER_TIMES:
            return
        if relation == "acl:relcl" or (relation == "conj" and tense != tense_of(governor)):
            return
        clause = governor


def times_of(clause: Token) -> list[Token]:
    """The clauses below one that say when it takes place."""
    below = [c for c in clause.children if _is_time(c) or _is_aside(c) or _is_promised(c, clause)]
    subjects = (c for c in clause.children if c.dep_ in {"nsubj", "nsubj:pass"})
    return [*below, *(c for subject in subjects for c in subject.children if _is_behind_subject(c))]


def _is_time(clause: Token) -> bool:
    """ "When I took office in January 1981, ..."."""
    led = any(w.lower_ in _TIMES and w.dep_ in {"mark", "advmod", "case"} for w in clause.children)
    return led and clause.dep_ in {"advcl", "advcl:relcl"}


def _is_aside(clause: Token) -> bool:
    """Whether a participle goes along with its verb: "speaking in Geneva in May, he urged"."""
    if clause.dep_ != "advcl" or clause.tag_ not in {"VBG", "VBN"} or tense_of(clause) != "bare":
        return False
    return not any(w.dep_ in {"mark", "case"} for w in clause.children)


def _is_behind_subject(clause: Token) -> bool:
    """The same where the parser hangs it on the subject: "the chancellor, speaking in March, urged"."""
    is_apart = any(c.is_punct and c.i < clause.i for c in clause.children)
    return clause.dep_ == "acl" and clause.tag_ == "VBG" and is_apart


def _is_promised(clause: Token, governor: Token) -> bool:
    """Whether a clause is what was promised or refused: a date gone by can only be that of the promise."""
    return clause.dep_ == "xcomp" and tense_of(clause) == "bare" and tense_of(governor) == "past"


def _mark_of(clause: Token) -> str:
    return next((c.lower_ for c in clause.children if c.dep_ == "mark"), "")
