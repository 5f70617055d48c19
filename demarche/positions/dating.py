"""Which date a position carries: the document's, or one that the text gives.

Belongs here: in which order the text is asked for a date, and what is dated as the text whatever it says.
Does not: the single ways to find one (own_dates, passage_dates), reading expressions (dates.expressions),
placing them in the tree (placing).
"""

from __future__ import annotations

from collections.abc import Callable

from demarche.attribution.voices import FIRST_PERSON
from demarche.documents import Document
from demarche.parsing.tree import Token
from demarche.positions.dated import Dated
from demarche.positions.findings import Finding
from demarche.positions.own_dates import of_clauses, of_deed, of_noun, of_result, of_sentence
from demarche.positions.passage_dates import of_speech, of_story
from demarche.positions.telling import Telling
from demarche.positions.tense import predicate_of, subject_of_clause

JUDGING = frozenset({"endorse", "criticise", "warn", "demand"})
"""Acts that judge what others did, or ask for more: that is done when the text is written."""
OWN_VOICES = frozenset({"author", "quoted"})


def date_of(finding: Finding, voice: str, document: Document, telling: Telling) -> Dated:
    """The date of one finding.

    A date that describes the deed itself comes first, then one of its own clause, then of the clauses
    above as far as they share its time. What is told in the past goes on under the date of the story, what
    is said under that of the speech; a wish made now is the document's.
    """
    predicate, now = finding.predicate, Dated(document.published, "document", "told-now")
    is_quoted = voice == "quoted" or telling.is_quoted(predicate)
    if voice in OWN_VOICES and finding.act in JUDGING and not _is_first_person(predicate):
        return (of_speech(predicate, telling, is_quoted) if is_quoted else None) or now
    tries: list[Callable[[], Dated | None]] = [
        lambda: of_noun(predicate, telling),
        lambda: of_clauses(predicate, telling),
        lambda: of_result(predicate, telling),
        lambda: of_speech(predicate, telling, is_quoted),
    ]
    if not is_quoted:
        tries.append(lambda: of_sentence(predicate, telling))
        if document.text_kind != "precis":
            tries.append(lambda: of_story(predicate, telling))
    if finding.act == "act":
        tries.append(lambda: of_deed(predicate, telling))
    return next((found for one in tries if (found := one()) is not None), now)


def _is_first_person(predicate: Token) -> bool:
    """Whether a clause is told of whoever speaks: "I was appalled", "it was clear that we had to"."""
    clause = predicate_of(predicate)
    subject = subject_of_clause(clause)
    if subject is None or subject.lower_ in {"it", "there", "that"}:
        inner = [subject_of_clause(c) for c in clause.children if c.dep_ in {"ccomp", "csubj"}]
        return any(s is not None and s.lower_ in FIRST_PERSON for s in inner)
    words = [subject, *(c for c in subject.children if c.dep_ == "nmod:poss")]
    return any(word.lower_ in FIRST_PERSON for word in words)
