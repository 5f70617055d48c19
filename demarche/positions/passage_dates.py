"""Dates that a position has from the speech it stands in or the story it is part of.

Belongs here: what earlier sentences, or the words around a quotation, say of its time.
Does not: keeping that memory (story), dates that the tree leads to (own_dates).
"""

from __future__ import annotations

from demarche.parsing.tree import Token
from demarche.positions.dated import Dated, nearest
from demarche.positions.sharing import shared_clauses
from demarche.positions.telling import Telling
from demarche.positions.tense import is_predicate, tense_of


def of_speech(predicate: Token, telling: Telling, is_quoted: bool) -> Dated | None:
    """The date of the words that quote or report a position, where the tree does not lead to them."""
    goes_on = Dated(telling.voiced, "expression", "speech-goes-on") if telling.voiced is not None else None
    if is_quoted:
        said = [d for d in telling.dates if d.is_free and not telling.is_quoted(d.token)]
        spoken = [d for d in said if telling.is_speech(d.clause) and tense_of(d.clause) == "past"]
        return nearest("speech", spoken, predicate) or goes_on or _of_told_speech(predicate, telling)
    top = top_of(predicate, telling)
    return goes_on if telling.is_speech(top) and tense_of(top) == "past" else None


def _of_told_speech(predicate: Token, telling: Telling) -> Dated | None:
    """The date of the story for words that it quotes: "As the president later declared, …"."""
    if telling.story is None or telling.is_report:
        return None
    said = [t for t in predicate.doc if telling.is_speech(t) and not telling.is_quoted(t)]
    return Dated(telling.story, "expression", "story") if any(tense_of(t) == "past" for t in said) else None


def of_story(predicate: Token, telling: Telling) -> Dated | None:
    """The date of the story, for a verb in the past; a report's "he said" is of today."""
    top = top_of(predicate, telling)
    if telling.story is None or not (is_predicate(predicate) or telling.is_speech(top)):
        return None
    is_past = tense_of(top) == "past" or predicate.tag_ == "VBD"
    return Dated(telling.story, "expression", "story") if is_past and not telling.is_said_now(top) else None


def top_of(predicate: Token, telling: Telling) -> Token:
    """The uppermost clause whose time a predicate shares."""
    return [clause for clause, _ in shared_clauses(predicate, telling.is_speech)][-1]
