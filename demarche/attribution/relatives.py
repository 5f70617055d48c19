"""What a relative pronoun stands for: "the unions, which oppose it", "the invasion of Kuwait, which harms".

Belongs here: the noun or the deed that a relative clause tells of. Does not: whom that noun stands for
(holders).
"""

from __future__ import annotations

from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token


def told_in_clause_of(relative: Token) -> Token | None:
    """The noun that a relative pronoun hangs on, if it is in a relative clause."""
    clause = relative.head
    if relative.lower_ == "whose" and clause.dep_ != "acl:relcl":
        clause = clause.head
    return clause.head if clause.dep_ == "acl:relcl" else None


def deed_at(noun: Token, relative: Token, sentence: Sentence) -> Token | None:
    """The deed of whose place a clause seems to tell: "the invasion of Kuwait, which violates the Charter".

    Its place does nothing itself.
    """
    deed = noun.head
    is_place = noun.dep_ == "nmod" and deed.pos_ in {"NOUN", "PROPN"} and bool(sentence.mentions_at(noun))
    apart = relative.i > 0 and relative.nbor(-1).text == ","
    return deed if is_place and apart and deed.lemma_.lower() in sentence.lexicon.event_nouns else None
