"""The record of one attribution: source, cue and content as stretches of a text.

Belongs here: the record. Does not: how attributions are found (attributions).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import inf

from demarche.attribution.cue import Cue
from demarche.attribution.spans import Range
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is made to say what, as ranges of the document's text.

    `sentence` is the number of the sentence that holds the source; `source_token` its head there.
    `content` rises and does not overlap. A quotation whose speaker is only to be guessed has no cue.
    `is_nested`: it stands within what somebody else is made to say.
    """

    sentence: int
    source_token: Token | None
    cue_token: Token | None
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    is_quotation: bool = False
    is_nested: bool = False

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch lies within the content."""
        at = bisect_right(self.content, (start, inf)) - 1
        return at >= 0 and end <= self.content[at].end


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a document, where it starts in the text, and its cues."""

    start: int
    sentence: Sentence
    cues: tuple[Cue, ...]

    @property
    def end(self) -> int:
        """Where the sentence ends in the text."""
        return self.start + len(self.sentence.doc.text)
