"""Whose words stand between quotation marks, sentence by sentence.

Belongs here: the quoted part of each sentence of a document and who speaks it, with the document's memory.
Does not: finding quotation marks (quotes), tying them to cues and sources (attributions).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from demarche.attribution.attributions import attributions
from demarche.attribution.floor import Floor
from demarche.attribution.holders import holders_of
from demarche.attribution.parts import Attribution
from demarche.attribution.quotes import Quotation, overlapping
from demarche.attribution.voices import Holder, Sentence

UNKNOWN = Holder("", "", 0.0, is_described=True)
"""Somebody who speaks, but nobody knows who: no row is made of it."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The tokens of a sentence that somebody else says, and who; empty where nobody else speaks."""

    tokens: frozenset[int] = frozenset()
    holders: tuple[Holder, ...] = ()


class Talk:
    """Who speaks in a document's quotations; to be asked for its sentences in their order.

    A source is resolved when its words are first met, with what the memory then holds, so that "he" in
    a later "…, he said" is whoever was spoken of before the quotation.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, Sentence]],
        quotations: Sequence[Quotation],
        spoken: Sequence[Floor] = (),
    ) -> None:
        self._sentences = sentences
        self._quotations = quotations
        self._spoken = spoken
        self._opened = [floor.start for floor in spoken]
        found = attributions(text, sentences, quotations)
        self._said = [a for a in found if a.is_quotation and not self._is_label(a)]
        self._by_sentence = self._met()
        self._holders: dict[int, tuple[Holder, ...]] = {}

    def _met(self) -> dict[int, list[int]]:
        """{sentence: those who may speak in it}, both by number."""
        starts = [start for start, _ in self._sentences]
        ends = [start + len(sentence.doc.text) for start, sentence in self._sentences]
        met: dict[int, list[int]] = defaultdict(list)
        for i, said in enumerate(self._said):
            first = bisect_right(ends, said.content[0].start)
            for number in range(first, bisect_left(starts, said.content[-1].end)):
                met[number].append(i)
        return met

    def speech(self, number: int) -> Speech:
        """The speech in one sentence; of several speakers the one of whom most is quoted."""
        start, sentence = self._sentences[number]
        owners: dict[int, int] = {}
        for i in self._by_sentence.get(number, ()):
            said = self._said[i]
            for token in sentence.doc:
                place = start + token.idx
                if said.holds(place, place + len(token.text)) and self._is_marked(place, said):
                    owners[token.i] = i
        middle = start + len(sentence.doc.text) // 2
        floor = self._floor(middle)
        if floor is not None and middle < floor.said:
            return Speech(frozenset(range(len(sentence.doc))), (UNKNOWN,))
        if floor is not None and not floor.is_own and 2 * len(owners) <= len(sentence.doc):
            tokens = frozenset(token.i for token in sentence.doc if start + token.idx >= floor.said)
            return Speech(tokens, floor.holders or (UNKNOWN,))
        if not owners:
            return Speech()
        ((most, _),) = Counter(owners.values()).most_common(1)
        tokens = frozenset(token for token, owner in owners.items() if owner == most)
        return Speech(tokens, self._speaker(most))

    def _floor(self, place: int) -> Floor | None:
        """Who has the floor at a place of the text."""
        at = bisect_right(self._opened, place) - 1
        return self._spoken[at] if at >= 0 else None

    def _is_label(self, said: Attribution) -> bool:
        """Whether a name and a colon open a turn, which goes on over paragraphs."""
        floor = self._floor(said.source[0].start) if said.source else None
        return floor is not None and said.source[0].start < floor.said

    def _is_marked(self, place: int, said: Attribution) -> bool:
        """Whether words of a content stand in quotation marks, or behind a name and a colon."""
        return said.cue_token is None or bool(overlapping(self._quotations, place, place + 1))

    def _speaker(self, i: int) -> tuple[Holder, ...]:
        if i not in self._holders:
            said = self._said[i]
            found: tuple[Holder, ...] = ()
            if said.source_token is not None:
                found = holders_of(said.source_token, self._sentences[said.sentence][1])
            self._holders[i] = found or (UNKNOWN,)
        return self._holders[i]
