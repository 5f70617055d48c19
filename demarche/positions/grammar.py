"""Reading one document: sentences in order, with the memory that pronouns and quotations need.

Belongs here: the order in which a document is read and whose voice each passage is in.
Does not: the grammar of single sentences (climbing), batches and frames (extraction).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from demarche.actors.linker import ActorLinker
from demarche.actors.memory import DocumentMemory
from demarche.actors.mention import ActorMention
from demarche.acts.lexicon import Lexicon
from demarche.attribution.floor import floors
from demarche.attribution.quotes import find_quotations
from demarche.attribution.remembering import remember
from demarche.attribution.speakers import Talk
from demarche.attribution.voices import Holder, Memory, Sentence
from demarche.documents import Document
from demarche.parsing.pipeline import ParsedSentence
from demarche.positions.candidates import Candidate, Read, candidates_in
from demarche.positions.choosing import SIDELESS, Chosen, choose, weighed
from demarche.positions.climbing import Climber
from demarche.positions.confidence import Weights
from demarche.positions.position import Position
from demarche.positions.rows import Place, position
from demarche.positions.story import Story
from demarche.positions.weighing import consistent
from demarche.topics.anaphora import TopicMemory
from demarche.topics.asserted import Belief, assertions
from demarche.topics.implied import implied_clauses, implied_mentions
from demarche.topics.matching import TopicMatcher
from demarche.topics.mentions import TopicMention
from demarche.topics.passages import in_the_air
from schemas.codebooks.acts import Anaphora
from schemas.codebooks.turns import TurnWords


@dataclass(frozen=True, slots=True)
class Grammar:
    """What reading needs; built once for a codebook.

    `targeted`: topics with an open slot, and whether the owner of such a thing acts, so is no target.
    """

    lexicon: Lexicon
    linker: ActorLinker
    topics: TopicMatcher
    beliefs: tuple[Belief, ...]
    anaphora: Anaphora
    targeted: Mapping[str, bool]
    turns: TurnWords
    weights: Weights
    threshold: float


def rows_of(
    document: Document,
    sentences: Sequence[ParsedSentence],
    candidates: Sequence[Candidate],
    grammar: Grammar,
) -> list[Position]:
    """The positions that a document's candidates come to, in textual order."""
    by_sentence: dict[int, list[Chosen]] = defaultdict(list)
    for item in choose(weighed(candidates, grammar.weights, document.genre), grammar.threshold):
        by_sentence[item.candidate.read.parsed.index].append(item)
    rows: list[Position] = []
    story = Story(document, grammar.lexicon)
    for parsed in sentences:
        place = Place(document, story.read(parsed))
        rows += [
            position(item, place, grammar.lexicon, grammar.targeted) for item in by_sentence[parsed.index]
        ]
    return consistent(rows)


def candidates_of(
    document: Document, sentences: Sequence[ParsedSentence], grammar: Grammar, names: DocumentMemory
) -> list[Candidate]:
    """Every candidate of a document in textual order, not yet weighed.

    `names` remembers the persons that the document introduces.
    """
    return [c for read in _read(document, sentences, grammar, names) for c in candidates_in(read, document)]


def _read(
    document: Document, sentences: Sequence[ParsedSentence], grammar: Grammar, names: DocumentMemory
) -> Iterator[Read]:
    own = tuple(Holder(a.actor_id, a.holder_id, 1.0, a.holder_id != a.actor_id) for a in document.actors)
    memory = Memory(own)
    topic_memory = TopicMemory(grammar.anaphora)
    linked = [tuple(grammar.linker.mentions(s.doc, document.published, names)) for s in sentences]
    outers = [
        Sentence(s.doc, mentions, own, memory, grammar.lexicon)
        for s, mentions in zip(sentences, linked, strict=True)
    ]
    starts = [s.start for s in sentences]
    placed = list(zip(starts, outers, strict=True))
    spoken = floors(document, names, grammar.linker.book, grammar.turns)
    talk = Talk(document.text, placed, find_quotations(document.text), spoken)
    seen = [grammar.topics.read(s.doc, found) for s, found in zip(sentences, linked, strict=True)]
    parties = frozenset(holder.actor_id for holder in own)
    airs = in_the_air(grammar.topics.numbers, grammar.topics.evidence(seen, parties))
    for number, (parsed, mentions) in enumerate(zip(sentences, linked, strict=True)):
        air = airs[number]
        outer = outers[number]
        speech = talk.speech(number)
        quoted, speaker = speech.tokens, speech.holders
        inner = Sentence(parsed.doc, mentions, speaker or own, memory, grammar.lexicon)
        actors = frozenset(h.actor_id for h in (*own, *speaker))
        named = [
            topic
            for topic in grammar.topics.mentions(seen[number], actors, air)
            if not _is_inside_a_name(topic, mentions)
        ]
        named += assertions(parsed.doc, grammar.beliefs, grammar.lexicon)
        again = topic_memory.taken_up(parsed.index, parsed.doc, named, mentions)
        implied = implied_mentions(seen[number], air, (*named, *again))
        known = (*named, *again, *implied)
        topics = (*known, *implied_clauses(parsed.doc, air, known, grammar.topics.accompanied))
        climber = Climber(parsed.doc, grammar.lexicon)
        plain, heard = outer.keeping(), inner.keeping()
        findings = tuple(
            tuple(climber.climb(mention, heard if mention.head in quoted else plain)) for mention in topics
        )
        signs = [next((f.sign for f in found if f.rule != "bare"), None) for found in findings]
        outer_signs = [
            next((f.sign for f in reversed(found) if f.rule not in SIDELESS), None) for found in findings
        ]
        resumed = topic_memory.resumed(parsed.doc, topics, outer_signs)
        topics += tuple(resumed)
        findings += tuple(tuple(climber.told(t, heard if t.head in quoted else plain)) for t in resumed)
        signs += [None] * len(resumed)
        topic_memory.note(parsed.index, parsed.doc, zip(topics, signs, strict=True), mentions)
        yield Read(parsed, outer, inner, quoted, air, topics, findings)
        remember(outer, memory)


def _is_inside_a_name(topic: TopicMention, actors: Sequence[ActorMention]) -> bool:
    """Whether a topic's words only are part of somebody's name: "Campaign to Ban Landmines"."""
    return any(
        a.start <= topic.start and topic.end <= a.end and (a.start, a.end) != (topic.start, topic.end)
        for a in actors
        if a.kind in {"organisation", "group", "government"} and a.sense == "actor" and a.end - a.start > 1
    )
