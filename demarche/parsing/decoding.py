"""Sentences to trees by the weights of a spaCy pipeline, without building what spaCy would build.

Belongs here: tokens, the vectors of words seen before, labels, and putting trees together. Does not: what is
computed of the weights (network), moves (arc_eager), which pipelines can be read so (architecture).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from demarche.parsing.arc_eager import Floats, Moves, arcs_of
from demarche.parsing.lemmatizer import Lemmatizer
from demarche.parsing.network import Network
from demarche.parsing.projectivity import MARK, lowered
from demarche.parsing.tree import Doc, Token, features, grown

TOKENS = 6_000
"""Tokens decoded at a time; each needs some 8 kB."""
WORDS = 50_000
"""Words whose vectors and lemmas are kept; there are seldom so many."""
_ROOT = "ROOT"


class Decoder:
    """Makes the trees that the pipeline itself would make."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._network = Network(nlp)
        self._words = _Words(nlp, self._network)
        moves = nlp.get_pipe("parser").moves  # type: ignore[attr-defined]
        names = [moves.get_class_name(i) for i in range(moves.n_moves)]
        self._moves = Moves.of(names)
        self._relations = [name[2:] for name in names]
        self._tags: Sequence[str] = nlp.get_pipe("tagger").labels  # type: ignore[attr-defined]
        self._shapes = _shapes(nlp)
        lemmatizer = next(pipe for _, pipe in nlp.pipeline if isinstance(pipe, Lemmatizer))
        self._lemma = lru_cache(maxsize=WORDS)(lemmatizer.lemma)

    def trees(self, sentences: Iterable[str]) -> Iterator[Doc]:
        """The tree of each sentence, the same whatever stands beside it; no sentence is empty."""
        batch: list[SpacyDoc] = []
        texts: list[str] = []
        tokens = 0
        for sentence in sentences:
            doc = self._nlp.make_doc(sentence)
            if batch and tokens + len(doc) > TOKENS:
                yield from self._decoded(texts, batch)
                batch, texts, tokens = [], [], 0
            batch.append(doc)
            texts.append(sentence)
            tokens += len(doc)
        if batch:
            yield from self._decoded(texts, batch)

    def _decoded(self, texts: Sequence[str], docs: Sequence[SpacyDoc]) -> Iterator[Doc]:
        lengths = np.array([len(doc) for doc in docs], dtype=np.intp)
        words, blanks = self._words.known(docs)
        vectors = self._network.in_context(self._words.vectors[words], lengths)
        tags, shapes = self._network.tags(vectors)
        arcs = arcs_of(lengths, self._moves, partial(self._network.scores, self._network.parts(vectors)))
        found = zip(
            words,
            blanks,
            tags.tolist(),
            shapes.tolist(),
            arcs.heads.tolist(),
            arcs.moves.tolist(),
            strict=True,
        )
        first = 0
        for text, length in zip(texts, lengths.tolist(), strict=True):
            yield self._tree(text, first, islice(found, length))
            first += length

    def _tree(self, text: str, first: int, found: Iterable[tuple[int, int, int, int, int, int]]) -> Doc:
        """The tree of a sentence from the numbers found for its tokens; `first` is its first in the batch."""
        tokens: list[Token] = []
        places: list[int] = []
        at = 0
        is_lifted = False
        for i, (word, blank, tag_number, shape, head, move) in enumerate(found):
            form = self._words.forms[word]
            pos, morph = self._shapes[shape]
            tag = self._tags[tag_number]
            relation = self._relations[move] if head >= 0 else _ROOT
            is_lifted = is_lifted or MARK in relation
            token = Token(i, at, form, self._lemma(form, pos, tag), pos, tag, relation, " " if blank else "")
            token.morph = morph
            tokens.append(token)
            places.append(head - first if head >= 0 else i)
            at += len(form) + blank
        if is_lifted:
            places, relations = lowered(places, [t.dep_ for t in tokens], [t.is_space for t in tokens])
            for token, relation in zip(tokens, relations, strict=True):
                token.dep_ = relation
        return grown(text, tokens, places)


class _Words:
    """Words by number, with the form and the vector of each, which are kept once they are known."""

    def __init__(self, nlp: Language, network: Network) -> None:
        self._network, self._strings = network, nlp.vocab.strings
        self._numbers: dict[bytes, int] = {}
        self.forms: list[str] = []
        self.vectors: Floats = np.empty((0, 0), dtype=np.float32)

    def known(self, docs: Sequence[SpacyDoc]) -> tuple[list[int], list[int]]:
        """The number of each token's word in some sentences, and whether a blank follows."""
        columns: list[int | str] = ["SPACY", "ORTH", *self._network.features]
        found = np.concatenate([doc.to_array(columns) for doc in docs])
        if len(self._numbers) > WORDS:
            self._numbers.clear()
            self.forms, self.vectors = [], self.vectors[:0]
        size = found.itemsize * (len(columns) - 1)
        joined = np.ascontiguousarray(found[:, 1:]).tobytes()
        keys = [joined[at : at + size] for at in range(0, len(joined), size)]
        if new := list({key: None for key in keys if key not in self._numbers}):
            self._learn(new)
        return [self._numbers[key] for key in keys], found[:, 0].tolist()

    def _learn(self, keys: Sequence[bytes]) -> None:
        lexical = np.frombuffer(b"".join(keys), dtype=np.uint64).reshape(len(keys), -1)
        vectors = self._network.word_vectors(lexical[:, 1:])
        self._numbers.update((key, len(self.forms) + i) for i, key in enumerate(keys))
        self.forms += [self._strings[form] for form in lexical[:, 0].tolist()]
        self.vectors = np.concatenate([self.vectors, vectors]) if len(self.vectors) else vectors


def _shapes(nlp: Language) -> list[tuple[str, dict[str, list[str]]]]:
    """The part of speech and the features of each label that the morphologizer gives."""
    pipe: Any = nlp.get_pipe("morphologizer")
    doc = SpacyDoc(nlp.vocab, words=["x"] * len(pipe.labels))
    pipe.set_annotations([doc], [range(len(pipe.labels))])
    return [(token.pos_, features(str(token.morph))) for token in doc]
