"""Finding the topics that a sentence mentions, and which way each mention points.

Belongs here: the terms of a codebook against a sentence, and the conditions that terms set on the rest
of it. Does not: what the sentence wants of a topic (positions).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from demarche.actors.mention import ActorMention
from demarche.attribution.voices import is_state
from demarche.topics.mentions import SURE, TopicMention
from demarche.topics.patterns import SentenceTerms, actor_fits, goes_on
from demarche.topics.readings import resolve
from demarche.topics.terms import CompiledTerm, compile_term
from schemas.codebooks.topics import Term, Topic


@dataclass(frozen=True, slots=True)
class _Entry:
    topic_id: str
    term: Term
    compiled: CompiledTerm
    with_: tuple[CompiledTerm, ...]
    without: tuple[CompiledTerm, ...]


class TopicMatcher:
    """Finds mentions of the topics of one codebook; built once, safe to use for many texts."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._over = {topic.id: frozenset(topic.over) for topic in topics if topic.over}
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        self._by_actor: list[_Entry] = []
        for topic in topics:
            for term in topic.terms:
                with_ = tuple(c for source in term.with_ for c in compile_term(source))
                without = tuple(c for source in term.without for c in compile_term(source))
                for compiled in compile_term(term.term):
                    entry = _Entry(topic.id, term, compiled, with_, without)
                    if not compiled.first_words:
                        self._by_actor.append(entry)
                    for word in compiled.first_words:
                        self._by_word[word].append(entry)

    def mentions(self, doc: Doc, actors: Sequence[ActorMention], own: frozenset[str]) -> list[TopicMention]:
        """Topics mentioned in a parsed sentence, in textual order.

        `own` are the actors whose voice the sentence may be in: they count as present for `between`.
        """
        sentence = SentenceTerms(doc, actors)
        found: dict[tuple[int, int, str], TopicMention] = {}
        for at, word in enumerate(sentence.words):
            entries = {id(e): e for form in word.forms for e in self._by_word.get(form, ())}
            if at in sentence.actor_at:
                entries.update((id(e), e) for e in self._by_actor)
            for entry in entries.values():
                end = sentence.match(entry.compiled.elements, at)
                if end is None or goes_on(sentence.words[end - 1], sentence.words[end : end + 1]):
                    continue
                if not _allowed(entry, sentence, own):
                    continue
                first, last = word.token.i, sentence.words[end - 1].token.i + 1
                weight = max(entry.term.weight, SURE) if entry.with_ else entry.term.weight
                toward = -entry.term.toward if word.is_turned else entry.term.toward
                mention = TopicMention(
                    first, last, doc[first:last].root.i, entry.topic_id, toward, weight, entry.term.term
                )
                key = (first, last, entry.topic_id)
                if key not in found or found[key].weight < weight:
                    found[key] = mention
        return resolve(list(found.values()), doc, self._over)


def _allowed(entry: _Entry, sentence: SentenceTerms, own: frozenset[str]) -> bool:
    if entry.with_ and not sentence.contains(entry.with_):
        return False
    if entry.without and sentence.contains(entry.without):
        return False
    return not entry.term.between or _between(entry.term.between, sentence.actors, own)


def _between(
    groups: tuple[tuple[str, ...], ...], actors: Sequence[ActorMention], own: frozenset[str]
) -> bool:
    """Whether each group has an actor of its own among those mentioned or speaking."""
    used: set[str] = set()
    for group in sorted(groups, key=lambda g: any(name.startswith("@") or name == "state" for name in g)):
        names = {name.removeprefix("@") for name in group}
        present = sorted({a.actor_id for a in actors if any(actor_fits(a, n) for n in names)} - used)
        present += sorted(
            o for o in own if o not in used and (o in names or ("state" in names and is_state(o)))
        )
        if not present:
            return False
        used.add(present[0])
    return True
