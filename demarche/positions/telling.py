"""One sentence's dates with what the text before it has told.

Belongs here: the record that dating reads. Does not: how it is filled (story), how a date is chosen (dating).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from demarche.dates.edtf import EdtfDate
from demarche.dates.words import date_words
from demarche.parsing.tree import Token
from demarche.positions.placing import PlacedDate
from demarche.positions.tense import subject_of_clause


@dataclass(frozen=True, slots=True)
class Occasion:
    """A dated noun that the text may come back to ("its July summit in Warsaw"), with the names beside it."""

    date: EdtfDate
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence's dates in their tree, with what the text before it has told.

    `story` is the date under which the passage goes on, `voiced` that of the speech that it goes on
    with; `quoted` are character ranges within quotation marks; `speaking` are verbs of speech,
    `reporting` those of them that take no side; `is_report`: the text tells of today.
    """

    dates: tuple[PlacedDate, ...]
    story: EdtfDate | None
    voiced: EdtfDate | None
    occasions: Mapping[str, Occasion]
    quoted: tuple[tuple[int, int], ...]
    speaking: frozenset[str]
    reporting: frozenset[str]
    is_report: bool

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands within quotation marks."""
        return any(start <= token.idx < end for start, end in self.quoted)

    def is_speech(self, predicate: Token) -> bool:
        """Whether a predicate tells that somebody said something."""
        return predicate.lemma_.lower() in self.speaking

    def is_said_now(self, predicate: Token) -> bool:
        """Whether a report passes on by this predicate what is said today, unlike a story's "he proposed"."""
        if not self.is_report:
            return False
        if predicate.lemma_.lower() in self.reporting:
            return True
        subject = subject_of_clause(predicate)
        return self.is_speech(predicate) and (subject is None or subject.pos_ != "PRON")


def is_definite(noun: Token) -> bool:
    """Whether a noun is one that was spoken of: "the letter", "that summit"."""
    return any(c.dep_ == "det" and c.lower_ in {"the", "that", "this"} for c in noun.children)


def names_beside(noun: Token) -> frozenset[str]:
    """Names that tell an occasion from others of its kind: "the Warsaw summit", "the summit in Warsaw"."""
    months = date_words().month_names
    return frozenset(
        t.lower_
        for child in noun.children
        for t in (child, *child.children)
        if t.pos_ == "PROPN" and t.lower_ not in months
    )
