"""Texts read by the committed parser and codebook, with their attributions and who speaks in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from demarche.actors import ActorBook, ActorLinker, DocumentMemory
from demarche.acts.lexicon import build_lexicon
from demarche.attribution.attributions import attributions
from demarche.attribution.holders import holders_of
from demarche.attribution.parts import Attribution
from demarche.attribution.quotes import find_quotations
from demarche.attribution.remembering import remember
from demarche.attribution.speakers import Talk
from demarche.attribution.voices import Holder, Memory, Sentence
from demarche.dates.edtf import parse_edtf
from demarche.parsing.pipeline import load_parser, parse_document
from schemas.codebooks.acts import load_acts

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Reading:
    """A text, its attributions, the speakers of its quoted words, and the holders of its pronouns."""

    text: str
    found: list[Attribution]
    spoken: list[tuple[str, tuple[str, ...]]]
    pronouns: list[tuple[str, tuple[str, ...]]]

    def triples(self) -> set[tuple[str, str, str]]:
        """Source, cue and content as text; split contents are joined by " ... "."""
        return {(self._words(a.source), self._words(a.cue), self._words(a.content)) for a in self.found}

    def _words(self, ranges: tuple[tuple[int, int], ...]) -> str:
        return " ... ".join(self.text[start:end] for start, end in ranges)


Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read() -> Read:
    parser = load_parser(ROOT / "models/en_demarche")
    lexicon = build_lexicon(load_acts(ROOT / "schemas/codebook/acts"))
    linker = ActorLinker(ActorBook.load(ROOT / "schemas/codebook/actors"))

    def run(text: str, on: str = "2016-09-12", own: tuple[Holder, ...] = ()) -> Reading:
        memory, names = Memory(own), DocumentMemory(home="USA")
        placed = []
        for parsed in parse_document(parser, text):
            mentions = tuple(linker.mentions(parsed.doc, parse_edtf(on), names))
            placed.append((parsed.start, Sentence(parsed.doc, mentions, own, memory, lexicon)))
        quotations = find_quotations(text)
        talk = Talk(text, placed, quotations)
        spoken, pronouns = [], []
        for number, (_, sentence) in enumerate(placed):
            speech = talk.speech(number)
            if speech.tokens:
                first, last = min(speech.tokens), max(speech.tokens)
                said = sentence.doc[first : last + 1].text
                spoken.append((said, tuple(h.holder_id for h in speech.holders)))
            for token in sentence.doc:
                if token.pos_ == "PRON" and token.lower_ in {"he", "she", "it", "they", "themselves"}:
                    pronouns.append((token.text, tuple(h.holder_id for h in holders_of(token, sentence))))
            remember(sentence, memory)
        return Reading(text, attributions(text, placed, quotations), spoken, pronouns)

    return run
