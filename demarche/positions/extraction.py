"""The grammar extractor: documents in, positions out, one document at a time or in batches.

Belongs here: putting parser, codebook and reading together; what happens when one document fails.
Does not: how a document is read (grammar), the tables it fills (frames), processes and retries (flows).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from demarche.actors.book import ActorBook
from demarche.actors.linker import ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.acts.lexicon import build_lexicon
from demarche.documents import Document
from demarche.parsing.pipeline import ParsedSentence, Parser, load_parser, parse_document
from demarche.positions.candidates import Candidate
from demarche.positions.grammar import Grammar, candidates_of, rows_of
from demarche.positions.position import Extracted
from demarche.quarantine import Rejected
from demarche.releasing.sums import digest_of
from demarche.topics.beliefs import with_kinds
from demarche.topics.matching import TopicMatcher
from demarche.topics.seeding import with_terms
from schemas.codebooks.acts import load_acts
from schemas.codebooks.common import load_common
from schemas.codebooks.confidence import load_confidence
from schemas.codebooks.topics import load_topics

NAME = "grammar"


@dataclass(frozen=True, slots=True)
class ExtractionSettings:
    """What an extraction depends on besides its texts.

    `parser` is the folder of a spaCy pipeline with Universal Dependencies; `codebook` holds
    topics/, actors/ and acts/; `topics` is another topic codebook, a file or a folder.
    """

    parser: Path
    codebook: Path
    topics: Path | None = None
    confidence: float = 0.2


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

    def __init__(self, settings: ExtractionSettings) -> None:
        self._parser = load_parser(settings.parser)
        acts = load_acts(settings.codebook / "acts")
        lexicon = build_lexicon(acts)
        codebook = load_topics(settings.topics or settings.codebook / "topics")
        common = load_common(settings.codebook / "common.yaml")
        topics = with_kinds(with_terms(codebook, self._parser, lexicon, common), lexicon)
        self.topics = topics
        self.book = ActorBook.load(settings.codebook / "actors")
        self._grammar = Grammar(
            lexicon=lexicon,
            linker=ActorLinker(self.book),
            topics=TopicMatcher(topics),
            anaphora=acts.anaphora,
            targeted={topic.id: topic.owner_acts for topic in topics if topic.is_targeted},
            beliefs=frozenset(topic.id for topic in topics if topic.kind == "belief"),
            weights=load_confidence(settings.codebook / "confidence.yaml"),
            threshold=settings.confidence,
        )
        self.fingerprint = _digest(
            self._parser.fingerprint,
            digest_of(settings.codebook),
            digest_of(settings.topics) if settings.topics else "",
            digest_of(Path(__file__).parents[1]),
            str(settings.confidence),
        )

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
                yield self._one(document)
            except Exception as error:  # the run must go on, whatever one text does
                # The error's own message may hold words of the text, which may be restricted.
                reason = f"extraction failed: {type(error).__name__}. Split or mend the text, or report it."
                yield Extracted(
                    document.document_id,
                    0,
                    rejected=(
                        Rejected(
                            document.source_path,
                            document.document_id,
                            "extract",
                            "extraction-failed",
                            reason,
                        ),
                    ),
                )

    def read(self, document: Document) -> Reading:
        """Everything that a document may come to, before what is sure enough is chosen."""
        return self.read_parsed(document, parse_document(self._parser, document.text))

    def read_parsed(self, document: Document, sentences: list[ParsedSentence]) -> Reading:
        """The same of a document whose sentences are parsed already."""
        names = DocumentMemory(home=_home(document, self.book))
        return Reading(document, sentences, candidates_of(document, sentences, self._grammar, names), names)

    def _one(self, document: Document) -> Extracted:
        reading = self.read(document)
        sentences, names = reading.sentences, reading.names
        positions = tuple(rows_of(document, sentences, reading.candidates, self._grammar))
        used = {i for p in positions for i in (p.actor_id, p.holder_id, p.addressee_id, *p.target_ids)}
        minted = tuple(
            sorted((m for m in names.minted.values() if m.actor_id in used), key=lambda m: m.actor_id)
        )
        affiliations = tuple(sorted(a for a in names.affiliations if a[0] in used))
        return Extracted(document.document_id, len(sentences), positions, minted, affiliations)


def _home(document: Document, book: ActorBook) -> str | None:
    """The state a document's voice speaks for, if it speaks for exactly one."""
    states = {a.actor_id for a in document.actors if a.actor_id in book.states}
    return states.pop() if len(states) == 1 else None


@lru_cache(maxsize=1)
def _cached(settings: ExtractionSettings) -> GrammarExtractor:
    return GrammarExtractor(settings)


def extract_batch(settings: ExtractionSettings, documents: Sequence[Document]) -> list[Extracted]:
    """Positions of a batch, for a worker process, which keeps its extractor between batches."""
    return list(_cached(settings).extract(documents))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
