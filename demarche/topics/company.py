"""The words that keep topics company, found in a sentence.

Belongs here: which company words of which topics a sentence holds, and how much each says.
Does not: terms that name a topic (matching), what a passage is about (passages).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from demarche.topics.spelling import fold
from demarche.topics.words import Word
from schemas.codebooks.topics import Topic

PHRASE = 1.5
"""What a phrase of several words says beside a single word known to as few topics."""


class Hit(NamedTuple):
    """Company words in a sentence: words `start` to `end` (end exclusive) speak for `topics`."""

    start: int
    end: int
    topics: tuple[int, ...]
    weight: float


class Company:
    """The company words of a codebook; built once. `topics` gives the numbers that hits speak of.

    The fewer topics know a word, the more it says: log(topics / topics that list it), scaled to 1, after
    the inverse document frequency of Spärck Jones (1972).
    """

    def __init__(self, topics: Sequence[Topic]) -> None:
        self.topics = tuple(topic.id for topic in topics)
        known: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for number, topic in enumerate(topics):
            for phrase in topic.words:
                known[tuple(fold(word) for word in phrase.lower().replace("-", " ").split())].add(number)
        most = math.log(len(topics) + 1)
        # By the first word and the second, which is empty where there is none: most words open many phrases.
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Hit]]]] = defaultdict(dict)
        for words, numbers in sorted(known.items(), key=lambda item: (-len(item[0]), item[0])):
            weight = math.log((len(topics) + 1) / len(numbers)) / most * (PHRASE if len(words) > 1 else 1.0)
            second = words[1] if len(words) > 1 else ""
            hit = Hit(0, len(words), tuple(sorted(numbers)), weight)
            self._phrases[words[0]].setdefault(second, []).append((words, hit))

        self._openers = frozenset(self._phrases)

    def hits(self, words: Sequence[Word]) -> list[Hit]:
        """Company words of a sentence in textual order; of overlapping ones the longest."""
        found: list[Hit] = []
        taken = 0
        for at, word in enumerate(words):
            if at < taken or self._openers.isdisjoint(word.forms):
                continue
            hit = self._longest(words, at)
            if hit is not None:
                taken = at + hit.end
                found.append(Hit(at, taken, hit.topics, hit.weight))
        return found

    def _longest(self, words: Sequence[Word], at: int) -> Hit | None:
        """The longest phrase that begins at a word; of equally long ones the first by their words."""
        following = words[at + 1].forms if at + 1 < len(words) else frozenset[str]()
        fitting = [
            (-len(phrase), phrase, hit)
            for form in self._openers & words[at].forms
            for second in ("", *following)
            for phrase, hit in self._phrases[form].get(second, ())
            if _goes_on(phrase, words, at)
        ]
        return min(fitting)[2] if fitting else None


def _goes_on(phrase: tuple[str, ...], words: Sequence[Word], at: int) -> bool:
    """Whether what follows the second word of a phrase follows here too."""
    return at + len(phrase) <= len(words) and all(
        word in words[at + n].forms for n, word in enumerate(phrase[2:], start=2)
    )
