"""Scores a parser on Universal Dependencies treebanks, from raw text.

    python -m models.evaluate models/en_demarche TREEBANKS

Three settings: every gold sentence parsed alone; sentences found by demarche's rules, as in
production; whole documents, so that the parser finds the sentences. As in the CoNLL 2018 shared
task, scores are F1 over words found at the same characters, punctuation included; LAS ignores
subtypes of relations, LAS+ does not.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from demarche.parsing.pipeline import Parser, load_parser
from demarche.parsing.sentences import split_sentences
from models.treebank import Sentence, read_sentences

FILES = ("ewt-test.conllu", "gum-free-test.conllu", "pud-test.conllu")
SETTINGS = ("gold", "rules", "documents")
Place = tuple[int, int]
Members = list[tuple[int, Sentence]]  # sentences and where they begin
# What a word is given; the head is the place of its head, or (-1, -1) for a root.
Reading = tuple[str, str, str, str, Place, str]


@dataclass
class Score:
    """Counts over one treebank: right words by measure, [gold, right] words by relation."""

    gold: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)
    relations: dict[str, list[int]] = field(default_factory=dict)

    def f1(self, measure: str) -> float:
        """F1 of a measure, in per cent."""
        whole = self.gold + self.found if measure != "sentences" else self.right["all sentences"]
        return 200 * self.right[measure] / whole


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
            head = places[w.head] if w.head >= 0 else (-1, -1)
            words[place] = (w.upos, w.xpos, w.feats, w.lemma, head, w.deprel)
    return words


def parsed_words(docs: list[tuple[int, Doc]]) -> dict[Place, Reading]:
    """The parser's reading of every word, by place; white space left out."""
    words: dict[Place, Reading] = {}
    for start, doc in docs:
        for token in doc:
            if token.is_space:
                continue
            place = (start + token.idx, start + token.idx + len(token))
            head = (start + token.head.idx, start + token.head.idx + len(token.head))
            root = token.head.i == token.i
            relation = "root" if root else token.dep_
            words[place] = (
                token.pos_, token.tag_, str(token.morph), token.lemma_, (-1, -1) if root else head, relation
            )  # fmt: skip
    return words


def count(score: Score, gold: dict[Place, Reading], found: dict[Place, Reading]) -> None:
    """Add one document's words to a score."""
    score.gold += len(gold)
    score.found += len(found)
    for place, (upos, xpos, feats, lemma, head, relation) in gold.items():
        tally = score.relations.setdefault(relation, [0, 0])
        tally[0] += 1
        if (word := found.get(place)) is None:
            continue
        attached = word[4] == head
        labelled = attached and word[5].split(":")[0] == relation.split(":")[0]
        exactly = attached and word[5] == relation
        tally[1] += exactly
        score.right.update(
            words=1, UPOS=word[0] == upos, XPOS=word[1] == xpos, feats=word[2] == feats,
            lemmas=word[3] == lemma, UAS=attached, LAS=labelled,
        )  # fmt: skip
        score.right["LAS+"] += exactly


def parse(
    parser: Parser, text: str, members: list[tuple[int, Sentence]], setting: str
) -> list[tuple[int, Doc]]:
    """The document parsed in one of the settings, each Doc with its place in the text."""
    if setting == "documents":
        return [(0, parser.nlp(text))]
    if setting == "gold":
        starts = [start for start, _ in members]
        return list(zip(starts, parser.parse(sentence.text for _, sentence in members), strict=True))
    spans = split_sentences(text)
    return list(
        zip((s.start for s in spans), parser.parse(text[s.start : s.end] for s in spans), strict=True)
    )


def evaluate(parser: Parser, path: Path, setting: str) -> Score:
    """The scores on one treebank in one setting; sentences are compared as found, before or by parsing."""
    score = Score()
    for text, members in documents(path):
        docs = parse(parser, text, members, setting)
        count(score, gold_words(members), parsed_words(docs))
        gold = {(start, start + len(sentence.text)) for start, sentence in members}
        if setting == "documents":
            found = {(s.start_char, s.start_char + len(s.text.strip())) for s in docs[0][1].sents}
        else:
            found = {(start, start + len(doc.text)) for start, doc in docs}
        score.right["sentences"] += len(gold & found)
        score.right["all sentences"] += len(gold) + len(found)
    return score


def speed(parser: Parser, path: Path) -> float:
    """Words a second, sentence by sentence, on one core."""
    sentences = [sentence.text for sentence in read_sentences(path)]
    begin = time.perf_counter()
    words = sum(len(doc) for doc in parser.parse(sentences))
    return words / (time.perf_counter() - begin)


_AS_IS = argparse.RawDescriptionHelpFormatter
MEASURES = ("words", "sentences", "UPOS", "XPOS", "feats", "lemmas", "UAS", "LAS", "LAS+")


def main() -> None:
    """Print tables in Markdown."""
    command = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("model", type=Path, help="folder of the pipeline")
    command.add_argument("treebanks", type=Path, help="folder with the CoNLL-U files")
    command.add_argument("--files", nargs="+", default=FILES, help="files in that folder")
    command.add_argument("--relations", action="store_true", help="recall of every relation")
    given = command.parse_args()
    parser = load_parser(given.model)
    print(f"| treebank | setting | {' | '.join(MEASURES)} |\n|---|---|{'---|' * len(MEASURES)}")
    relations: dict[str, dict[str, list[int]]] = {}
    for name in given.files:
        for setting in SETTINGS:
            score = evaluate(parser, given.treebanks / name, setting)
            figures = " | ".join(f"{score.f1(measure):.1f}" for measure in MEASURES)
            print(f"| {name} | {setting} | {figures} |", flush=True)
            if setting == "gold":
                relations[name] = score.relations
    if given.relations:
        print(f"\n| relation | {' | '.join(relations)} |\n|---|{'---|' * len(relations)}")
        for relation in sorted({r for table in relations.values() for r in table}):
            tallies = [table.get(relation, [0, 0]) for table in relations.values()]
            cells = [f"{100 * right / gold:.0f} ({gold})" if gold else "" for gold, right in tallies]
            print(f"| {relation} | {' | '.join(cells)} |")
    print(f"\n{speed(parser, given.treebanks / given.files[-1]):.0f} words a second")


if __name__ == "__main__":
    main()
