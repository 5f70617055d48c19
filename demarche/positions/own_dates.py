"""Dates in a position's own sentence that say when it was taken, or when the deed was done.

Belongs here: one function for each way in which the tree leads from a position to a date.
Does not: dates of earlier sentences (passage_dates), which way comes first (dating).
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.dates.words import date_words
from demarche.parsing.tree import Token
from demarche.positions.dated import Dated, nearest
from demarche.positions.placing import PlacedDate, is_occasion
from demarche.positions.sharing import shared_clauses, times_of
from demarche.positions.telling import Telling, is_definite, names_beside
from demarche.positions.tense import is_predicate, predicate_of, tense_of

_OPENINGS = frozenset({"since", "after"})
_APART = frozenset({"acl", "acl:relcl", "ccomp"})
"""Clauses whose dates are their own: "the lands taken in 1967"."""
_VAGUE = frozenset({"in-the-past", "recently"})
"""Rules of expressions that say little beside a perfect: "has recently proposed" is today's."""


def of_noun(predicate: Token, telling: Telling) -> Dated | None:
    """The date that describes a deed named by a noun: "last summer's attack", "its pledge of 2007"."""
    if is_predicate(predicate):
        return None
    return nearest("noun", [d for d in telling.dates if predicate in d.nouns], predicate)


def of_clauses(predicate: Token, telling: Telling) -> Dated | None:
    """The date of the nearest clause that has one and whose time the predicate shares."""
    for clause, is_shared in shared_clauses(predicate, telling.is_speech):
        times = times_of(clause)
        own = [d for d in telling.dates if _is_time_of(d, clause, times) and d.mention.role != "by"]
        is_shared = is_shared or _is_past_unseen(clause, own)
        if tense_of(clause) != "past":
            own = [d for d in own if d.mention.rule not in _VAGUE]
        if not is_shared:
            own = [d for d in own if d.mention.role in _OPENINGS]
        found = nearest("clause", own, predicate) or (_of_occasion(clause, telling) if is_shared else None)
        if found is not None:
            return found
    return None


def _is_time_of(date: PlacedDate, clause: Token, times: Sequence[Token]) -> bool:
    """Whether a date says when a clause takes place: "in 1989", "when Iraq invaded Kuwait"."""
    if date.mention.rule == "deed":
        return date.clause in times
    return date.is_free and (date.clause == clause or date.clause in times)


def _is_past_unseen(clause: Token, dates: Sequence[PlacedDate]) -> bool:
    """Whether only a date gone by shows that a verb is in the past: "in May we put forward a plan"."""
    if clause.tag_ not in {"VBP", "VB"} or clause.lower_ not in date_words().unchanged:
        return False
    is_plain = tense_of(clause) in {"present", "bare"} and not any(c.dep_ == "mark" for c in clause.children)
    past = (d for d in dates if d.mention.role == "when" and not d.mention.is_future)
    return is_plain and any(d.clause == clause for d in past)


def _of_occasion(clause: Token, telling: Telling) -> Dated | None:
    """The date of an occasion that the text has dated before: "at the Warsaw summit"."""
    for child in clause.children:
        known = telling.occasions.get(child.lemma_.lower())
        if known is None or not child.dep_.startswith(("obl", "nsubj")):
            continue
        names = names_beside(child)
        if is_definite(child) and (not names or names & known.names):
            return Dated(known.date, "expression", "occasion")
    return None


def of_result(predicate: Token, telling: Telling) -> Dated | None:
    """The year by which a deed's result is known: "the treaty of 1972 that we signed"."""
    clause = predicate_of(predicate)
    if clause.lemma_.lower() not in date_words().makers or tense_of(clause) in {"present", "modal"}:
        return None
    made = [clause.head] if clause.dep_.startswith("acl") else []
    made += [c for c in clause.children if c.dep_ in {"obj", "nsubj:pass"} or _is_voted_on(c, clause)]
    return nearest("result", [d for d in telling.dates if d.nouns and _named(d.nouns[0]) in made], predicate)


def _named(word: Token) -> Token:
    """What a word names; of a number, what is numbered: "resolution 338 (1973)"."""
    return word.head if word.dep_ in {"flat", "nummod"} else word


def _is_voted_on(noun: Token, verb: Token) -> bool:
    """Whether a noun is what was voted on: "voted against the 1996 law"."""
    cases = {c.lower_ for c in noun.children if c.dep_ == "case"}
    return (
        verb.lemma_.lower() == "vote"
        and noun.dep_.startswith("obl")
        and bool(cases & {"for", "against", "on"})
    )


def of_sentence(predicate: Token, telling: Telling) -> Dated | None:
    """A date elsewhere in the sentence, for what is told in the past, where the tree leads nowhere."""
    if not any(tense_of(c) == "past" for c, _ in shared_clauses(predicate, telling.is_speech)):
        return None
    own = predicate_of(predicate)
    spoken = [d for d in telling.dates if d.clause == own and _is_of_doing(d)]
    loose = [
        d
        for d in telling.dates
        if d.mention.role in {"when", "after"}
        and not telling.is_quoted(d.token)
        and (d.is_free or (d.nouns[0].dep_ in {"obj", "obl"} and not d.is_of))
        and (d.clause == own or d.clause.dep_ not in _APART)
    ]
    return nearest("sentence", [*loose, *spoken], predicate)


def _is_of_doing(date: PlacedDate) -> bool:
    """Whether what acts is itself dated: "a 1973 ruling legalised it", "her 2009 speech called for it"."""
    return bool(date.nouns) and date.nouns[0].dep_ == "nsubj" and is_occasion(date.nouns[0])


def of_deed(predicate: Token, telling: Telling) -> Dated | None:
    """When something known to the world was done: "the invasion of Iraq"."""
    known = [d.mention for d in telling.dates if d.mention.rule == "deed"]
    mention = next((m for m in known if m.start <= predicate.idx < m.end), None)
    return Dated(mention.date, "expression", "deed", mention) if mention is not None else None
