"""Trees of a document's sentences as a few arrays of small numbers.

Belongs here: trees to bytes and back. Does not: parsing (parsing.pipeline), keys and files (parses,
entries).

A sentence is known by where it stands in the text; of each token only lengths and numbers are kept, for
its characters stand in the text too. Bytes that could not come from `encode` raise DamagedError, before
a tree is made of them: indices out of range, lengths that do not add up or fit the text, heads in a circle.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from demarche.parsing.pipeline import BLANK, ParsedSentence
from demarche.parsing.tree import Doc, Token, features, grown
from demarche.store.packing import DamagedError, packed, unpacked

Numbers = npt.NDArray[np.int64]

SENTENCES = ("start", "length", "tokens")
TOKENS = ("characters", "blank", "lemma", "kind", "relation", "head")
TYPES = ("<u1", "<u2", "<u4", "<i1", "<i2", "<i4")
_HEADER = 4
_AS_TEXT, _AS_LOWER = 0, 1
"""Lemmas that are the token itself, as it stands or in lower case."""


class _Table:
    """Values by number, in the order in which they were first seen."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


def encode(sentences: Sequence[ParsedSentence]) -> bytes:
    """The trees of sentences, for `decode` with the same text."""
    lemmas, kinds, relations = _Table(), _Table(), _Table()
    tokens = [token for sentence in sentences for token in sentence.doc]
    columns: dict[str, list[int]] = {
        "start": [sentence.start for sentence in sentences],
        "length": [sentence.end - sentence.start for sentence in sentences],
        "tokens": [len(sentence.doc) for sentence in sentences],
        "characters": [len(token) for token in tokens],
        "blank": [len(token.whitespace_) for token in tokens],
        "lemma": [_lemma(token, lemmas) for token in tokens],
        "kind": [kinds.number((token.pos_, token.tag_, _morph(token))) for token in tokens],
        "relation": [relations.number(token.dep_) for token in tokens],
        "head": [token.head.i - token.i for token in tokens],
    }
    arrays = [_small(columns[name]) for name in (*SENTENCES, *TOKENS)]
    header = {
        "sentences": len(sentences),
        "words": len(tokens),
        "types": [array.dtype.str.replace("|", "<") for array in arrays],
        "lemmas": list(lemmas.numbers),
        "kinds": list(kinds.numbers),
        "relations": list(relations.numbers),
    }
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    parts = [len(head).to_bytes(_HEADER, "little"), head, *(array.tobytes() for array in arrays)]
    return packed(b"".join(parts))


def decode(body: bytes, text: str) -> dict[tuple[int, int], Doc]:
    """The trees that `encode` was given, by where their sentences start and end in the text."""
    try:
        header, columns = _read(unpacked(body))
        lemmas, kinds, relations = _tables(header)
        _check(columns, len(text), {"lemma": len(lemmas) + 2, "kind": len(kinds), "relation": len(relations)})
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise DamagedError(f"{type(error).__name__}: {error}") from None
    starts, lengths, counts = (columns[name].tolist() for name in SENTENCES)
    characters, blanks, lemma_of, kind_of, relation_of, heads = (columns[name].tolist() for name in TOKENS)
    found: dict[tuple[int, int], Doc] = {}
    first = 0
    for start, length, count in zip(starts, lengths, counts, strict=True):
        sentence = text[start : start + length].translate(BLANK)
        tokens, at = [], 0
        for i, n in enumerate(range(first, first + count)):
            end = at + characters[n]
            word = sentence[at:end]
            if blanks[n] and sentence[end] != " ":
                raise DamagedError("a token ends within a word")
            pos, tag, morph = kinds[kind_of[n]]
            lemma = lemma_of[n]
            if lemma == _AS_TEXT:
                base = word
            elif lemma == _AS_LOWER:
                base = word.lower()
            else:
                base = lemmas[lemma - 2]
            token = Token(i, at, word, base, pos, tag, relations[relation_of[n]], " " if blanks[n] else "")
            token.morph = morph
            tokens.append(token)
            at = end + blanks[n]
        places = [i + head for i, head in enumerate(heads[first : first + count])]
        found[start, start + length] = grown(sentence, tokens, places)
        first += count
    return found


def _lemma(token: Token, lemmas: _Table) -> int:
    if token.lemma_ == token.text:
        return _AS_TEXT
    return _AS_LOWER if token.lemma_ == token.lower_ else lemmas.number(token.lemma_) + 2


def _morph(token: Token) -> str:
    return "|".join(f"{name}={','.join(values)}" for name, values in token.morph.items())


def _small(numbers: Sequence[int]) -> npt.NDArray[Any]:
    """The numbers in the narrowest type that holds them all."""
    wide = np.asarray(numbers, dtype=np.int64)
    low, high = (int(wide.min()), int(wide.max())) if wide.size else (0, 0)
    fits = (t for t in TYPES if np.iinfo(t).min <= low and high <= np.iinfo(t).max)
    return wide.astype(next(fits))


def _read(content: bytes) -> tuple[dict[str, Any], dict[str, Numbers]]:
    end = _HEADER + int.from_bytes(content[:_HEADER], "little")
    header = json.loads(content[_HEADER:end])
    columns: dict[str, Numbers] = {}
    for name, kind in zip((*SENTENCES, *TOKENS), header["types"], strict=True):
        if kind not in TYPES:
            raise DamagedError(f"no type of numbers: {kind!r}")
        count = header["sentences"] if name in SENTENCES else header["words"]
        if not 0 <= count <= len(content):
            raise DamagedError("more numbers than bytes")
        columns[name] = np.frombuffer(content, kind, count, end).astype(np.int64)
        end += np.dtype(kind).itemsize * count
    if end != len(content):
        raise DamagedError("bytes are left over")
    return header, columns


def _tables(
    header: dict[str, Any],
) -> tuple[list[str], list[tuple[str, str, dict[str, list[str]]]], list[str]]:
    lemmas, relations = header["lemmas"], header["relations"]
    kinds = [(pos, tag, morph) for pos, tag, morph in header["kinds"]]
    if not all(
        isinstance(word, str) for word in (*lemmas, *relations, *(part for kind in kinds for part in kind))
    ):
        raise DamagedError("something else than words")
    return lemmas, [(pos, tag, features(morph)) for pos, tag, morph in kinds], relations


def _check(columns: dict[str, Numbers], characters: int, sizes: dict[str, int]) -> None:
    """DamagedError unless the numbers describe trees of sentences of a text of so many characters."""
    start, length, counts = (columns[name] for name in SENTENCES)
    least = {"start": 0, "length": 1, "tokens": 1, "characters": 1, "blank": 0, **dict.fromkeys(sizes, 0)}
    too_low = any((columns[name] < low).any() for name, low in least.items())
    too_high = any((columns[name] >= size).any() for name, size in {**sizes, "blank": 2}.items())
    if too_low or too_high or (start + length > characters).any() or counts.sum() != len(columns["head"]):
        raise DamagedError("numbers out of range")
    if not counts.size:
        return
    firsts = np.cumsum(counts) - counts
    widths = np.add.reduceat(columns["characters"] + columns["blank"], firsts)
    if (widths != length).any():
        raise DamagedError("tokens do not fill their sentences")
    owner = np.repeat(np.arange(len(counts)), counts)
    above = np.arange(len(owner)) + columns["head"]
    if ((above < 0) | (above >= len(owner))).any() or (owner[above] != owner).any():
        raise DamagedError("a head lies outside its sentence")
    reached = above
    for _ in range(int(counts.max()).bit_length()):
        reached = reached[reached]
    if (above[reached] != reached).any():
        raise DamagedError("heads lead in a circle")
