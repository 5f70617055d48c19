"""What it would save, and cost, not to parse sentences without any cue of a position.

    python -m benchmarks.prefilter [TEXTS GOLD ...] [--corpus ../shared/corpora/ungdc] [--texts 16]

Cues are the words of schemas/codebook/acts, never terms of topics, in growing sets. A sentence is
skipped if no lemma and no form in it is a cue: lemmas come from the parse here, so that this is the
most that a filter before the parse could know. Saved words are of the corpus, lost recall of the gold.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.gold_sets import Annotated, add_sets, annotated, make_extractor, predicted, sets_of
from benchmarks.speed import CORPUS, document_of, sample
from demarche.acts.lexicon import Lexicon
from demarche.evaluation.scoring import count, figure
from demarche.parsing.pipeline import ParsedSentence
from demarche.positions.grammar import Grammar, rows_of

Words = frozenset[str]


def cue_sets(lexicon: Lexicon) -> Iterator[tuple[str, Words]]:
    """Growing sets of words that may show a position, from attitudes alone to all that bears on one."""
    yield (
        "attitudes",
        (found := _first_words(lexicon.attitude_verbs, lexicon.attitude_nouns, lexicon.attitude_adjectives)),
    )
    modal = (lexicon.deontic, lexicon.future, lexicon.obligation_verbs, lexicon.able, lexicon.hortative)
    yield "and modals", (found := found | _first_words(*modal))
    yield "and judgements", (found := found | _first_words(lexicon.valence, lexicon.clause_valence))
    acts = _first_words(lexicon.effect_verbs, lexicon.event_nouns) - _first_words(lexicon.plain_verbs)
    yield "and acts", (found := found | acts)
    yield "and reports", found | _first_words(lexicon.report_verbs, lexicon.report_nouns)


def _first_words(*lists: Iterable[str]) -> Words:
    return frozenset(entry.split()[0].lower() for entries in lists for entry in entries)


def has_cue(sentence: ParsedSentence, cues: Words) -> bool:
    """Whether any word of a sentence is a cue."""
    return any(token.lemma_.lower() in cues or token.lower_ in cues for token in sentence.doc)


def saved(sentences: Sequence[ParsedSentence], cues: Words) -> tuple[float, float]:
    """Shares of sentences and of words that would not be parsed."""
    words = [sum(token.is_alpha for token in sentence.doc) for sentence in sentences]
    skipped = [not has_cue(sentence, cues) for sentence in sentences]
    lost = sum(n for n, is_skipped in zip(words, skipped, strict=True) if is_skipped)
    return sum(skipped) / len(sentences), lost / sum(words)


def recall(texts: Sequence[Annotated], grammar: Grammar, cues: Words | None) -> float:
    """Statement recall with the rows of skipped sentences left out."""
    total: Counter[str] = Counter()
    for text in texts:
        reading = text.reading
        rows = rows_of(reading.document, reading.sentences, reading.candidates, grammar)
        parsed = {s.index for s in reading.sentences if cues is None or has_cue(s, cues)}
        kept = [row for row in rows if row.sentence_index in parsed]
        total.update(count(text.gold, predicted(kept), text.published))
    return figure(total, "statement").recall


def main() -> int:
    """Print one line for each set of cues."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    add_sets(options)
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--texts", type=int, default=16)
    asked = options.parse_args()
    if not asked.corpus.is_dir():
        print(f"{asked.corpus.name} is not there, which is no part of the project. Name another --corpus.")
        return 1
    extractor = make_extractor()
    texts = list(annotated(sets_of(asked.folders), extractor))
    files = sample(asked.corpus, asked.texts)
    sentences = [s for file in files for s in extractor.read(document_of(file)).sentences]
    whole = recall(texts, extractor.grammar, None)
    print("| cues | sentences skipped | words saved | statement recall lost |\n|---|---:|---:|---:|")
    for name, cues in cue_sets(extractor.grammar.lexicon):
        skipped, words = saved(sentences, cues)
        lost = whole - recall(texts, extractor.grammar, cues)
        print(f"| {name} | {skipped:.1%} | {words:.1%} | {100 * lost:.1f} points |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
