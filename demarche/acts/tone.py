"""The tone of words: how much good and bad is spoken of around a mention.

Belongs here: counting good and bad words with their negations. Does not: what a predicate says of one
thing (signs, positions.judgements); tone is evidence where no predicate says it.
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.acts.edges import edge_above
from demarche.acts.lexicon import Lexicon
from demarche.acts.negation import is_negated
from demarche.acts.signs import effect
from demarche.parsing.tree import Token

CONTENT = frozenset({"ADJ", "NOUN", "VERB", "ADV"})
BORDERS = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis"})
"""Relations that lead out of a clause."""
LONGEST = 12
"""Most steps to the top of a clause."""
TONED = frozenset({"criticise", "oppose", "refuse", "warn", "deny", "welcome", "support"})
"""Classes of attitude whose words are good or bad themselves; whoever demands may be of any mood."""


class Tones:
    """How good (+1) or bad (-1) each word of a sentence is; 0 for most."""

    def __init__(self, words: Iterable[Token], lexicon: Lexicon) -> None:
        self._values = [_value(word, lexicon) for word in words]
        self._sum = sum(self._values)
        self._toned = len(self._values) - self._values.count(0)

    def around(self, start: int = 0, end: int = 0) -> float:
        """Good words minus bad ones as a share of both, from -1 to 1; few words say less.

        Words `start` to `end` (end exclusive) do not count.
        """
        inside = self._values[start:end]
        toned = self._toned - len(inside) + inside.count(0)
        return (self._sum - sum(inside)) / (toned + 1)


def _value(word: Token, lexicon: Lexicon) -> int:
    if word.pos_ not in CONTENT:
        return 0
    lemma = word.lemma_.lower()
    value = lexicon.valence.get(lemma) or lexicon.valence.get(word.lower_, 0)
    value = value or lexicon.clause_valence.get(word.lower_, 0)
    if not value and word.pos_ == "VERB" and lemma in lexicon.harming:
        value = -1
    value = value or _attitude(word, lemma, lexicon)
    return -value if value and is_negated(word, lexicon) else value


def _attitude(word: Token, lemma: str, lexicon: Lexicon) -> int:
    tables = {"VERB": lexicon.attitude_verbs, "NOUN": lexicon.attitude_nouns}
    entry = tables.get(word.pos_, lexicon.attitude_adjectives).get(lemma)
    return entry.polarity if entry is not None and entry.name in TONED else 0


def complaint(words: Iterable[Token], lexicon: Lexicon) -> float:
    """The tone of words, each with what its clause does to it: "an end to the war" is good."""
    values = [value for word in words if (value := _in_its_clause(word, lexicon))]
    return sum(values) / (len(values) + 1)


def _in_its_clause(word: Token, lexicon: Lexicon) -> int:
    """The value of a word after all that governs it in its clause."""
    value = _value(word, lexicon)
    for _ in range(LONGEST if value else 0):
        edge = edge_above(word, lexicon)
        if edge is None or edge.relation in BORDERS:
            break
        word = edge.head
        attitude = lexicon.attitude_verbs.get(word.lemma_.lower())
        if attitude is None or not attitude.is_realis:  # whoever denounces a crime does not undo it
            value *= effect(edge, lexicon, value)[0]
        if word.pos_ in {"VERB", "ADJ"} and is_negated(word, lexicon):
            value = -value
    return value
