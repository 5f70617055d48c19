"""Finding the topics that a sentence mentions, and which way each mention points.

Belongs here: the terms of a codebook against a sentence, the conditions that terms set on the rest of
it, and what its passage makes of them. Does not: what the sentence wants of a topic (positions).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from demarche.actors.mention import ActorMention
from demarche.attribution.voices import is_state
from demarche.parsing.tree import Doc
from demarche.topics.company import Company, Hit
from demarche.topics.mentions import SURE, TopicMention
from demarche.topics.passages import Air
from demarche.topics.patterns import KINDS, SentenceTerms, actor_fits, goes_on
from demarche.topics.readings import resolve
from demarche.topics.terms import CompiledTerm, compile_term
from schemas.codebooks.topics import Term, Topic

MODIFIERS = frozenset({"compound", "amod"})
"""Places where words only say of what kind something is: a climate bill asserts nothing of the climate."""
NAMED = 3.0
"""What a term says of a passage beside the company words in it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    topic_id: str
    term: Term
    compiled: CompiledTerm
    with_: tuple[CompiledTerm, ...]
    without: tuple[CompiledTerm, ...]
    is_belief: bool
    following: frozenset[str]
    """Words of which one must stand right behind the first word or actor; empty where none must."""
    later: frozenset[str]
    """Words of which one must stand in the sentence beside the first; empty where none must."""


class _Opened:
    """The terms that one word or actor may open; those that need another word stand under it."""

    __slots__ = ("_by_following", "_by_later", "_following", "_free", "_later")

    def __init__(self, entries: Iterable[_Entry]) -> None:
        ordered = sorted(entries, key=lambda entry: entry.number)
        self._by_following: dict[str, list[_Entry]] = defaultdict(list)
        self._by_later: dict[str, list[_Entry]] = defaultdict(list)
        for entry in ordered:
            for word in entry.following:
                self._by_following[word].append(entry)
            for word in () if entry.following else entry.later:
                self._by_later[word].append(entry)
        self._following, self._later = frozenset(self._by_following), frozenset(self._by_later)
        self._free = [entry for entry in ordered if not entry.following and not entry.later]

    def among(self, following: frozenset[str], forms: frozenset[str]) -> Sequence[_Entry]:
        """Those whose other words are among the forms that follow and all of a sentence's forms.

        They stand in the order of the codebook.
        """
        needed = [
            entry
            for under, openers, known in (
                (self._by_following, self._following, following),
                (self._by_later, self._later, forms),
            )
            if under and not openers.isdisjoint(known)
            for word in openers & known
            for entry in under[word]
            if not entry.later or not entry.later.isdisjoint(forms)
        ]
        if not needed:
            return self._free
        found = {entry.number: entry for entry in (*needed, *self._free)}
        return [found[number] for number in sorted(found)]


_NOTHING = _Opened(())


@dataclass(frozen=True, slots=True)
class SentenceTopics:
    """One sentence against a codebook: terms found whatever their conditions, and company words."""

    doc: Doc
    terms: SentenceTerms
    found: tuple[tuple[TopicMention, _Entry], ...]
    hits: tuple[Hit, ...]


class TopicMatcher:
    """Finds mentions of the topics of one codebook; built once, safe to use for many texts."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._over = {topic.id: frozenset(topic.over) for topic in topics if topic.over}
        self._company = Company(topics)
        self.numbers = {topic.id: number for number, topic in enumerate(topics)}
        self.accompanied = frozenset(topic.id for topic in topics if topic.words)
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        by_actor: dict[str, list[_Entry]] = defaultdict(list)
        self._known: dict[frozenset[str], _Opened] = {}
        number = 0
        for topic in topics:
            for term in topic.terms:
                with_ = tuple(c for source in term.with_ for c in compile_term(source))
                without = tuple(c for source in term.without for c in compile_term(source))
                for compiled in compile_term(term.term):
                    entry = _Entry(
                        number,
                        topic.id,
                        term,
                        compiled,
                        with_,
                        without,
                        topic.kind == "belief",
                        _following(compiled),
                        _later(compiled),
                    )
                    number += 1
                    if (actor := compiled.elements[0].actor) is not None:
                        by_actor[actor].append(entry)
                    for word in compiled.first_words:
                        self._by_word[word].append(entry)
        self._openers = frozenset(self._by_word)
        self._by_actor = {actor: _Opened(entries) for actor, entries in by_actor.items()}

    def read(self, doc: Doc, actors: Sequence[ActorMention]) -> SentenceTopics:
        """Everything of the codebook that stands in a parsed sentence, before any choice."""
        sentence = SentenceTerms(doc, actors)
        found: list[tuple[TopicMention, _Entry]] = []
        forms = [*(word.forms for word in sentence.words), frozenset[str]()]
        for at, word in enumerate(sentence.words):
            if self._openers.isdisjoint(word.forms) and at not in sentence.actor_at:
                continue
            entries = self._opened_by(word.forms).among(forms[at + 1], sentence.forms)
            if at in sentence.actor_at:
                after, actor = sentence.actor_at[at]
                entries = (*entries, *self._opened_by_actor(actor, forms[after], sentence.forms))
            for entry in entries:
                end = sentence.match(entry.compiled.elements, at)
                if end is None or goes_on(sentence.words[end - 1], sentence.words[end : end + 1]):
                    continue
                if entry.without and sentence.contains(entry.without):
                    continue
                first, last = word.token.i, sentence.words[end - 1].token.i + 1
                if entry.is_belief and doc[first:last].root.dep_ in MODIFIERS:
                    continue
                toward = -entry.term.toward if word.is_turned else entry.term.toward
                mention = TopicMention(
                    first,
                    last,
                    doc[first:last].root.i,
                    entry.topic_id,
                    toward,
                    entry.term.weight,
                    entry.term.term,
                    plain=entry.term.toward * (-1 if entry.term.is_evil else 1),
                )
                found.append((mention, entry))
        return SentenceTopics(doc, sentence, tuple(found), tuple(self._company.hits(sentence.words)))

    def _opened_by(self, forms: frozenset[str]) -> _Opened:
        """Terms that a word of these forms may open."""
        if self._openers.isdisjoint(forms):
            return _NOTHING
        if forms not in self._known:
            entries = {e.number: e for form in forms for e in self._by_word.get(form, ())}
            self._known[forms] = _Opened(entries.values())
        return self._known[forms]

    def _opened_by_actor(
        self, actor: ActorMention, following: frozenset[str], forms: frozenset[str]
    ) -> Iterator[_Entry]:
        """Terms that an actor may open."""
        for name in (*KINDS, actor.actor_id):
            if name in self._by_actor and actor_fits(actor, name):
                yield from self._by_actor[name].among(following, forms)

    def evidence(self, sentences: Sequence[SentenceTopics], own: frozenset[str]) -> NDArray[np.float64]:
        """What each sentence by itself says for each topic (sentences x topics, >= 0); `own` as below."""
        evidence = np.zeros((len(sentences), len(self.numbers)))
        for row, sentence in zip(evidence, sentences, strict=True):
            company: dict[int, float] = defaultdict(float)
            for hit in sentence.hits:
                for number in hit.topics:
                    company[number] += hit.weight
            for number, weight in company.items():
                row[number] = weight
            named: dict[int, float] = {}
            for mention, entry in sentence.found:
                if _is_accompanied(entry, sentence.terms) and _is_between(entry, sentence.terms, own):
                    number = self.numbers[mention.topic_id]
                    named[number] = max(named.get(number, 0.0), mention.weight)
            for number, weight in named.items():
                row[number] += NAMED * weight
        return evidence

    def mentions(self, sentence: SentenceTopics, own: frozenset[str], air: Air) -> list[TopicMention]:
        """Topics mentioned in a sentence, in textual order.

        `own` are the actors whose voice the sentence may be in: they count as present for `between`.
        `air` says what its passage is about.
        """
        found: dict[tuple[int, int, str], TopicMention] = {}
        for mention, entry in sentence.found:
            if not _is_between(entry, sentence.terms, own):
                continue
            weight = mention.weight
            if entry.with_:
                if _is_accompanied(entry, sentence.terms):
                    weight = max(weight, SURE)
                elif not air.accompanies(mention):
                    continue
            key = (mention.start, mention.end, mention.topic_id)
            if key not in found or found[key].weight < weight:
                found[key] = mention.with_weight(weight)
        return resolve(list(found.values()), sentence.doc, self._over, air)


def _following(compiled: CompiledTerm) -> frozenset[str]:
    """The words that can stand right behind the first word or actor."""
    return compiled.elements[1].words if len(compiled.elements) > 1 else frozenset()


def _later(compiled: CompiledTerm) -> frozenset[str]:
    """The words of the place that the fewest words can fill, behind the first and whatever must follow it."""
    behind = compiled.elements[2 if _following(compiled) else 1 :]
    places = [element.words for element in behind if element.words]
    return min(places, key=len, default=frozenset())


def _is_accompanied(entry: _Entry, sentence: SentenceTerms) -> bool:
    return not entry.with_ or sentence.contains(entry.with_)


def _is_between(entry: _Entry, sentence: SentenceTerms, own: frozenset[str]) -> bool:
    return not entry.term.between or _between(entry.term.between, sentence.actors, own)


@cache
def _plain_first(groups: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], ...]:
    """The groups without their marks, those that name single actors before those that name kinds."""
    ordered = sorted(groups, key=lambda g: any(name.startswith("@") or name == "state" for name in g))
    return tuple(frozenset(name.removeprefix("@") for name in group) for group in ordered)


def _between(
    groups: tuple[tuple[str, ...], ...], actors: Sequence[ActorMention], own: frozenset[str]
) -> bool:
    """Whether each group has an actor of its own among those mentioned or speaking."""
    used: set[str] = set()
    for names in _plain_first(groups):
        present = sorted({a.actor_id for a in actors if any(actor_fits(a, n) for n in names)} - used)
        present += sorted(
            o for o in own if o not in used and (o in names or ("state" in names and is_state(o)))
        )
        if not present:
            return False
        used.add(present[0])
    return True
