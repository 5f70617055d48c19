"""Finding the actors that a sentence names.

Belongs here: trying the rules at every token, longest expression first. Does not: the rules
(titles, people, chains, bodies), the lists (book), what a document remembers (memory).
"""

from __future__ import annotations

from dataclasses import replace

from demarche.actors.bodies import acronym_at, body_at, place_at, unlisted_body
from demarche.actors.book import ActorBook
from demarche.actors.branches import legislature_at
from demarche.actors.chains import chain_at, government_at
from demarche.actors.memory import DocumentMemory
from demarche.actors.mention import ActorMention
from demarche.actors.naming import named_by
from demarche.actors.own import everyday
from demarche.actors.people import name_at
from demarche.actors.period import Period
from demarche.actors.sentence import Sentence
from demarche.actors.titles import COURTESY, title_at
from demarche.actors.vocabulary import build_lexicon
from demarche.dates.edtf import EdtfDate
from demarche.parsing.tree import Doc

_OWNERS = frozenset({"organisation", "name", "government", "capital"})
"""Kinds of mentions that "its" may go back to."""


class ActorLinker:
    """Links names in sentences to the actors of a book, or to actors minted from the text."""

    def __init__(self, book: ActorBook) -> None:
        self.book = book
        self._lexicon = build_lexicon(book)
        self._genders = book.words.genders

    def mentions(self, doc: Doc, on: EdtfDate, memory: DocumentMemory | None = None) -> list[ActorMention]:
        """The actors that a sentence names, from left to right.

        `on` is the document's date (or the position's); it decides who held office and what existed.
        With a memory, the sentences of a document must come in their order.
        """
        memory = DocumentMemory() if memory is None else memory
        sentence = Sentence(doc, self.book, self._lexicon, Period.of(on), memory)
        memory.words.update(sentence.words)
        found: list[ActorMention] = []
        i, opens, count = 0, sentence.opens, len(sentence)
        while i < count:
            if not opens[i]:
                i += 1
                continue
            mention = self._at(sentence, i)
            if mention is None:
                i = self._skip(sentence, i)
                continue
            found.append(mention)
            if mention.kind == "organisation" and mention.sense == "actor":
                memory.body = mention.holder_id
            if mention.kind in _OWNERS and mention.sense == "actor":
                memory.latest = mention.holder_id
            found.extend(self._joined(sentence, mention))
            i = mention.end
            if mention.sense == "place":
                sentence.last_place = i + (sentence.word(i) == "," and sentence.word(i + 1) == "and")
        return [self._gendered(self._as_own(mention, memory)) for mention in found]

    def _as_own(self, mention: ActorMention, memory: DocumentMemory) -> ActorMention:
        """The document's own actor under the id that its metadata give it, in whatever words it is named."""
        if not memory.own or mention.kind == "person":
            return mention
        known = memory.own.get(mention.holder_id) or memory.own.get(everyday(mention.holder_id, self.book))
        if known is None:
            return mention
        return replace(mention, actor_id=known, holder_id=known, kind="organisation")

    def _gendered(self, mention: ActorMention) -> ActorMention:
        """With the gender that a person's given name tells, the first word of the id."""
        if mention.holder_id == mention.actor_id and mention.kind not in {"person", "office"}:
            return mention
        gender = self._genders.get(mention.holder_id.partition("-")[0], "")
        return replace(mention, gender=gender) if gender else mention

    @staticmethod
    def _joined(sentence: Sentence, first: ActorMention) -> list[ActorMention]:
        """The second state of a token such as "U.S.-Russia"."""
        named = (named_by(sentence, lexeme) for lexeme in sentence.by_start.get(first.start, ())[1:])
        return [
            ActorMention(first.start, first.end, other.actor_id, other.holder_id, other.kind, "joined")
            for other in named
            if other and first.end == first.start + 1 and other.actor_id != first.actor_id
        ]

    @staticmethod
    def _skip(sentence: Sentence, i: int) -> int:
        lexeme = sentence.at(i)
        return lexeme.end if lexeme and lexeme.senses[0].what == "guard" else i + 1

    @staticmethod
    def _at(sentence: Sentence, i: int) -> ActorMention | None:
        if sentence.memory.acronyms and sentence.is_capital(i) and (short := acronym_at(sentence, i)):
            return ActorLinker._headed(sentence, short)
        if i in sentence.by_start:
            lexeme = sentence.by_start[i][0]
            if lexeme.senses[0].what == "guard":
                return None
            return (
                title_at(sentence, i)
                or name_at(sentence, i)
                or chain_at(sentence, i)
                or government_at(sentence, i)
                or legislature_at(sentence, i)
                or unlisted_body(sentence, i, None)
            )
        if not sentence.is_capital(i):
            if sentence.word(i) in COURTESY:
                return name_at(sentence, i)
            return legislature_at(sentence, i) or place_at(sentence, i)
        if sentence.word(i) in COURTESY and (person := name_at(sentence, i)) is not None:
            return person
        body = body_at(sentence, i)
        return ActorLinker._headed(sentence, body) if body else name_at(sentence, i)

    @staticmethod
    def _headed(sentence: Sentence, body: ActorMention) -> ActorMention:
        """A body nobody listed with the title and name of its head: "Acme chief executive Ann Example"."""
        person = title_at(sentence, body.end, body.holder_id, body.start)
        return person if person and person.kind == "person" else body
