"""Whether the name of a state or capital is an actor, a place, or part of another name.

Belongs here: judging a name by the words around it. Does not: finding the name (naming).
"""

from __future__ import annotations

from demarche.actors.sentence import POSSESSIVE, Sentence

_PREFIXES = frozenset({"anti", "pro", "non", "pre", "post", "ex", "trans", "neo", "inter", "un"})
_BRIDGES = frozenset({"to", "from", "of", "for"})
_SERIES = frozenset({",", "and", "or"})
_QUALITIES = frozenset({"NOUN", "ADJ", ""})
_DATELINE = 7
"""How many words a date and an agency take between a dateline's place and its dash."""
_DASHES = frozenset({"(", "—", "–", "-", "--"})


def sense_of(sentence: Sentence, start: int, end: int, kind: str) -> str:
    """`actor`, `place` or `part` for a name at these tokens."""
    if _is_part(sentence, start, end, kind):
        return "part"
    if (
        kind in ("capital", "name")
        and sentence.word(start - 1) in _SERIES
        and sentence.last_place == start - 1
    ):
        return "place"
    return "place" if kind in ("capital", "name") and _is_place(sentence, start, end, kind) else "actor"


def _is_part(sentence: Sentence, start: int, end: int, kind: str) -> bool:
    before, after = sentence.word(start - 1), sentence.word(end)
    if before == "-" and sentence.word(start - 2).lower() in _PREFIXES:
        return True
    guards = sentence.book.words.guards
    if before == "of" or (before.lower() == "the" and sentence.word(start - 2) == "of"):
        head = sentence.word(start - 2 if before == "of" else start - 3)
        if head.lower() in guards.agreements_of and (head[:1].isupper() or kind == "capital"):
            return True
    if after in POSSESSIVE:
        return False
    if kind == "organisation":
        return _is_at_a_forum(sentence, end)
    if any(True for _ in sentence.senses(end, "agreement")):
        return kind == "capital" or (after[:1].isupper() and not sentence.is_headline)
    return (
        not sentence.is_headline
        and sentence.is_capital(end)
        and sentence.at(end) is None
        and after not in sentence.book.words.given_names
        and after.isalpha()
        and not (start == 0 and kind == "name")
    )


def _is_at_a_forum(sentence: Sentence, end: int) -> bool:
    """Whether a body only lends its name to where others meet: "U.N. climate talks", "the NATO summit"."""
    forums = sentence.book.words.government.forums
    if sentence.word(end) in forums:
        return True
    between = sentence.word(end)
    return (
        between.islower()
        and between.isalpha()
        and sentence.tags[end] in _QUALITIES
        and sentence.word(end + 1) in forums
    )


def _is_dateline(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a capital opens a report: "DUBLIN, July 2 (Reuters) -", "Washington, D.C. –"."""
    if not sentence.text(start, end).isupper() and sentence.word(end) != ",":
        return sentence.word(end) in _DASHES and not sentence.word(start - 1)[:1].islower()
    stop = next(
        (j for j in range(end, min(end + _DATELINE, len(sentence))) if sentence.word(j) in _DASHES), None
    )
    return stop is not None and all(not sentence.word(j)[:1].islower() for j in range(start, stop))


def _is_place(sentence: Sentence, start: int, end: int, kind: str) -> bool:
    guards = sentence.book.words.guards
    first = start - 1 if sentence.word(start - 1).lower() == "the" else start
    before = sentence.word(first - 1).lower()
    if before in guards.locative:
        return sentence.word(end) not in POSSESSIVE
    if kind != "capital":
        return False
    if _is_dateline(sentence, start, end):
        return True
    if before in guards.motion or before in ("a", "an"):
        return True
    return before in _BRIDGES and sentence.word(first - 2).lower() in guards.motion
