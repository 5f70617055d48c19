"""Compiled terms against the words of one sentence.

Belongs here: where a term matches. Does not: which of several matches counts (readings), conditions on
the rest of the sentence (matching).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from demarche.actors.mention import ActorMention
from demarche.parsing.tree import Doc, Token
from demarche.topics.terms import GAP, CompiledTerm, Element
from demarche.topics.words import Word, words_of

KINDS = ("actor", "state", "org")
"""Kinds of actors that a term may ask for."""
ORGANISATION_KINDS = frozenset({"organisation", "group"})


class SentenceTerms:
    """Terms against the words of one sentence."""

    def __init__(self, doc: Doc, actors: Sequence[ActorMention]) -> None:
        found = words_of(doc, actors)
        self.words, self.actors, self.actor_at = found.words, found.actors, found.actor_at
        self.forms = frozenset().union(*(word.forms for word in self.words))
        self._places: dict[str, list[int]] = {}

    def match(self, elements: tuple[Element, ...], at: int, index: int = 0) -> int | None:
        """Where a match that starts at word `at` ends (exclusive), or None."""
        words, count = self.words, len(self.words)
        for number, element in enumerate(elements[index:], start=index):
            if element.is_gap:
                return self._match_gap(elements, at, number)
            if at >= count:
                return None
            if element.actor is not None:
                found = self.actor_at.get(at)
                if found is None or not actor_fits(found[1], element.actor):
                    return None
                at = found[0]
                continue
            word = words[at]
            if word.forms.isdisjoint(element.words):
                return None
            if element.pos is not None and not _pos_fits(word.token, element.pos):
                return None
            at += 1
        return at

    def _match_gap(self, elements: tuple[Element, ...], at: int, index: int) -> int | None:
        behind = elements[index + 1].words
        for skip in range(1, GAP + 1):
            if at + skip >= len(self.words):
                return None
            token = self.words[at + skip - 1].token
            # A finite verb in a gap is what composition reads; a term must not swallow it.
            if token.text in ".;:!?" or (token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "acl"}):
                return None
            if behind and behind.isdisjoint(self.words[at + skip].forms):
                continue
            end = self.match(elements, at + skip, index + 1)
            if end is not None:
                return end
        return None

    def contains(self, terms: Iterable[CompiledTerm]) -> bool:
        """Whether one of the terms stands anywhere in the sentence."""
        for term in terms:
            if term.first_words and self.forms.isdisjoint(term.first_words):
                continue
            for place in self._openings(term):
                if self.match(term.elements, place) is not None:
                    return True
        return False

    def _openings(self, term: CompiledTerm) -> Iterable[int]:
        """Where a term may begin: at its first words, anywhere for one that opens with an actor."""
        if not term.first_words:
            return self.actor_at
        if not self._places:
            for place, word in enumerate(self.words):
                for form in word.forms:
                    self._places.setdefault(form, []).append(place)
        return [place for form in term.first_words for place in self._places.get(form, ())]


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


def goes_on(last: Word, following: Sequence[Word]) -> bool:
    """Whether a hyphen joins the last word of a match to the next: "euro" is not in "Euro-Atlantic"."""
    if following and following[0].token.i == last.token.i:
        return True
    token = last.token
    return not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor(1).text in {"-", "‐", "‑"}
