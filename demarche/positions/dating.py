"""Which date a position carries: the document's, or one that the text gives.

Belongs here: choosing among the dates of a sentence by attachment and tense, else the date a story goes on
under. Does not: reading expressions (dates.expressions), placing them in the tree (placing), whose time a
clause shares (sharing), what earlier sentences told (story).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from demarche.attribution.voices import FIRST_PERSON
from demarche.dates.edtf import EdtfDate
from demarche.dates.expressions import DateMention
from demarche.dates.words import date_words
from demarche.documents import Document
from demarche.parsing.tree import Token
from demarche.positions.findings import Finding
from demarche.positions.placing import PlacedDate
from demarche.positions.sharing import shared_clauses, times_of
from demarche.positions.telling import Telling, is_definite, names_beside
from demarche.positions.tense import is_predicate, predicate_of, subject_of_clause, tense_of

JUDGING = frozenset({"endorse", "criticise", "warn"})
"""Acts that judge what others did: the judgement is made when the text is written."""
OWN_VOICES = frozenset({"author", "quoted"})
_OPENINGS = frozenset({"since", "after"})
_APART = frozenset({"acl:relcl", "ccomp"})
"""Clauses whose dates are their own."""
_VAGUE = frozenset({"in-the-past", "recently"})
"""Rules of expressions that say little beside a perfect: "has recently proposed" is today's."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, its source (expression or document), the rule that chose it, and the words that say it.

    Rules: `told-now` (the document's date); `noun`, `clause`, `result`, `speech`, `sentence` and `deed`
    with the rule of the date expression; `occasion`, `speech-goes-on` and `story` for dates of sentences
    before.
    """

    date: EdtfDate
    source: str
    rule: str
    words: DateMention | None = None


def date_of(finding: Finding, voice: str, document: Document, telling: Telling) -> Dated:
    """The date of one finding.

    A date that describes the deed itself comes first, then one of its own clause, then of the clauses
    above as far as they share its time. What is told in the past goes on under the date of the story, what
    is said under that of the speech; a wish made now is the document's.
    """
    predicate, now = finding.predicate, Dated(document.published, "document", "told-now")
    is_quoted = voice == "quoted" or telling.is_quoted(predicate)
    if voice in OWN_VOICES and finding.act in JUDGING and not _is_first_person(predicate):
        return (_of_speech(predicate, telling, is_quoted) if is_quoted else None) or now
    tries: list[Callable[[], Dated | None]] = [
        lambda: _of_noun(predicate, telling),
        lambda: _of_clauses(predicate, telling),
        lambda: _of_result(predicate, telling),
        lambda: _of_speech(predicate, telling, is_quoted),
    ]
    if not is_quoted:
        tries.append(lambda: _of_sentence(predicate, telling))
        if document.text_kind != "precis":
            tries.append(lambda: _of_story(predicate, telling))
    if finding.act == "act":
        tries.append(lambda: _of_deed(predicate, telling))
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


def _of_noun(predicate: Token, telling: Telling) -> Dated | None:
    """The date that describes a deed named by a noun: "last summer's attack", "its pledge of 2007"."""
    if is_predicate(predicate):
        return None
    return _nearest("noun", [d for d in telling.dates if predicate in d.nouns], predicate)


def _of_clauses(predicate: Token, telling: Telling) -> Dated | None:
    """The date of the nearest clause that has one and whose time the predicate shares."""
    for clause, is_shared in shared_clauses(predicate, telling.is_speech):
        beside = [clause, *times_of(clause)]
        own = [d for d in telling.dates if d.is_free and d.clause in beside and d.mention.role != "by"]
        if tense_of(clause) != "past":
            own = [d for d in own if d.mention.rule not in _VAGUE]
        if not is_shared:
            own = [d for d in own if d.mention.role in _OPENINGS]
        found = _nearest("clause", own, predicate) or (_of_occasion(clause, telling) if is_shared else None)
        if found is not None:
            return found
    return None


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


def _of_result(predicate: Token, telling: Telling) -> Dated | None:
    """The year by which a deed's result is known: "the treaty of 1972 that we signed"."""
    clause = predicate_of(predicate)
    if clause.lemma_.lower() not in date_words().makers or tense_of(clause) in {"present", "modal"}:
        return None
    made = [clause.head] if clause.dep_.startswith("acl") else []
    made += [c for c in clause.children if c.dep_ in {"obj", "nsubj:pass"}]
    return _nearest("result", [d for d in telling.dates if d.nouns and d.nouns[0] in made], predicate)


def _of_speech(predicate: Token, telling: Telling, is_quoted: bool) -> Dated | None:
    """The date of the words that quote or report a position, where the tree does not lead to them."""
    goes_on = Dated(telling.voiced, "expression", "speech-goes-on") if telling.voiced is not None else None
    if is_quoted:
        said = [d for d in telling.dates if d.is_free and not telling.is_quoted(d.token)]
        spoken = [d for d in said if telling.is_speech(d.clause) and tense_of(d.clause) == "past"]
        return _nearest("speech", spoken, predicate) or goes_on
    top = _top(predicate, telling)
    return goes_on if telling.is_speech(top) and tense_of(top) == "past" else None


def _of_sentence(predicate: Token, telling: Telling) -> Dated | None:
    """A date elsewhere in the sentence, for what is told in the past, where the tree leads nowhere."""
    if not any(tense_of(c) == "past" for c, _ in shared_clauses(predicate, telling.is_speech)):
        return None
    own = predicate_of(predicate)
    loose = [
        d
        for d in telling.dates
        if d.mention.role in {"when", "after"}
        and not telling.is_quoted(d.token)
        and (d.is_free or (d.nouns[0].dep_ in {"obj", "obl"} and not d.is_of))
        and (d.clause == own or d.clause.dep_ not in _APART)
    ]
    return _nearest("sentence", loose, predicate)


def _of_story(predicate: Token, telling: Telling) -> Dated | None:
    """The date of the story, for a verb in the past; a report's "he said" is of today."""
    if telling.story is None or not is_predicate(predicate):
        return None
    top = _top(predicate, telling)
    is_past = tense_of(top) == "past" or predicate.tag_ == "VBD"
    return Dated(telling.story, "expression", "story") if is_past and not telling.is_said_now(top) else None


def _of_deed(predicate: Token, telling: Telling) -> Dated | None:
    """When something known to the world was done: "the invasion of Iraq"."""
    known = [d.mention for d in telling.dates if d.mention.rule == "deed"]
    mention = next((m for m in known if m.start <= predicate.idx < m.end), None)
    return Dated(mention.date, "expression", "deed", mention) if mention is not None else None


def _top(predicate: Token, telling: Telling) -> Token:
    """The uppermost clause whose time a predicate shares."""
    return [clause for clause, _ in shared_clauses(predicate, telling.is_speech)][-1]


def _nearest(rule: str, dates: Sequence[PlacedDate], predicate: Token) -> Dated | None:
    usable = [d for d in dates if not d.mention.is_future and d.mention.role != "by"]
    nearest = min(usable, key=lambda d: (abs(d.token.i - predicate.i), d.token.i), default=None)
    if nearest is None:
        return None
    return Dated(nearest.mention.date, "expression", f"{rule}+{nearest.mention.rule}", nearest.mention)
