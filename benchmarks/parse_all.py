"""What parsing every sentence costs and nothing else, with as many processes as a run has workers.

    python -m benchmarks.parse_all [--corpus ../shared/corpora/ungdc] [--texts 1200] [--workers 0]

The measure that whole runs are compared with. `spaCy` is the pipeline's own `nlp.pipe`, `decoder` the same
trees as a run makes them. Texts are read and split, and pipelines loaded, before the clock starts; processes
take the next text whenever they are done with one, as workers do.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import multiprocessing.connection
import os
import sys
from collections import deque
from collections.abc import Iterable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TypeAlias

from benchmarks.speed import CORPUS, RESULTS, document_of, sample
from demarche.parsing.pipeline import BLANK, Parser, load_parser
from demarche.parsing.sentences import split_sentences

WAYS = ("spaCy", "decoder")
Pipe: TypeAlias = "Connection[Any, Any]"


def sentences_of(file: Path) -> tuple[int, list[str]]:
    """The words of a text, and its sentences as the parser is given them."""
    text = document_of(file).text
    spans = split_sentences(text)
    return len(text.split()), [text[span.start : span.end].translate(BLANK) for span in spans]


def measure(files: Sequence[Path], way: str, workers: int) -> dict[str, Any]:
    """Words a second of all processes together, and the seconds of the processor that they used."""
    texts = [sentences_of(file) for file in files]
    words = sum(count for count, _ in texts)
    crew = [_hired(way) for _ in range(workers)]
    for _, pipe in crew:
        pipe.recv()
    start = perf_counter()
    used = _shared_out([sentences for _, sentences in texts], [pipe for _, pipe in crew])
    took = perf_counter() - start
    for process, _ in crew:
        process.join()
    return {
        "texts": len(files),
        "words": words,
        "workers": workers,
        "seconds": round(took, 2),
        "processor": round(used, 2),
        "words a second": round(words / took),
        "words a second of the processor": round(words / used),
    }


def _hired(way: str) -> tuple[Any, Pipe]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_parse, args=(theirs, way), daemon=True)
    process.start()
    return process, ours


def _shared_out(texts: Sequence[list[str]], pipes: Sequence[Pipe]) -> float:
    """Give each process a text whenever it has none, until none is left; the processor's seconds."""
    waiting, used = deque(texts), 0.0
    at_work: list[Any] = list(pipes)
    for pipe in at_work:
        pipe.send(waiting.popleft() if waiting else None)
    while at_work:
        heard: list[Any] = multiprocessing.connection.wait(at_work)
        for pipe in heard:
            said = pipe.recv()
            if said is None:
                pipe.send(waiting.popleft() if waiting else None)
            else:
                used += said
                at_work.remove(pipe)
    return used


def _parse(pipe: Pipe, way: str) -> None:
    from flows.extract import extraction_settings
    from flows.parameters import load_parameters

    parser = load_parser(extraction_settings(load_parameters()).parser)
    pipe.send(None)
    start = process_time()
    while (sentences := pipe.recv()) is not None:
        for _ in trees(parser, sentences, way):
            pass
        pipe.send(None)
    pipe.send(process_time() - start)


def trees(parser: Parser, sentences: Iterable[str], way: str) -> Iterable[object]:
    """What a way of parsing makes of sentences."""
    return parser.nlp.pipe(sentences) if way == "spaCy" else parser.parse(sentences)


def main() -> int:
    """Print the figures of both ways and write them."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--texts", type=int, default=1200)
    options.add_argument("--workers", type=int, default=0)
    options.add_argument("--out", type=Path, default=RESULTS)
    asked = options.parse_args()
    if not asked.corpus.is_dir():
        print(f"{asked.corpus.name} is not there, which is no part of the project. Name another --corpus.")
        return 1
    workers = asked.workers or len(os.sched_getaffinity(0))
    files = sample(asked.corpus, asked.texts)
    found = {way: measure(files, way, workers) for way in WAYS}
    print(json.dumps(found, indent=1))
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "parse_all.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
