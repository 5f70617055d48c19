"""Finding the topics that a sentence mentions, and which way each mention points.

Belongs here: terms against the lemmas of one sentence, their context conditions, and which of several
readings stays. Does not: what the sentence wants of a topic (positions).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from demarche.actors.mention import ActorMention
from demarche.topics.terms import GAP, CompiledTerm, Element, compile_term
from demarche.topics.words import Word, words_of
from schemas.codebooks.topics import Term, Topic

SURE = 0.7
"""A term of at least this weight names its topic alone; a vaguer one needs company."""
ORGANISATION_KINDS = frozenset({"organisation", "group"})


@dataclass(frozen=True, slots=True)
class TopicMention:
    """Tokens of a sentence (`start` to `end`, end exclusive) that name a topic.

    `toward` is +1 where furthering the thing named furthers the topic's proposition, else -1.
    """

    start: int
    end: int
    head: int
    topic_id: str
    toward: int
    weight: float
    term: str


@dataclass(frozen=True, slots=True)
class _Entry:
    topic_id: str
    term: Term
    compiled: CompiledTerm
    with_: tuple[CompiledTerm, ...]
    without: tuple[CompiledTerm, ...]


class _Sentence:
    """Terms against the words of one sentence."""

    def __init__(self, doc: Doc, actors: Sequence[ActorMention]) -> None:
        found = words_of(doc, actors)
        self.words, self.actors, self.actor_at = found.words, found.actors, found.actor_at

    def match(self, elements: tuple[Element, ...], at: int, index: int = 0) -> int | None:
        """Where a match that starts at word `at` ends (exclusive), or None."""
        if index == len(elements):
            return at
        element = elements[index]
        if element.is_gap:
            return self._match_gap(elements, at, index)
        if at >= len(self.words):
            return None
        if element.actor is not None:
            found = self.actor_at.get(at)
            if found is None or not actor_fits(found[1], element.actor):
                return None
            return self.match(elements, found[0], index + 1)
        word = self.words[at]
        if word.forms.isdisjoint(element.words):
            return None
        if element.pos is not None and not _pos_fits(word.token, element.pos):
            return None
        return self.match(elements, at + 1, index + 1)

    def _match_gap(self, elements: tuple[Element, ...], at: int, index: int) -> int | None:
        for skip in range(1, GAP + 1):
            if at + skip >= len(self.words):
                return None
            token = self.words[at + skip - 1].token
            # A finite verb in a gap is what composition reads; a term must not swallow it.
            if token.text in ".;:!?" or (token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "acl"}):
                return None
            end = self.match(elements, at + skip, index + 1)
            if end is not None:
                return end
        return None

    def contains(self, terms: Iterable[CompiledTerm]) -> bool:
        return any(self.match(t.elements, k) is not None for t in terms for k in range(len(self.words)))


def _pos_fits(token: Token, pos: str) -> bool:
    return (
        token.pos_ == pos
        or (pos == "NOUN" and token.pos_ == "PROPN")
        or (pos == "VERB" and token.pos_ == "AUX")
    )


def actor_fits(mention: ActorMention, wanted: str) -> bool:
    """Whether a mention is the actor named, or one of the kind named (`state`, `org`, `actor`)."""
    if wanted == "actor":
        return True
    if wanted == "state":
        return (
            len(mention.actor_id) == 3
            and mention.actor_id.isupper()
            and mention.kind not in ORGANISATION_KINDS
        )
    if wanted == "org":
        return mention.kind == "organisation"
    return mention.actor_id == wanted


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
        sentence = _Sentence(doc, actors)
        found: dict[tuple[int, int, str], TopicMention] = {}
        for at, word in enumerate(sentence.words):
            entries = {id(e): e for form in word.forms for e in self._by_word.get(form, ())}
            if at in sentence.actor_at:
                entries.update((id(e), e) for e in self._by_actor)
            for entry in entries.values():
                end = sentence.match(entry.compiled.elements, at)
                if end is None or _goes_on(sentence.words[end - 1], sentence.words[end : end + 1]):
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
        return self._resolve(list(found.values()), doc)

    def _resolve(self, found: list[TopicMention], doc: Doc) -> list[TopicMention]:
        """Which of several readings stay.

        Vague mentions need another of their topic; within a topic the longest of overlapping mentions
        stays, and between topics one inside a longer one that is as sure; a topic yields to those that
        are `over` it under the same verb.
        """
        company: dict[str, set[int]] = defaultdict(set)
        for mention in found:
            company[mention.topic_id].add(mention.head)
        sure = [m for m in found if m.weight >= SURE or len(company[m.topic_id]) > 1]
        ranked = sorted(sure, key=lambda m: (-(m.end - m.start), -m.weight, m.start, m.topic_id))
        kept: list[TopicMention] = []
        for mention in ranked:
            if not any(_yields(mention, other) for other in kept):
                kept.append(mention)
        beaten = {(other, _verb_above(doc[m.head])) for m in kept for other in self._over.get(m.topic_id, ())}
        return sorted(
            (m for m in kept if (m.topic_id, _verb_above(doc[m.head])) not in beaten),
            key=lambda m: (m.start, m.end, m.topic_id),
        )


def _goes_on(last: Word, following: Sequence[Word]) -> bool:
    """Whether a hyphen joins the last word of a match to the next: "euro" is not in "Euro-Atlantic"."""
    if following and following[0].token.i == last.token.i:
        return True
    token = last.token
    return not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor(1).text in {"-", "‐", "‑"}


def _yields(mention: TopicMention, longer: TopicMention) -> bool:
    if mention.start >= longer.end or longer.start >= mention.end:
        return False
    if mention.topic_id == longer.topic_id:
        return True
    inside = longer.start <= mention.start and mention.end <= longer.end
    return (
        inside
        and (mention.start, mention.end) != (longer.start, longer.end)
        and longer.weight >= mention.weight
    )


def _verb_above(token: Token) -> int:
    """The nearest verb above a token (its index), the root where there is none."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token.i


def _allowed(entry: _Entry, sentence: _Sentence, own: frozenset[str]) -> bool:
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
            o for o in own if o not in used and (o in names or ("state" in names and _is_state(o)))
        )
        if not present:
            return False
        used.add(present[0])
    return True


def _is_state(actor_id: str) -> bool:
    return len(actor_id) == 3 and actor_id.isupper()
