"""The parser's network: from words to the scores of tags and moves.

Belongs here: the weights of a spaCy pipeline of the architecture that models/config.cfg describes, and what
is computed of them. Does not: moves (arc_eager), tokens and trees (decoding), which pipelines fit
(architecture).

It adds up the same numbers in the same order as spaCy's own components and so comes to the same bits, in
half the time: the largest of some pieces is taken of whole columns, products are made in blocks of rows that
stay in the processor's cache, and nothing is kept for training.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import Model, NumpyOps

from demarche.parsing.arc_eager import Floats, Ints

ROWS = 256
"""Rows multiplied at a time, always so many, so that what comes of a row does not depend on the others."""
STATES = 64
"""States scored at a time; there are often few."""
_COLUMNS = 64
_SUMMED = 256
"""Products that BLIS, which spaCy multiplies with, adds up before it rounds to the sum so far."""
_EPSILON = np.float32(1e-8)


class Maxout:
    """A layer of linear pieces of which the largest counts, scaled to mean 0 and variance 1."""

    def __init__(self, linear: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights = _weights(linear, "W")
        self.width, pieces, inputs = weights.shape
        # One block of columns a piece, so that the largest piece is the largest of whole blocks.
        columns = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, -1))
        self._weights = [columns[at : at + _SUMMED] for at in range(0, inputs, _SUMMED)]
        self._bias = np.ascontiguousarray(_weights(linear, "b").T).ravel()
        self._pieces = [slice(i * self.width, (i + 1) * self.width) for i in range(pieces)]
        self._scale, self._shift = _weights(norm, "G"), _weights(norm, "b")
        self._sums = np.empty((ROWS, columns.shape[1]), dtype=np.float32)
        self._more = np.empty_like(self._sums)

    def __call__(self, rows: Floats, out: Floats) -> None:
        """One vector in `out` for each of `ROWS` rows."""
        sums, more = self._sums, self._more
        for number, weights in enumerate(self._weights):
            part = rows[:, number * _SUMMED : number * _SUMMED + len(weights)]
            if number == 0:
                np.matmul(part, weights, out=sums)
            else:
                sums += np.matmul(part, weights, out=more)
        sums += self._bias
        first, *others = self._pieces
        largest = sums[:, first]
        for piece in others:
            np.maximum(largest, sums[:, piece], out=out)
            largest = out
        out -= out.mean(axis=1, keepdims=True)
        variance = np.square(out).mean(axis=1, keepdims=True)
        variance += _EPSILON
        out *= variance ** (-1.0 / 2.0)
        out *= self._scale
        out += self._shift


class Linear:
    """A layer of weights and a bias; of few inputs, so that BLIS adds up all their products at once."""

    def __init__(self, weights: Floats, bias: Floats | None = None) -> None:
        width, inputs = weights.shape
        # Few or odd columns would be multiplied in another way, which need not come to the same bits.
        self._weights = np.zeros((inputs, _rounded(width, _COLUMNS)), dtype=np.float32)
        self._weights[:, :width] = weights.T
        self._bias, self.width = bias, width

    def __call__(self, rows: Floats, out: Floats | None = None, block: int = ROWS) -> Floats:
        """One vector for each row, made in blocks of so many; `out` has room for whole blocks."""
        size = _rounded(len(rows), block)
        if out is None:
            out = np.empty((size, self._weights.shape[1]), dtype=np.float32)
        for at in range(0, size, block):
            part = rows[at : at + block]
            if len(part) < block:
                part = np.concatenate([part, np.zeros((block - len(part), rows.shape[1]), dtype=np.float32)])
            np.matmul(part, self._weights, out=out[at : at + block])
        found = out[: len(rows), : self.width]
        if self._bias is not None:
            found += self._bias
        return found


class Network:
    """The weights of one pipeline."""

    def __init__(self, nlp: Language) -> None:
        tok2vec, tagger, morphologizer, parser = (
            nlp.get_pipe(name).model  # type: ignore[attr-defined]
            for name in ("tok2vec", "tagger", "morphologizer", "parser")
        )
        embed, encode, lower = tok2vec.get_ref("embed"), tok2vec.get_ref("encode"), parser.get_ref("lower")
        self._ops = NumpyOps()
        self.features: list[int | str] = _named(embed, "extract_features")[0].attrs["columns"]
        self._tables = [
            (_weights(m, "E"), m.attrs["seed"], m.attrs["column"]) for m in _named(embed, "hashembed")
        ]
        (self._mix,) = _maxouts(embed)
        self._layers = _maxouts(encode)
        self._pad: int = encode.attrs["pad"]
        self._tag, self._shape = (_linear(_named(m, "softmax")[0]) for m in (tagger, morphologizer))
        self._project = _linear(_named(parser.get_ref("tok2vec"), "linear")[0])
        self._lower = Linear(_weights(lower, "W").reshape(-1, lower.get_dim("nI")))
        self._bias, self._absent = _weights(lower, "b").ravel(), _weights(lower, "pad").ravel()
        self._upper = _linear(parser.get_ref("upper"))

    def word_vectors(self, features: NDArray[np.uint64]) -> Floats:
        """The vectors of words by themselves, from their lexical features (words x features)."""
        parts = []
        for table, seed, column in self._tables:
            ids = np.ascontiguousarray(features[:, column])
            parts.append(self._ops.gather_add(table, self._ops.hash(ids, seed) % len(table)))
        size = _rounded(len(features), ROWS)
        joined = np.zeros((size, sum(part.shape[1] for part in parts)), dtype=np.float32)
        np.concatenate(parts, axis=1, out=joined[: len(features)])
        mixed: Floats = np.empty((size, self._mix.width), dtype=np.float32)
        for at in range(0, size, ROWS):
            self._mix(joined[at : at + ROWS], mixed[at : at + ROWS])
        return mixed[: len(features)]

    def in_context(self, words: Floats, lengths: Ints) -> Floats:
        """The vectors of tokens in their sentences, which follow each other, from those of their words."""
        # There are blank rows between sentences and at both ends, and one more before all.
        places = np.arange(len(words)) + self._pad * np.repeat(np.arange(1, len(lengths) + 1), lengths) + 1
        size = _rounded(len(words) + self._pad * (len(lengths) + 1), ROWS)
        width = words.shape[1]
        rows: Floats = np.zeros((size + 2, width), dtype=np.float32)
        after: Floats = np.zeros_like(rows)
        rows[places] = words
        window = np.empty((ROWS, 3 * width), dtype=np.float32)
        for layer in self._layers:
            for at in range(1, size, ROWS):
                for side in range(3):
                    window[:, side * width : (side + 1) * width] = rows[at - 1 + side : at - 1 + side + ROWS]
                block = after[at : at + ROWS]
                layer(window, block)
                block += rows[at : at + ROWS]
            rows, after = after, rows
        found: Floats = rows[places]
        return found

    def tags(self, tokens: Floats) -> tuple[Ints, Ints]:
        """For each token the numbers of its tag and of its morphological label."""
        return self._tag(tokens).argmax(axis=1), self._shape(tokens).argmax(axis=1)

    def parts(self, tokens: Floats) -> Floats:
        """What each token adds to a state for each place in it ((tokens + 1) * places x sums).

        First comes what a place adds that no token is in.
        """
        parts: Floats = np.empty((_rounded(len(tokens), ROWS) + 1, self._lower.width), dtype=np.float32)
        parts[0] = self._absent
        self._lower(self._project(tokens), out=parts[1:])
        return parts.reshape(-1, len(self._bias))

    def scores(self, parts: Floats, shown: Ints) -> Floats:
        """The score of every move in states that show these tokens (states x places)."""
        places = shown.shape[1]
        rows = (shown + 1) * places
        rows += np.arange(places)
        sums = parts[rows[:, 0]]
        for place in range(1, places):
            sums += parts[rows[:, place]]
        sums += self._bias
        return self._upper(np.maximum(sums[:, 0::2], sums[:, 1::2]), block=STATES)


def _rounded(number: int, unit: int) -> int:
    """The least multiple of a unit that is not smaller."""
    return -(-number // unit) * unit


def _weights(model: Model[Any, Any], name: str) -> Floats:
    return np.asarray(model.get_param(name), dtype=np.float32)


def _linear(model: Model[Any, Any]) -> Linear:
    return Linear(_weights(model, "W"), _weights(model, "b"))


def _named(model: Model[Any, Any], name: str) -> list[Model[Any, Any]]:
    return [layer for layer in model.walk(order="dfs_pre") if layer.name == name]


def _maxouts(model: Model[Any, Any]) -> list[Maxout]:
    pairs = zip(_named(model, "maxout"), _named(model, "layernorm"), strict=True)
    return [Maxout(*pair) for pair in pairs]
