"""A linker over the real codebook, and a way to read a few sentences as one document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy

from demarche.actors import ActorBook, ActorLinker, ActorMention, DocumentMemory
from demarche.dates.edtf import parse_edtf

Found = list[tuple[str, ActorMention]]
Reader = Callable[..., Found]


@pytest.fixture(scope="session")
def book() -> ActorBook:
    return ActorBook.load()


@pytest.fixture(scope="session")
def read(book: ActorBook) -> Reader:
    """Mentions in sentences of one document, each with its words."""
    linker, nlp = ActorLinker(book), spacy.blank("en")

    def reader(*sentences: str, on: str = "2016-06-01", memory: DocumentMemory | None = None) -> Found:
        memory = memory or DocumentMemory()
        found: Found = []
        for text in sentences:
            doc = nlp(text)
            for mention in linker.mentions(doc, parse_edtf(on), memory):
                found.append((doc[mention.start : mention.end].text, mention))
        return found

    return reader
