"""A parsed sentence as plain Python objects: tokens with their Universal Dependencies tree.

Belongs here: tokens, stretches of them, and making them from what spaCy parsed. Does not: parsing
(pipeline), keeping trees (store.trees), what a tree means (acts, attribution, positions).

Names and meanings are those of spaCy's own Token, Span and Doc. Reading a tree asks for the same few
strings thousands of times; plain attributes answer some ten times faster than spaCy's look-ups, and a
tree needs no model to be kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import overload

from spacy.tokens import Doc as SpacyDoc

_PLACE = attrgetter("i")


class Token:
    """One token; `children` stand in textual order, and the head of a root is the root itself.

    `left_edge` and `right_edge` are the first and the last token of the subtree.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_space",
        "left_edge",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "right_edge",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    head: Token
    children: tuple[Token, ...]
    left_edge: Token
    right_edge: Token
    morph: dict[str, list[str]]

    def __init__(
        self, i: int, idx: int, text: str, lemma: str, pos: str, tag: str, dep: str, whitespace: str
    ) -> None:
        self.i, self.idx, self.text, self.lower_ = i, idx, text, text.lower()
        self.lemma_, self.pos_, self.tag_, self.dep_, self.whitespace_ = lemma, pos, tag, dep, whitespace
        self.is_alpha, self.is_space = text.isalpha(), text.isspace()
        self.is_punct = pos == "PUNCT"
        self.children, self.morph = (), {}
        self.left_edge = self.right_edge = self

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> tuple[Token, ...]:
        """Children before the token."""
        return tuple(child for child in self.children if child.i < self.i)

    @property
    def rights(self) -> tuple[Token, ...]:
        """Children after the token."""
        return tuple(child for child in self.children if child.i > self.i)

    @property
    def subtree(self) -> list[Token]:
        """The token and everything below it, in textual order."""
        if not self.children:
            return [self]
        found, waiting = [], [self]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting.extend(token.children)
        found.sort(key=_PLACE)
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above, from the head to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether the token stands above another one."""
        return any(token is self for token in other.ancestors)

    def nbor(self, distance: int = 1) -> Token:
        """The token so many places further on. Raises IndexError outside the sentence."""
        place, tokens = self.i + distance, self.doc.tokens
        if not 0 <= place < len(tokens):
            raise IndexError(f"no token {distance} places from token {self.i}")
        return tokens[place]


class Span:
    """Tokens `start` to `end` (end exclusive) of a sentence; never empty."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def text(self) -> str:
        """The characters of the span."""
        last = self.doc[self.end - 1]
        return self.doc.text[self.doc[self.start].idx : last.idx + len(last)]

    @property
    def root(self) -> Token:
        """The first token whose head lies outside, nearest to the root of the sentence."""
        outer = [t for t in self if t.head is t or not self.start <= t.head.i < self.end]
        if len(outer) == 1:
            return outer[0]
        return min(outer, key=lambda token: sum(1 for _ in token.ancestors))


class Doc:
    """A sentence: its tokens in order, and its text."""

    __slots__ = ("text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, list(tokens)
        for token in self.tokens:
            token.doc = self

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Span(self, start, end)
        return self.tokens[place]


def tree_of(parsed: SpacyDoc) -> Doc:
    """The plain tree of a sentence that spaCy parsed."""
    tokens = [Token(t.i, t.idx, t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.whitespace_) for t in parsed]
    for token, source in zip(tokens, parsed, strict=True):
        token.morph = features(str(source.morph))
    return grown(parsed.text, tokens, [source.head.i for source in parsed])


def grown(text: str, tokens: Sequence[Token], heads: Sequence[int]) -> Doc:
    """The tree of a sentence from its tokens in order and the place of each one's head.

    The heads must lead to roots, which are their own heads; a cycle would never end.
    """
    below: list[list[Token]] = [[] for _ in tokens]
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        if head != token.i:
            below[head].append(token)
    for token, children in zip(tokens, below, strict=True):
        token.children = tuple(children)
    for token in tokens:
        for above in token.ancestors:
            if token.i < above.left_edge.i:
                above.left_edge = token
            elif token.i > above.right_edge.i:
                above.right_edge = token
    return Doc(text, tokens)


@lru_cache(maxsize=4096)
def features(morph: str) -> dict[str, list[str]]:
    """Morphological features by name, as "Number=Sing|Case=Nom" gives them; shared, never changed."""
    return {name: value.split(",") for name, _, value in (f.partition("=") for f in morph.split("|")) if name}
