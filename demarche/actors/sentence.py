"""One sentence while its actors are being linked: its words, what the lexicon found in them, its date.

Belongs here: looking around in a sentence (the phrase at a token, runs of capitalised words).
Does not: any decision on who is meant (naming, persons, chains).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from demarche.actors.book import ActorBook
from demarche.actors.lexicon import Lexeme, Lexicon, Sense
from demarche.actors.memory import DocumentMemory
from demarche.actors.period import Period
from demarche.parsing.tree import Doc

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_PARTICLES = frozenset(
    [
        "de",
        "la",
        "van",
        "von",
        "bin",
        "al",
        "el",
        "der",
        "den",
        "da",
        "dos",
        "du",
        "ibn",
        "ter",
        "di",
        "del",
        "y",
    ]
)
_INNER = frozenset({"Our", "My", "Your", "Their", "All"})
LINKING = frozenset({"of", "for", "and", "the", "on", "in", "to", "&"})
_LONGEST_NAME = 6
_LONGEST_HEADLINE = 16


class Sentence:
    """A sentence, its lexemes by their first token, and the memory of its document."""

    def __init__(
        self, doc: Doc, book: ActorBook, lexicon: Lexicon, period: Period, memory: DocumentMemory
    ) -> None:
        self.doc = doc
        self.words = [token.text for token in doc]
        self.tags = [token.pos_ for token in doc]
        self.spaced = [bool(token.whitespace_) for token in doc]
        self.book = book
        self.period = period
        self.memory = memory
        self.last_place = -1
        self.lexemes = lexicon.find(doc)
        self.by_start: dict[int, list[Lexeme]] = {}
        for lexeme in self.lexemes:
            self.by_start.setdefault(lexeme.start, []).append(lexeme)
        self.opens = [
            token.text[:1].isupper() or token.lower_ in book.opening or i in self.by_start
            for i, token in enumerate(doc)
        ]
        """Whether anything that names an actor may begin at each token."""

    def __len__(self) -> int:
        return len(self.words)

    def word(self, i: int) -> str:
        """The word at a token, or nothing beyond the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def at(self, i: int) -> Lexeme | None:
        """The first phrase that starts at a token."""
        found = self.by_start.get(i)
        return found[0] if found else None

    def senses(self, i: int, *whats: str) -> Iterator[tuple[Lexeme, Sense]]:
        """Phrases at a token that may mean one of these, with the sense."""
        for lexeme in self.by_start.get(i, ()):
            for sense in lexeme.senses:
                if sense.what in whats:
                    yield lexeme, sense

    def noun(self, i: int, which: str) -> Lexeme | None:
        """A noun for a government at a token, of one of the lists in government.yaml."""
        return next((lexeme for lexeme, sense in self.senses(i, "noun") if sense.id == which), None)

    @cached_property
    def is_headline(self) -> bool:
        """Whether nearly all longer words are capitalised, so that capitals say nothing."""
        longer = [i for i, word in enumerate(self.words) if word.isalpha() and len(word) > 3]
        if not 4 < len(longer) <= _LONGEST_HEADLINE:
            return False
        if any(tag == "VERB" and word[0].islower() for word, tag in zip(self.words, self.tags, strict=True)):
            return False
        return sum(self.words[i][0].isupper() for i in longer) > 0.8 * len(longer)

    def is_capital(self, i: int) -> bool:
        """Whether a token can be part of a name: capitalised, an initial, no day or pronoun."""
        word = self.word(i)
        if not word[:1].isupper() or word in self.book.not_names or word[-1] in POSSESSIVE:
            return False
        return word not in self.book.not_names_alone or (
            self.word(i + 1) == "for" and self.word(i + 2)[:1].isupper()
        )

    @cached_property
    def _bodies(self) -> frozenset[str]:
        return frozenset(self.book.words.government.bodies)

    def skip_article(self, i: int) -> int:
        """The token after an article at `i`."""
        return i + 1 if self.word(i).lower() in ("the", "a", "an") else i

    def name_end(self, i: int) -> int:
        """Where a person's name that starts at `i` ends; `i` itself if there is none."""
        end = i
        while end < len(self) and end - i < _LONGEST_NAME:
            if self.is_capital(end) and not (end > i and self._opens_something(end)):
                end += 1
            elif end > i and self.is_joined(end):
                end += 2
            elif (end > i and self.word(end) in _PARTICLES and self.is_capital(end + 1)) or (
                end == i and self.word(end) in _PARTICLES and self.is_capital(end + 1) and i
            ):
                end += 1
            else:
                break
        return min(end, len(self))

    def _opens_something(self, i: int) -> bool:
        return any(
            sense.what in ("title", "noun", "agreement")
            for lexeme in self.by_start.get(i, ())
            for sense in lexeme.senses
        )

    def title_run_end(self, i: int) -> int:
        """Where a run of capitalised words starting at `i` ends, small words inside it allowed."""
        end = i
        while end < len(self):
            if (
                self.is_capital(end)
                or (end > i and self.word(end) in _INNER and self.is_capital(end + 1))
                or (self.word(end).isdigit() and end > i)
                or (
                    end > i
                    and self.word(end) == "-"
                    and not self.spaced[end - 1]
                    and self.is_capital(end + 1)
                )
                or self._is_plural_owner(end, i)
            ):
                end += 1
            else:
                after = end
                if end > i and self.word(end) == "and" and self.word(end - 1) in self._bodies:
                    break
                while self.word(after) in LINKING:
                    after += 1
                if after == end or end == i or not self.is_capital(after) or after - end > 2:
                    break
                if self.word(end) == "and" and (self._is_listed(after) or self._is_another_body(end + 1)):
                    break
                end = after
        return end

    def _is_another_body(self, i: int) -> bool:
        """Whether an article and a body's name begin at `i`: "Food First and the Council of the Poor"."""
        if self.word(i) != "the":
            return False
        end = i + 1
        while self.is_capital(end):
            if self.word(end) in self._bodies:
                return True
            end += 1
        return False

    def _is_plural_owner(self, i: int, start: int) -> bool:
        """Whether a mark at `i` makes an owner inside a name: "Sheriffs' Guild"."""
        return (
            i > start
            and self.word(i) in {"'", "’"}
            and self.word(i - 1)[-1:] == "s"
            and self.is_capital(i + 1)
        )

    def _is_listed(self, i: int) -> bool:
        return any(True for _ in self.senses(i, "name", "body", "person"))

    def is_joined(self, i: int) -> bool:
        """Whether a hyphen at `i` joins the words around it to one."""
        return self.word(i) == "-" and not self.spaced[i - 1] and not self.spaced[i]

    def text(self, start: int, end: int) -> str:
        """The words from `start` to `end` as written."""
        parts = (self.words[i] + (" " if self.spaced[i] else "") for i in range(start, end))
        return "".join(parts).strip()
