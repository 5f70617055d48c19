"""All words by which actors are named, in one trie over the pieces of tokens.

Belongs here: entering phrases, and finding the longest ones in a sentence whatever the tokenizer does.
Does not: what to enter (vocabulary), what a find means (linker).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from demarche.actors.period import ALWAYS, Period
from demarche.parsing.tree import Doc

_PIECE = re.compile(r"\w+|[^\w\s]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "‐": "-"})
_JOINTS = frozenset("-/'—")


class Sense(NamedTuple):
    """One thing that a phrase may mean. `near`: words of which one must be near."""

    what: str
    id: str
    valid: Period = ALWAYS
    near: tuple[str, ...] = ()


class Lexeme(NamedTuple):
    """A phrase found in a sentence: its tokens (end exclusive) and what it may mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]


@cache
def pieces(text: str) -> tuple[str, ...]:
    """A token's words and marks, apostrophes and hyphens made plain."""
    return tuple(_PIECE.findall(text.translate(_QUOTES)))


class Lexicon:
    """A trie from pieces to senses; the empty string marks the end of a phrase."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, phrase: str, sense: Sense) -> None:
        """Enter a phrase as written, case and all."""
        node = self._root
        for piece in pieces(phrase):
            node = node.setdefault(piece, {})
        senses = node.setdefault("", [])
        if sense not in senses:
            senses.append(sense)

    def phrases(self) -> Iterator[tuple[tuple[str, ...], list[Sense]]]:
        """Every phrase with its senses."""
        stack: list[tuple[tuple[str, ...], dict[str, Any]]] = [((), self._root)]
        while stack:
            path, node = stack.pop()
            for piece, child in node.items():
                if piece:
                    stack.append(((*path, piece), child))
                else:
                    yield path, child

    def find(self, doc: Doc) -> list[Lexeme]:
        """The longest phrases from left to right, starting and ending where tokens (or their joints) do."""
        words: list[str] = []
        owners: list[int] = []
        for i, token in enumerate(doc):
            for part in pieces(token.text):
                words.append(part)
                owners.append(i)
        found: list[Lexeme] = []
        root, position, count = self._root, 0, len(words)
        while position < count:
            word = words[position]
            node = root.get(word) or (self._shouted(root, word) if word.isupper() else None)
            if node is None or not self._starts(words, owners, position):
                position += 1
                continue
            longest, senses, end = position, None, position + 1
            while True:
                ending = node.get("")
                if ending and self._ends(words, owners, end):
                    longest, senses = end, ending
                if end == count:
                    break
                child = node.get(words[end]) or self._shouted(node, words[end])
                if child is None:
                    break
                node, end = child, end + 1
            if senses is None:
                position += 1
            else:
                found.append(Lexeme(owners[position], owners[longest - 1] + 1, tuple(senses)))
                position = longest
        return found

    @staticmethod
    def _shouted(node: dict[str, Any], word: str) -> dict[str, Any] | None:
        return node.get(word.capitalize()) if len(word) > 3 and word.isupper() else None

    @staticmethod
    def _starts(words: list[str], owners: list[int], position: int) -> bool:
        return position == 0 or owners[position - 1] != owners[position] or words[position - 1] in _JOINTS

    @staticmethod
    def _ends(words: list[str], owners: list[int], end: int) -> bool:
        return end == len(words) or owners[end] != owners[end - 1] or words[end] in _JOINTS
