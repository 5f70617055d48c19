"""What a learned filter before the parse would save, and cost.

    python -m benchmarks.learned_filter [TEXTS GOLD ...] [--corpus ../shared/corpora/ungdc] [--texts 40]

A logistic model foresees from words alone whether a sentence will yield a row: from words of closed classes,
punctuation, the words of schemas/codebook/acts and the length, never from terms of topics. It is fitted to
what the extractor makes of speeches, and judged there out of fold; what is lost is counted on gold, of which
the fit knows nothing. Classes and lemmas come from the parse here, so that no filter before it can do better.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.gold_sets import Annotated, add_sets, annotated, make_extractor, predicted, sets_of
from benchmarks.logistic import BIAS, Case, fit, fitted_without
from benchmarks.prefilter import Words, cue_sets
from benchmarks.speed import CORPUS, document_of, sample
from demarche.evaluation.scoring import count, figure
from demarche.parsing.pipeline import ParsedSentence
from demarche.positions.extraction import GrammarExtractor
from demarche.positions.grammar import Grammar, rows_of

CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ", "PUNCT"})
SHARES = (0.05, 0.1, 0.15, 0.2, 0.25)
PENALTY = 3.0
FOLDS = 5


def features(sentence: ParsedSentence, cues: Words) -> dict[str, float]:
    """The cues of a sentence, each once, and its length."""
    found = {BIAS: 1.0, "length": math.log(len(sentence.doc))}
    for token in sentence.doc:
        for word in (token.lower_, token.lemma_.lower()):
            if token.pos_ in CLOSED or word in cues:
                found[f"word:{word}"] = 1.0
    return found


def cases(files: Sequence[Path], extractor: GrammarExtractor, cues: Words) -> Iterator[Case]:
    """One case a sentence of the corpus, with its words as weight; right where it yields a row."""
    for file in files:
        reading = extractor.read(document_of(file))
        rows = rows_of(reading.document, reading.sentences, reading.candidates, extractor.grammar)
        yielding = {row.sentence_index for row in rows}
        for sentence in reading.sentences:
            words = len(sentence.doc.text.split())
            yield Case(file.name, features(sentence, cues), float(sentence.index in yielding), words)


def score(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Log-odds of a row."""
    return sum(value * weights.get(name, 0.0) for name, value in found.items())


def recall(
    texts: Sequence[Annotated], grammar: Grammar, cues: Words, weights: Mapping[str, float], cut: float
) -> float:
    """Statement recall with the rows of sentences below the cut left out."""
    total: Counter[str] = Counter()
    for text in texts:
        reading = text.reading
        kept = {s.index for s in reading.sentences if score(features(s, cues), weights) >= cut}
        rows = rows_of(reading.document, reading.sentences, reading.candidates, grammar)
        made = predicted(row for row in rows if row.sentence_index in kept)
        total.update(count(text.gold, made, text.published))
    return figure(total, "statement").recall


def main() -> int:
    """Print one line for each share of the words that is to be saved."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    add_sets(options)
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--texts", type=int, default=40)
    asked = options.parse_args()
    if not asked.corpus.is_dir():
        print(f"{asked.corpus.name} is not there, which is no part of the project. Name another --corpus.")
        return 1
    extractor = make_extractor()
    *_, (_, cues) = cue_sets(extractor.grammar.lexicon)
    known = list(cases(sample(asked.corpus, asked.texts), extractor, cues))
    # Every sentence counts alike in the fit; words count in what is saved.
    plain = [Case(case.group, case.features, case.label, 1.0) for case in known]
    others = fitted_without(plain, PENALTY, FOLDS)
    ranked = sorted(known, key=lambda case: score(case.features, others[case.group]))
    words, rows = sum(case.weight for case in known), sum(case.label for case in known)
    empty = sum(case.weight for case in known if not case.label)
    print(f"{rows / len(known):.1%} of the sentences yield rows.")
    print(f"The others hold {empty / words:.1%} of the words: what perfect foresight would save.\n")
    texts, weights = list(annotated(sets_of(asked.folders), extractor)), fit(plain, PENALTY)
    whole = recall(texts, extractor.grammar, cues, weights, -math.inf)
    print("| words saved | yielding sentences lost | statement recall lost |\n|---:|---:|---:|")
    saved = lost = 0.0
    waiting = list(SHARES)
    for case in ranked:
        saved, lost = saved + case.weight, lost + case.label
        if waiting and saved >= waiting[0] * words:
            cut = score(case.features, others[case.group])
            points = 100 * (whole - recall(texts, extractor.grammar, cues, weights, cut))
            print(f"| {waiting.pop(0):.0%} | {lost / rows:.1%} | {points:.1f} points |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
