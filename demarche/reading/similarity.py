"""Which text continues which, when neither bytes nor path say so.

Belongs here: near-equality of texts by shared word sequences, at bounded cost.
Does not: ids (identity), equal texts (folder).
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from demarche.reading.language import words_of

LEAST = 0.7
"""Least estimated share of common shingles of texts that are taken for one: of all that either text has
(Jaccard), or of what is quoted of the old one."""
_SHINGLE = 3
_SKETCH = 128
_FEWEST = 5
"""Fewer shingles of quotations than this say too little to find a text by."""
_COMMON = 50
"""A shingle that more old texts than this have in their sketches is a formula and finds no candidates."""


def continued_texts(new: Mapping[str, str], old: Mapping[str, str]) -> list[tuple[str, str]]:
    """(key of new, key of old) for texts that are nearly equal, one to one, most similar first."""
    new_sketches = {key: _sketch(text) for key, text in new.items()} if old else {}
    old_sketches = {key: _sketch(text) for key, text in old.items()} if new else {}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for key, sketch in old_sketches.items():
        for shingle in sketch:
            holders[shingle].append(key)
    scored: list[tuple[float, str, str]] = []
    for key, sketch in new_sketches.items():
        shared = Counter(k for s in sketch if len(holders[s]) <= _COMMON for k in holders[s])
        scored += [(_similarity(sketch, old_sketches[k]), key, k) for k in shared]
    return _best_pairs(scored)


def continued_quotes(new: Mapping[str, str], old: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """(key of new, key of old) for texts that hold nearly all that was quoted of an old one, one to one.

    For old texts of which no more than quotations are kept.
    """
    quoted = {key: {h for quote in quotes for h in _shingles(quote)} for key, quotes in old.items()}
    quoted = {key: hashes for key, hashes in quoted.items() if len(hashes) >= _FEWEST}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for key, hashes in quoted.items():
        for shingle in hashes:
            holders[shingle].append(key)
    scored: list[tuple[float, str, str]] = []
    for key, text in new.items() if quoted else ():
        shared = Counter(k for shingle in _shingles(text) for k in holders.get(shingle, ()))
        scored += [(count / len(quoted[k]), key, k) for k, count in shared.items()]
    return _best_pairs(scored)


def _best_pairs(scored: Iterable[tuple[float, str, str]]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    done: set[tuple[str, str]] = set()
    for score, key, k in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score >= LEAST and ("new", key) not in done and ("old", k) not in done:
            pairs.append((key, k))
            done |= {("new", key), ("old", k)}
    return pairs


def similarity(a: str, b: str) -> float:
    """Estimated Jaccard similarity of the word triples of two texts, in [0, 1]."""
    return _similarity(_sketch(a), _sketch(b))


def _sketch(text: str) -> frozenset[int]:
    """The smallest hashes of the text's shingles: a sample that equal shingles enter alike."""
    return frozenset(heapq.nsmallest(_SKETCH, _shingles(text)))


def _shingles(text: str) -> set[int]:
    words = [word.lower() for word in words_of(text)]
    count = max(len(words) - _SHINGLE + 1, 1)
    return {crc32(" ".join(words[k : k + _SHINGLE]).encode()) for k in range(count)}


def _similarity(a: frozenset[int], b: frozenset[int]) -> float:
    union = heapq.nsmallest(_SKETCH, a | b)
    return sum(h in a and h in b for h in union) / len(union) if union else 1.0
