"""How fast texts are read, and what the extractor's own work costs beside the parse.

    python -m benchmarks.speed [--corpus ../shared/corpora/ungdc] [--texts 40] [--repeat 3] [--profile 25]

Every so many-th text of a folder, one process, no cache. Times are of the processor, so that other
work on the machine does not count; each part is timed text by text, the best of a few runs, and the parts
take turns, so that a busy machine slows them alike:

read     bytes to a clean document
split    text to sentences
spaCy    sentences to plain trees as spaCy's own pipeline parses them: the parse of every sentence that
         others are measured by; no part of a run
parse    the same sentences to the same trees, as a run makes them
find     actors, attribution and topics, and every candidate for a row
choose   from candidates to rows, with their dates

The own work is split, find and choose. `--profile` prints the functions in which finding and choosing
spend most.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

from benchmarks.gold_sets import CHECKOUT, make_extractor
from demarche.documents import Document
from demarche.parsing.pipeline import BLANK, ParsedSentence, parse_document
from demarche.parsing.sentences import split_sentences
from demarche.parsing.tree import tree_of
from demarche.positions.extraction import GrammarExtractor, Reading
from demarche.positions.grammar import rows_of
from demarche.positions.position import Position
from demarche.reading import read_document
from demarche.reading.metadata import Given

CORPUS = CHECKOUT.parent / "shared/corpora/ungdc"
RESULTS = CHECKOUT / "benchmarks/results"
OWN = ("split", "find", "choose")
RUN = ("read", "parse", *OWN)
PARTS = ("spaCy", *RUN)
T = TypeVar("T")


def sample(corpus: Path, number: int) -> list[Path]:
    """So many texts, evenly spread over the folder by name; all if there are fewer."""
    files = sorted(corpus.glob("*.txt"))
    number = min(number, len(files))
    return [files[len(files) * i // number] for i in range(number)]


def document_of(file: Path) -> Document:
    """A speech in the General Debate; its file is named COUNTRY_SESSION_YEAR."""
    country, _, year = file.stem.split("_")[:3]
    given = {"actor_id": country, "holder_id": country, "published": year, "genre": "speech"}
    return read_document(
        file.name, file.read_bytes(), {name: Given((value,), "file name") for name, value in given.items()}
    )


class Clock:
    """The best time of each part of each text, in seconds."""

    def __init__(self) -> None:
        self.best: dict[tuple[str, str], float] = {}

    def time(self, part: str, text: str, work: Callable[[], T]) -> T:
        """Do a piece of work and note how long it took."""
        start = process_time()
        result = work()
        took = process_time() - start
        self.best[part, text] = min(took, self.best.get((part, text), took))
        return result

    def total(self, part: str) -> float:
        """Seconds of a part over all texts."""
        return sum(took for (name, _), took in self.best.items() if name == part)


def run(files: Sequence[Path], extractor: GrammarExtractor, clock: Clock) -> int:
    """One run over the texts; returns the number of words."""
    words = 0
    for file in files:
        document = clock.time("read", file.name, partial(document_of, file))
        spans = clock.time("split", file.name, partial(split_sentences, document.text))
        texts = [document.text[span.start : span.end].translate(BLANK) for span in spans]
        nlp = extractor.parser.nlp
        clock.time("spaCy", file.name, lambda nlp=nlp, t=texts: [tree_of(doc) for doc in nlp.pipe(t)])  # type: ignore[misc]
        trees = clock.time("parse", file.name, lambda t=texts: list(extractor.parser.parse(t)))  # type: ignore[misc]
        sentences = [
            ParsedSentence(i, span.start, span.end, tree)
            for i, (span, tree) in enumerate(zip(spans, trees, strict=True))
        ]
        reading = clock.time("find", file.name, partial(extractor.read_parsed, document, sentences))
        clock.time("choose", file.name, partial(choose, reading, extractor))
        words += len(document.text.split())
    return words


def choose(reading: Reading, extractor: GrammarExtractor) -> list[Position]:
    """The rows that a reading comes to."""
    return rows_of(reading.document, reading.sentences, reading.candidates, extractor.grammar)


def figures(clock: Clock, words: int, texts: int) -> dict[str, Any]:
    """Seconds, words a second and ratios."""
    seconds = {part: clock.total(part) for part in PARTS}
    whole, own = sum(seconds[part] for part in RUN), sum(seconds[part] for part in OWN)
    return {
        "texts": texts,
        "words": words,
        "seconds": {part: round(value, 3) for part, value in seconds.items()},
        "words a second": {
            **{part: round(words / value) for part, value in seconds.items()},
            "all": round(words / whole),
        },
        "spaCy beside parse": round(seconds["spaCy"] / seconds["parse"], 2),
        "own beside parse": round(own / seconds["parse"], 2),
        "own beside spaCy": round(own / seconds["spaCy"], 2),
        "all beside spaCy": round(whole / seconds["spaCy"], 2),
    }


def profile(files: Sequence[Path], extractor: GrammarExtractor, lines: int) -> None:
    """Where finding and choosing spend their time."""
    documents = [document_of(file) for file in files]
    parsed = [parse_document(extractor.parser, document.text) for document in documents]
    profiler = cProfile.Profile()
    profiler.enable()
    for document, sentences in zip(documents, parsed, strict=True):
        choose(extractor.read_parsed(document, sentences), extractor)
    profiler.disable()
    for order in ("tottime", "cumtime"):
        pstats.Stats(profiler).sort_stats(order).print_stats(r"demarche/|built-in|method", lines)


def main() -> int:
    """Print the figures and write them."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--texts", type=int, default=40)
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--profile", type=int, default=0, metavar="LINES")
    options.add_argument("--out", type=Path, default=RESULTS)
    asked = options.parse_args()
    if not asked.corpus.is_dir():
        print(f"{asked.corpus.name} is not there, which is no part of the project. Name another --corpus.")
        return 1
    start = process_time()
    extractor = make_extractor()
    loading = process_time() - start
    files, clock, words = sample(asked.corpus, asked.texts), Clock(), 0
    for _ in range(asked.repeat):
        words = run(files, extractor, clock)
    found = {"loading seconds": round(loading, 2), **figures(clock, words, len(files))}
    print(json.dumps(found, indent=1))
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "speed.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if asked.profile:
        profile(files, extractor, asked.profile)
    return 0


if __name__ == "__main__":
    sys.exit(main())
