"""Scores a parser on Universal Dependencies treebanks, from raw text.

    python -m models.evaluate models/en_demarche TREEBANKS

Three settings: `gold`, every sentence of the treebank parsed alone; `rules`, sentences found by
demarche's rules and parsed alone, as in production; `documents`, whole documents, in which the
parser finds the sentences.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from demarche.parsing.pipeline import Parser, load_parser
from demarche.parsing.sentences import split_sentences
from models.scoring import MEASURES, ROOT, Place, Reading, Score
from models.treebank import Sentence, read_sentences

FILES = ("ewt-test.conllu", "gum-free-test.conllu", "pud-test.conllu")
SETTINGS = ("gold", "rules", "documents")
Members = list[tuple[int, Sentence]]  # sentences and where they begin


def documents(path: Path) -> Iterator[tuple[str, Members]]:
    """The texts of a treebank's documents, with every sentence and where it begins."""
    text = ""
    members: Members = []
    for sentence in read_sentences(path):
        if sentence.opens_document and members:
            yield text, members
            text, members = "", []
        text += sentence.glue if members else ""
        members.append((len(text), sentence))
        text += sentence.text
    yield text, members


def gold_words(members: Members) -> dict[Place, Reading]:
    """The treebank's reading of every word, by place."""
    words: dict[Place, Reading] = {}
    for start, sentence in members:
        places = [(start + w.start, start + w.end) for w in sentence.words]
        for place, w in zip(places, sentence.words, strict=True):
            head = places[w.head] if w.head >= 0 else ROOT
            words[place] = Reading(w.upos, w.xpos, w.feats, w.lemma, head, w.deprel)
    return words


def parsed_words(docs: list[tuple[int, Doc]]) -> dict[Place, Reading]:
    """The parser's reading of every word, by place; white space left out."""
    words: dict[Place, Reading] = {}
    for start, doc in docs:
        places = [(start + t.idx, start + t.idx + len(t)) for t in doc]
        for t in doc:
            root = t.head.i == t.i
            head, relation = (ROOT, "root") if root else (places[t.head.i], t.dep_)
            if not t.is_space:
                words[places[t.i]] = Reading(t.pos_, t.tag_, str(t.morph), t.lemma_, head, relation)
    return words


def parse(parser: Parser, text: str, members: Members, setting: str) -> list[tuple[int, Doc]]:
    """A document parsed in one of the settings: each Doc with its place in the text."""
    if setting == "documents":
        return [(0, parser.nlp(text))]
    if setting == "gold":
        docs = parser.parse(sentence.text for _, sentence in members)
        return [(start, doc) for (start, _), doc in zip(members, docs, strict=True)]
    spans = split_sentences(text)
    docs = parser.parse(text[span.start : span.end] for span in spans)
    return [(span.start, doc) for span, doc in zip(spans, docs, strict=True)]


def evaluate(parser: Parser, path: Path, setting: str) -> Score:
    """The scores on one treebank in one setting."""
    score = Score()
    for text, members in documents(path):
        docs = parse(parser, text, members, setting)
        score.add_words(gold_words(members), parsed_words(docs))
        gold = {(start, start + len(sentence.text)) for start, sentence in members}
        if setting == "documents":
            found = {(s.start_char, s.start_char + len(s.text.strip())) for s in docs[0][1].sents}
        else:
            found = {(start, start + len(doc.text)) for start, doc in docs}
        score.add_sentences(gold, found)
    return score


def speed(parser: Parser, path: Path) -> float:
    """Words a second, sentence by sentence, on one core."""
    sentences = [sentence.text for sentence in read_sentences(path)]
    begin = time.process_time()
    words = sum(len(doc) for doc in parser.parse(sentences))
    return words / (time.process_time() - begin)


def row(*cells: str) -> None:
    """Print a row of a Markdown table."""
    print(f"| {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Print the tables of the model card."""
    command = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("model", type=Path, help="folder of the pipeline")
    command.add_argument("treebanks", type=Path, help="folder with the CoNLL-U files")
    command.add_argument("--files", nargs="+", default=FILES, help="files in that folder")
    given = command.parse_args()
    parser = load_parser(given.model)
    row("treebank", "setting", *MEASURES)
    row("---", "---", *(["---:"] * len(MEASURES)))
    relations: dict[str, dict[str, list[int]]] = {}
    for name in given.files:
        for setting in SETTINGS:
            score = evaluate(parser, given.treebanks / name, setting)
            row(name, setting, *(f"{score.f1(measure):.1f}" for measure in MEASURES))
            if setting == "gold":
                relations[name] = score.relations
    print("\nRecall of relations, head and subtype right, in per cent (words), on gold sentences:\n")
    row("relation", *relations)
    row("---", *(["---:"] * len(relations)))
    for relation in sorted({r for table in relations.values() for r in table}):
        tallies = [table.get(relation, [0, 0]) for table in relations.values()]
        row(relation, *(f"{100 * right / gold:.0f} ({gold})" if gold else "" for gold, right in tallies))
    print(f"\n{speed(parser, given.treebanks / given.files[-1]):.0f} words a second of processor time")


if __name__ == "__main__":
    main()
