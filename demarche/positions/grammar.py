"""Reading one document: sentences in order, with the memory that pronouns and quotations need.

Belongs here: the order in which a document is read and whose voice each passage is in.
Does not: the grammar of single sentences (climbing), batches and frames (extraction).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.actors.linker import ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.actors.mention import ActorMention
from demarche.acts.lexicon import Lexicon
from demarche.attribution.holders import holders_of
from demarche.attribution.quotes import find_quotations
from demarche.attribution.speakers import quoted_tokens, speaker_of
from demarche.attribution.voices import Holder, Memory, Sentence
from demarche.dates.expressions import find_dates
from demarche.documents import Document
from demarche.parsing.pipeline import ParsedSentence
from demarche.positions.climbing import climb
from demarche.positions.dating import Story
from demarche.positions.findings import Finding
from demarche.positions.position import Position
from demarche.positions.rows import Place, Taken, positions_in
from demarche.positions.weighing import consistent, salience
from demarche.topics.anaphora import TopicMemory
from demarche.topics.matching import TopicMatcher
from demarche.topics.mentions import TopicMention
from schemas.codebooks.acts import Anaphora

SILENT_GENRES = frozenset({"news"})
"""Genres whose own voice takes no side: a reporter's statements are not his positions."""
PRECIS_FACTOR = 0.85
"""A précis tells in its own words: what stands in no one's name is less surely the holder's."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What reading needs; built once for a codebook."""

    lexicon: Lexicon
    linker: ActorLinker
    topics: TopicMatcher
    anaphora: Anaphora
    targeted: frozenset[str]
    threshold: float


@dataclass(frozen=True, slots=True)
class _Read:
    """One sentence with its topics found, waiting for what the whole document says of them."""

    parsed: ParsedSentence
    outer: Sentence
    inner: Sentence
    quoted: frozenset[int]
    topics: tuple[TopicMention, ...]
    findings: tuple[tuple[Finding, ...], ...]


def read_document(
    document: Document, sentences: Sequence[ParsedSentence], grammar: Grammar, names: DocumentMemory
) -> list[Position]:
    """Positions of one document in textual order; `names` remembers the persons it introduces."""
    read = list(_read(document, sentences, grammar, names))
    trust = salience([item.topics for item in read])
    rows: list[Position] = []
    story = Story()
    for number, item in enumerate(read):
        taken = [
            taken
            for mention, findings in zip(item.topics, item.findings, strict=True)
            for taken in _taken(findings, mention, item, document, trust[number, mention.topic_id])
        ]
        dates = find_dates(item.parsed.doc.text, document.published, before=story.last)
        place = Place(document, item.parsed.index, item.parsed.start)
        rows += positions_in(taken, item.outer, place, dates, story.date, grammar.targeted, grammar.threshold)
        story.go_on(dates)
    return consistent(rows)


def _read(
    document: Document, sentences: Sequence[ParsedSentence], grammar: Grammar, names: DocumentMemory
) -> Iterator[_Read]:
    own = tuple(Holder(a.actor_id, a.holder_id, 1.0, a.holder_id != a.actor_id) for a in document.actors)
    memory = Memory(own)
    topic_memory = TopicMemory(grammar.anaphora)
    quotations = find_quotations(document.text)
    for parsed in sentences:
        mentions = tuple(grammar.linker.mentions(parsed.doc, document.published, names))
        outer = Sentence(parsed.doc, mentions, own, memory, grammar.lexicon)
        quoted = quoted_tokens(outer, parsed.start, quotations)
        speaker: tuple[Holder, ...] = ()
        if quoted:
            speaker = speaker_of(outer, quoted, grammar.lexicon)
        memory.speaker = speaker
        inner = Sentence(parsed.doc, mentions, speaker or own, memory, grammar.lexicon)
        actors = frozenset(h.actor_id for h in (*own, *speaker))
        named = [
            topic
            for topic in grammar.topics.mentions(parsed.doc, mentions, actors)
            if not _is_inside_a_name(topic, mentions)
        ]
        again = topic_memory.taken_up(parsed.index, parsed.doc, named, mentions)
        topics = (*named, *again)
        findings = tuple(
            tuple(climb(mention, inner if mention.head in quoted else outer, grammar.lexicon))
            for mention in topics
        )
        signs = [next((f.sign for f in found if f.rule != "bare"), None) for found in findings]
        topic_memory.note(parsed.index, parsed.doc, zip(topics, signs, strict=True))
        yield _Read(parsed, outer, inner, quoted, topics, findings)
        _remember(outer, memory)


def _taken(
    findings: Sequence[Finding], mention: TopicMention, item: _Read, document: Document, trust: float
) -> Iterator[Taken]:
    """Findings with their voice; those of the passage's own voice get its holders."""
    precis = document.text_kind == "precis"
    is_quoted = mention.head in item.quoted
    voice_holders = (item.inner if is_quoted else item.outer).voice
    for finding in findings:
        sure = finding.with_(confidence=finding.confidence * trust)
        if finding.holders:
            yield Taken(mention, sure, "quoted" if is_quoted else "reported")
        elif is_quoted:
            yield Taken(mention, sure.with_(holders=voice_holders), "quoted")
        elif precis:
            if finding.rule != "bare":
                told = sure.with_(holders=voice_holders, confidence=sure.confidence * PRECIS_FACTOR)
                yield Taken(mention, told, "reported")
        elif document.genre not in SILENT_GENRES:
            yield Taken(mention, sure.with_(holders=voice_holders), "author")


def _is_inside_a_name(topic: TopicMention, actors: Sequence[ActorMention]) -> bool:
    """Whether a topic's words only are part of somebody's name: "Campaign to Ban Landmines"."""
    return any(
        a.start <= topic.start and topic.end <= a.end and (a.start, a.end) != (topic.start, topic.end)
        for a in actors
        if a.kind in {"organisation", "group", "government"} and a.sense == "actor" and a.end - a.start > 1
    )


def _remember(sentence: Sentence, memory: Memory) -> None:
    """Subjects first, then whoever else is named, become what later pronouns mean."""
    named = [m for m in sentence.mentions if m.kind not in {"demonym", "capital"}]
    others = [
        t for m in named for t in [sentence.doc[m.start : m.end].root] if not t.dep_.startswith("nsubj")
    ]
    subjects = [t for t in sentence.doc if t.dep_.startswith("nsubj") and t.pos_ != "PRON"]
    for token in others:
        memory.note(holders_of(token, sentence), is_subject=False)
    for token in subjects:
        memory.note(holders_of(token, sentence), is_subject=True)
    for token in subjects[:1]:
        memory.is_about_a_thing = all(holder.is_described for holder in holders_of(token, sentence))
