"""How well one reading of a text's words agrees with another.

Belongs here: words matched by their place in the text, and what is counted about them.
Does not: parsing, treebanks, tables (evaluate).

As in the CoNLL 2018 shared task, scores are F1 over words found at the same characters and
punctuation counts; LAS ignores subtypes of relations, LAS+ does not. UAS- and LAS- leave
punctuation out, as spaCy's own scorer does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

Place = tuple[int, int]
ROOT: Place = (-1, -1)
MEASURES = ("words", "sentences", "UPOS", "XPOS", "feats", "lemmas", "UAS", "LAS", "LAS+", "UAS-", "LAS-")


class Reading(NamedTuple):
    """What is said of a word; `head` is the place of the word it hangs on, or ROOT."""

    upos: str
    xpos: str
    feats: str
    lemma: str
    head: Place
    relation: str


@dataclass
class Score:
    """Counts over a treebank: right words by measure, [gold, right] words by relation.

    `words`, `marks` (of punctuation) and `sentences` add up both readings'.
    """

    words: int = 0
    marks: int = 0
    sentences: int = 0
    right: Counter[str] = field(default_factory=Counter)
    relations: dict[str, list[int]] = field(default_factory=dict)

    def f1(self, measure: str) -> float:
        """F1 of one of MEASURES, in per cent."""
        whole = self.sentences if measure == "sentences" else self.words
        if measure.endswith("-"):
            whole -= self.marks
        return 200 * self.right[measure] / whole

    def add_sentences(self, gold: set[Place], found: set[Place]) -> None:
        """Count the sentences of a document."""
        self.right["sentences"] += len(gold & found)
        self.sentences += len(gold) + len(found)

    def add_words(self, gold: dict[Place, Reading], found: dict[Place, Reading]) -> None:
        """Count the words of a document."""
        for word in (*gold.values(), *found.values()):
            self.words += 1
            self.marks += word.relation == "punct"
        for place, true in gold.items():
            tally = self.relations.setdefault(true.relation, [0, 0])
            tally[0] += 1
            if place not in found:
                continue
            word = found[place]
            counts = "punct" not in (word.relation, true.relation)
            attached = word.head == true.head
            exactly = attached and word.relation == true.relation
            labelled = attached and word.relation.split(":")[0] == true.relation.split(":")[0]
            tally[1] += exactly
            self.right.update(
                {
                    "words": 1,
                    "UPOS": word.upos == true.upos,
                    "XPOS": word.xpos == true.xpos,
                    "feats": word.feats == true.feats,
                    "lemmas": word.lemma == true.lemma,
                    "UAS": attached,
                    "LAS": labelled,
                    "LAS+": exactly,
                    "UAS-": attached and counts,
                    "LAS-": labelled and counts,
                }
            )
