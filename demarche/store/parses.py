"""Parses of whole documents, made only where none is kept.

Belongs here: which sentences of a text are known already, and their key. Does not: parsing itself
(parsing.pipeline), the form in which trees are kept (trees).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from demarche.parsing.pipeline import ParsedSentence, Parser
from demarche.parsing.sentences import SentenceSpan, split_sentences
from demarche.parsing.tree import Doc
from demarche.releasing.sums import digest_of
from demarche.store import trees
from demarche.store.entries import Shelf
from demarche.store.packing import DamagedError

KIND = "parses"


class Keys:
    """The keys of texts, for one fingerprint of a parser."""

    def __init__(self, fingerprint: str) -> None:
        self._prefix = f"{digest_of(Path(trees.__file__))} {fingerprint}\n".encode()

    def of(self, text: str) -> str:
        """The key of a clean text's parses."""
        digest = hashlib.sha256(self._prefix)
        digest.update(text.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


class Parses:
    """A parser with a memory. The text is split anew each time; a sentence not yet known is parsed then."""

    def __init__(self, parser: Parser, shelf: Shelf | None) -> None:
        self._parser, self._shelf, self._keys = parser, shelf, Keys(parser.fingerprint)

    def of(self, text: str) -> list[ParsedSentence]:
        """The sentences of a clean text, each with its tree."""
        spans = split_sentences(text)
        if self._shelf is None:
            return list(self._sentences(text, spans, {}))
        key = self._keys.of(text)
        known = self._known(self._shelf, key, text)
        is_whole = all((span.start, span.end) in known for span in spans)
        sentences = list(self._sentences(text, spans, known))
        if not is_whole:
            self._shelf.put(key, trees.encode(sentences))
        return sentences

    def _sentences(
        self, text: str, spans: list[SentenceSpan], known: dict[tuple[int, int], Doc]
    ) -> Iterator[ParsedSentence]:
        new = (text[span.start : span.end] for span in spans if (span.start, span.end) not in known)
        parsed = self._parser.parse(new)
        for i, span in enumerate(spans):
            tree = known.get((span.start, span.end)) or next(parsed)
            yield ParsedSentence(i, span.start, span.end, tree)

    def _known(self, shelf: Shelf, key: str, text: str) -> dict[tuple[int, int], Doc]:
        body = shelf.get(key)
        if body is None:
            return {}
        try:
            return trees.decode(body, text)
        except DamagedError:
            shelf.reject(key)
            return {}
