"""The parser: a spaCy pipeline with Universal Dependencies, run sentence by sentence.

Belongs here: loading and checking a pipeline, its fingerprint, parsing in batches, parsed sentences.
Does not: where sentences end (sentences), what a tree means (acts, attribution, positions).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language

import demarche.parsing.lemmatizer  # noqa: F401  (registers the component that models name)
from demarche.parsing.architecture import is_readable
from demarche.parsing.decoding import Decoder
from demarche.parsing.sentences import split_sentences
from demarche.parsing.tree import Doc, tree_of
from demarche.releasing.sums import digest_of, digest_of_all

_RELATIONS = {"nsubj", "obj", "obl", "advcl", "ccomp", "xcomp", "case", "mark"}
_TAGS = {"NOUN", "VERB", "AUX", "ADJ", "ADP", "PROPN"}
CODE = (
    *("arc_eager.py", "architecture.py", "decoding.py", "inflection.py", "lemmatizer.py", "network.py"),
    *("pipeline.py", "projectivity.py", "tree.py"),
)
"""What a tree depends on besides its sentence and the pipeline; how texts are split only decides which
sentences there are."""
LIBRARIES = ("numpy", "spacy", "thinc")
BLANK = str.maketrans(dict.fromkeys("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u202f", " "))


class ParserError(ValueError):
    """A pipeline that cannot be loaded or does not speak Universal Dependencies."""


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence of a document with its tree; `start` and `end` index the document's text."""

    index: int
    start: int
    end: int
    doc: Doc


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded pipeline; `fingerprint` changes with any byte of it, and with what makes its trees.

    `decoder` makes the same trees in less than half the time, where it can read the pipeline.
    """

    nlp: Language
    fingerprint: str
    decoder: Decoder | None = None

    def parse(self, sentences: Iterable[str], batch_size: int = 128) -> Iterator[Doc]:
        """One Doc a sentence, in order, the same whatever the batch size.

        Offsets in a Doc index the sentence given: white space of any kind is parsed as a blank,
        character for character.
        """
        waiting = (text.translate(BLANK) for text in sentences)
        while batch := list(islice(waiting, batch_size)):
            if self.decoder is not None:
                yield from self.decoder.trees(batch)
            else:
                yield from map(tree_of, self.nlp.pipe(batch, batch_size=batch_size))


def parser_fingerprint(folder: Path) -> str:
    """SHA-256 over the files of a folder, what makes trees of them here, and the versions of libraries."""
    libraries = " ".join(f"{name} {version(name)}" for name in LIBRARIES)
    parts = (libraries, digest_of(folder), digest_of_all(Path(__file__).parent, CODE))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _part_of_speech_tags(nlp: Language) -> set[str]:
    """The UPOS tags that a morphologizer gives, or that a tagger's labels are."""
    tags: set[str] = set()
    if nlp.has_pipe("morphologizer"):
        for label in nlp.get_pipe("morphologizer").labels:  # type: ignore[attr-defined]
            tags.update(part.removeprefix("POS=") for part in label.split("|") if part.startswith("POS="))
    elif nlp.has_pipe("tagger"):
        tags.update(nlp.get_pipe("tagger").labels)  # type: ignore[attr-defined]
    return tags


def _check(nlp: Language, named: str) -> None:
    """Refuse a pipeline whose labels are not those of Universal Dependencies."""
    remedy = "Name a pipeline trained on Universal Dependencies, such as models/en_demarche."
    if not nlp.has_pipe("parser"):
        raise ParserError(f"{named} has no dependency parser. {remedy}")
    relations = {label.split("||")[0] for label in nlp.get_pipe("parser").labels}  # type: ignore[attr-defined]
    if missing := sorted(_RELATIONS - relations):
        raise ParserError(f"{named} does not know the relations {', '.join(missing)}. {remedy}")
    if missing := sorted(_TAGS - _part_of_speech_tags(nlp)):
        raise ParserError(f"{named} does not give the parts of speech {', '.join(missing)}. {remedy}")


def load_parser(path: Path) -> Parser:
    """The parser stored in a folder, checked to speak Universal Dependencies."""
    if not (path / "config.cfg").is_file():
        raise ParserError(
            f"{path.name} is not a spaCy pipeline: it has no config.cfg. "
            "Train one with python -m models.train, or name the folder of an existing one."
        )
    nlp = spacy.load(path)
    _check(nlp, path.name)
    return Parser(nlp, parser_fingerprint(path), Decoder(nlp) if is_readable(nlp) else None)


def parse_document(parser: Parser, text: str, batch_size: int = 128) -> list[ParsedSentence]:
    """The sentences of a clean text, each with its tree."""
    spans = split_sentences(text)
    docs = parser.parse((text[span.start : span.end] for span in spans), batch_size)
    return [
        ParsedSentence(i, span.start, span.end, doc)
        for i, (span, doc) in enumerate(zip(spans, docs, strict=True))
    ]
