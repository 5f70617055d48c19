"""The grammar extractor: documents in, positions out, one document at a time.

Belongs here: putting parser, codebook and reading together; what happens when one document fails.
Does not: how a document is read (grammar), the tables it fills (frames), processes and retries (flows).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from demarche.actors.book import ActorBook
from demarche.actors.linker import ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.actors.own import introduce_own
from demarche.acts.lexicon import build_lexicon
from demarche.documents import Document
from demarche.parsing.pipeline import ParsedSentence, Parser, load_parser
from demarche.positions.candidates import Candidate
from demarche.positions.grammar import Grammar, candidates_of, rows_of
from demarche.positions.position import Extracted, unreadable
from demarche.positions.settings import ExtractionSettings, fingerprint
from demarche.store.entries import Shelf
from demarche.store.parses import Parses
from demarche.topics.asserted import read_beliefs
from demarche.topics.beliefs import with_kinds
from demarche.topics.matching import TopicMatcher
from demarche.topics.seeding import with_terms
from schemas.codebooks.acts import load_acts
from schemas.codebooks.common import load_common
from schemas.codebooks.confidence import load_confidence
from schemas.codebooks.topics import load_topics
from schemas.codebooks.turns import load_turns

NAME = "grammar"


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with its trees, its candidates and the persons it introduces."""

    document: Document
    sentences: list[ParsedSentence]
    candidates: list[Candidate]
    names: DocumentMemory


class GrammarExtractor:
    """Reads positions with a dependency parser, a codebook and rules about English."""

    name = NAME

    def __init__(self, settings: ExtractionSettings, parses: Shelf | None = None) -> None:
        self._parser = load_parser(settings.parser)
        acts = load_acts(settings.codebook / "acts")
        lexicon = build_lexicon(acts)
        codebook = load_topics(settings.topics or settings.codebook / "topics")
        common = load_common(settings.codebook)
        beliefs = read_beliefs(codebook, self._parser, lexicon, common)
        asserted = frozenset(belief.topic_id for belief in beliefs)
        topics = with_kinds(with_terms(codebook, self._parser, lexicon, common, asserted), lexicon)
        self.topics = topics
        self.book = ActorBook.load(settings.codebook / "actors")
        self._grammar = Grammar(
            lexicon=lexicon,
            linker=ActorLinker(self.book),
            topics=TopicMatcher(topics),
            beliefs=beliefs,
            anaphora=acts.anaphora,
            targeted={topic.id: topic.owner_acts for topic in topics if topic.is_targeted},
            turns=load_turns(settings.codebook / "turns.yaml"),
            weights=load_confidence(settings.codebook / "confidence.yaml"),
            threshold=settings.confidence,
        )
        self._parses = Parses(self._parser, parses)
        self.fingerprint = fingerprint(settings)

    @property
    def parser(self) -> Parser:
        """What sentences are parsed with."""
        return self._parser

    @property
    def grammar(self) -> Grammar:
        """What documents are read with."""
        return self._grammar

    def extract(self, documents: Iterable[Document]) -> Iterator[Extracted]:
        """Positions of each document, in order. A document that cannot be read is rejected, not raised."""
        for document in documents:
            try:
                yield self.extract_one(document)
            except Exception as error:  # the run must go on, whatever one text does
                yield unreadable(document, error)

    def extract_one(self, document: Document) -> Extracted:
        """Positions of one document; raises whatever goes wrong."""
        reading = self.read(document)
        sentences, names = reading.sentences, reading.names
        positions = tuple(rows_of(document, sentences, reading.candidates, self._grammar))
        used = {i for p in positions for i in (p.actor_id, p.holder_id, p.addressee_id, *p.target_ids)}
        minted = tuple(
            sorted((m for m in names.minted.values() if m.actor_id in used), key=lambda m: m.actor_id)
        )
        affiliations = tuple(sorted(a for a in names.affiliations if a[0] in used))
        return Extracted(document.document_id, len(sentences), positions, minted, affiliations)

    def read(self, document: Document) -> Reading:
        """Everything that a document may come to, before what is sure enough is chosen."""
        return self.read_parsed(document, self._parses.of(document.text))

    def read_parsed(self, document: Document, sentences: list[ParsedSentence]) -> Reading:
        """The same of a document whose sentences are parsed already."""
        names = memory_of(document, self.book)
        return Reading(document, sentences, candidates_of(document, sentences, self._grammar, names), names)


def memory_of(document: Document, book: ActorBook) -> DocumentMemory:
    """What a document's metadata say of its actors before a word is read.

    Its home is the state for which its voice speaks, if that is exactly one.
    """
    actors = {a.actor_id for a in document.actors}
    states = actors & book.states.keys()
    memory = DocumentMemory(home=min(states) if len(states) == 1 else None)
    introduce_own(memory, book, actors)
    return memory
