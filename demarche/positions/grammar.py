"""Reading one document: sentences in order, with the memory that pronouns and quotations need.

Belongs here: the order in which a document is read and whose voice each passage is in.
Does not: the grammar of single sentences (climbing), batches and frames (extraction).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.actors.linker import ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.acts.lexicon import Lexicon
from demarche.attribution.holders import Holder, Memory, Sentence, holders_of
from demarche.attribution.quotes import find_quotations
from demarche.attribution.speakers import quoted_tokens, speaker_of
from demarche.dates.expressions import find_dates
from demarche.documents import Document
from demarche.parsing.pipeline import ParsedSentence
from demarche.positions.climbing import climb
from demarche.positions.findings import Finding
from demarche.positions.position import Position
from demarche.positions.rows import Place, Taken, positions_in
from demarche.topics.matching import TopicMatcher

SILENT_GENRES = frozenset({"news", "other"})
"""Genres whose own voice takes no side: a reporter's statements are not his positions."""
PRECIS_FACTOR = 0.85
"""A précis tells in its own words: what stands in no one's name is less surely the holder's."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What reading needs; built once for a codebook."""

    lexicon: Lexicon
    linker: ActorLinker
    topics: TopicMatcher
    targeted: frozenset[str]
    threshold: float


def read_document(
    document: Document, sentences: Sequence[ParsedSentence], grammar: Grammar, names: DocumentMemory
) -> Iterator[Position]:
    """Positions of one document in textual order; `names` remembers the persons it introduces."""
    own = tuple(
        Holder(a.actor_id, a.holder_id, 1.0, a.holder_id != a.actor_id) for a in document.actors
    )
    memory = Memory(own)
    quotations = find_quotations(document.text)
    context = None
    paragraph = -1
    for parsed in sentences:
        breaks = document.text.count("\n\n", 0, parsed.start)
        if breaks != paragraph:
            paragraph, context = breaks, None
        mentions = tuple(grammar.linker.mentions(parsed.doc, document.published, names))
        outer = Sentence(parsed.doc, mentions, own, memory, grammar.lexicon.works)
        quoted = quoted_tokens(outer, parsed.start, quotations)
        speaker: tuple[Holder, ...] = ()
        if quoted:
            speaker = speaker_of(outer, quoted, grammar.lexicon)
            memory.speaker = speaker
        elif memory.speaker:
            memory.speaker = ()
        inner = Sentence(parsed.doc, mentions, speaker or own, memory, grammar.lexicon.works)
        actors = frozenset(h.actor_id for h in (*own, *speaker))
        taken = [
            item
            for mention in grammar.topics.mentions(parsed.doc, mentions, actors)
            for item in _taken(
                climb(mention, inner if mention.head in quoted else outer, grammar.lexicon),
                mention.head in quoted,
                inner if mention.head in quoted else outer,
                document,
                mention,
            )
        ]
        dates = find_dates(parsed.doc.text, document.published)
        place = Place(document, parsed.index, parsed.start)
        yield from positions_in(taken, outer, place, dates, context, grammar.targeted, grammar.threshold)
        told = [d.date for d in dates if d.role != "modifier" and not d.is_future]
        context = told[-1] if told else context
        _remember(outer, memory)


def _taken(
    findings: Sequence[Finding], is_quoted: bool, sentence: Sentence, document: Document, mention: object
) -> Iterator[Taken]:
    """Findings with their voice; those of the passage's own voice get its holders."""
    precis = document.text_kind == "precis"
    for finding in findings:
        if finding.holders:
            voice = "quoted" if is_quoted else "reported"
            yield Taken(mention, finding, voice)  # type: ignore[arg-type]
            continue
        silent = document.genre in SILENT_GENRES and not precis
        if not is_quoted and silent:
            continue
        if precis and finding.rule == "bare":
            continue
        voice = "quoted" if is_quoted else ("reported" if precis else "author")
        confidence = finding.confidence * (PRECIS_FACTOR if precis and not is_quoted else 1.0)
        yield Taken(mention, finding.with_(holders=sentence.voice, confidence=confidence), voice)  # type: ignore[arg-type]


def _remember(sentence: Sentence, memory: Memory) -> None:
    """Subjects first, then whoever else is named, become what later pronouns mean."""
    named = [m for m in sentence.mentions if m.kind not in {"demonym", "capital"}]
    others = [t for m in named for t in [sentence.doc[m.start : m.end].root] if not t.dep_.startswith("nsubj")]
    subjects = [t for t in sentence.doc if t.dep_.startswith("nsubj") and t.pos_ != "PRON"]
    for token in (*others, *subjects):
        memory.note(holders_of(token, sentence))
