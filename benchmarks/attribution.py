"""How well attributions are found: source, cue and content against annotated news.

    python -m benchmarks.attribution [--gold ../shared/gold/attribution] [--model models/en_demarche]

The gold is the development part of PolNeAR (Newell, Margolin and Ruths 2018), 84 American news
articles in brat standoff, which the project may read but not pass on. The articles sorted by name are
dealt out in turn: half A (even places) is for tuning, of half B only figures are looked at. Some
articles have several annotators: the first one is the gold, and each other one, scored against the
first as if it were a system, shows how far people agree under the same measure. The annotators mark no
attribution within another one's content, so nested ones are found but not counted here.

Pairs: attributions are paired one to one, greedily, by falling overlap: shared words of the cue count
first, then those of the content, then those of the source; an attribution that shares no word of cue
or content with any gold one has no partner. Figures: words (runs of letters and digits) that two
partners share, over all words predicted (precision) or annotated (recall) in that role, partnerless
attributions included; several sources of one attribution are one source. A prediction without partner
whose cue lies in a stretch that the annotators marked "Discard" or "Discuss" counts neither way.
`found` is the share of attributions with a partner. Published systems reach token F1 of 0.85 for
sources, 0.77 for cues and 0.83 for contents, with training, on another corpus (PARC).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from demarche.actors import ActorBook, ActorLinker, DocumentMemory
from demarche.acts.lexicon import build_lexicon
from demarche.attribution.attributions import attributions
from demarche.attribution.quotes import find_quotations
from demarche.attribution.voices import Memory, Sentence
from demarche.dates.edtf import parse_edtf
from demarche.parsing.pipeline import load_parser, parse_document
from schemas.codebooks.acts import load_acts

CHECKOUT = Path(__file__).resolve().parents[1]
ROLES = ("source", "cue", "content")
_WORD = re.compile(r"\w+")
_ROLE_OF = {"Source": "source", "Cue": "cue", "Content": "content"}
_UNSETTLED = frozenset({"Discard", "Discuss"})

Words = frozenset[int]


class Parts(NamedTuple):
    """One attribution as the places of its words, role by role."""

    source: Words
    cue: Words
    content: Words


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its annotated attributions; `unsettled` words were left open by the annotators."""

    name: str
    text: str
    gold: tuple[Parts, ...]
    unsettled: Words
    others: tuple[tuple[Parts, ...], ...] = ()


@dataclass(slots=True)
class Tally:
    """Words shared, predicted and annotated in one role."""

    shared: int = 0
    predicted: int = 0
    annotated: int = 0

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision = self.shared / self.predicted if self.predicted else 0.0
        recall = self.shared / self.annotated if self.annotated else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if self.shared else 0.0


def words_in(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    """The words of some stretches, as the places where they start."""
    return frozenset(m.start() for start, end in spans for m in _WORD.finditer(text, start, end))


def read_articles(folder: Path) -> Iterator[Article]:
    """The articles of `texts/` with their standoff in `annotations/`, by name."""
    marked = sorted((folder / "annotations").glob("*.ann"))
    for path in sorted((folder / "texts").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        first, *more = (
            _standoff(text, mark.read_text(encoding="utf-8"))
            for mark in marked
            if mark.stem.startswith(path.stem)
        )
        yield Article(path.stem, text, *first, tuple(gold for gold, _ in more))


def _standoff(text: str, lines: str) -> tuple[tuple[Parts, ...], Words]:
    spans: dict[str, list[tuple[int, int]]] = {}
    unsettled: list[tuple[int, int]] = []
    events: list[list[tuple[str, str]]] = []
    for line in lines.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            kind, _, places = rest.partition("\t")[0].partition(" ")
            spans[key] = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
            if kind in _UNSETTLED:
                unsettled += spans[key]
        elif key.startswith("E"):
            events.append([(role.rstrip("0123456789"), at) for role, at in _pairs(rest.split())])
    gold = tuple(
        Parts(
            *(
                words_in(text, (s for r, at in event if _ROLE_OF.get(r) == role for s in spans[at]))
                for role in ROLES
            )
        )
        for event in events
    )
    return tuple(parts for parts in gold if parts.cue or parts.content), words_in(text, unsettled)


def _pairs(fields: Iterable[str]) -> Iterator[tuple[str, str]]:
    for field in fields:
        role, _, at = field.partition(":")
        yield role, at


def pair(predicted: Sequence[Parts], gold: Sequence[Parts]) -> dict[int, int]:
    """Which gold attribution a predicted one is paired with: {index predicted: index gold}."""
    rivals = sorted(
        (
            (-len(p.cue & g.cue), -len(p.content & g.content), -len(p.source & g.source), i, j)
            for i, p in enumerate(predicted)
            for j, g in enumerate(gold)
            if p.cue & g.cue or p.content & g.content
        )
    )
    partners: dict[int, int] = {}
    for *_, i, j in rivals:
        if i not in partners and j not in partners.values():
            partners[i] = j
    return partners


class Score:
    """Figures gathered over articles."""

    def __init__(self) -> None:
        self.roles = {role: Tally() for role in ROLES}
        self.found = Tally()

    def add(self, article: Article, predicted: Sequence[Parts]) -> dict[int, int]:
        """Count one article; returns the pairs made."""
        partners = pair(predicted, article.gold)
        counted = [i for i, p in enumerate(predicted) if i in partners or not p.cue <= article.unsettled]
        self.found.shared += len(partners)
        self.found.predicted += len(counted)
        self.found.annotated += len(article.gold)
        for n, role in enumerate(ROLES):
            tally = self.roles[role]
            tally.predicted += sum(len(predicted[i][n]) for i in counted)
            tally.annotated += sum(len(parts[n]) for parts in article.gold)
            tally.shared += sum(len(predicted[i][n] & article.gold[j][n]) for i, j in partners.items())
        return partners

    def lines(self) -> Iterator[str]:
        """One line a role."""
        for role, tally in (*self.roles.items(), ("found", self.found)):
            precision, recall, f1 = tally.figures
            yield f"  {role:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


class Finder:
    """Finds the attributions of a text with the parser, the actors and the vocabulary of the project."""

    def __init__(self, model: Path, codebook: Path) -> None:
        self._parser = load_parser(model)
        self._lexicon = build_lexicon(load_acts(codebook / "acts"))
        self._linker = ActorLinker(ActorBook.load(codebook / "actors"))

    def parts(self, text: str) -> list[Parts]:
        """The attributions of one news text that stand in no other's content."""
        names, memory, on = DocumentMemory(home="USA"), Memory(()), parse_edtf("2016")
        sentences = []
        for parsed in parse_document(self._parser, text):
            mentions = tuple(self._linker.mentions(parsed.doc, on, names))
            sentences.append((parsed.start, Sentence(parsed.doc, mentions, (), memory, self._lexicon)))
        found = attributions(text, sentences, find_quotations(text))
        return [
            Parts(*(words_in(text, ranges) for ranges in (a.source, a.cue, a.content)))
            for a in found
            if not a.is_nested
        ]


def main() -> int:
    """Print the figures of both halves and of the annotators among themselves."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--gold", type=Path, default=CHECKOUT.parent / "shared/gold/attribution")
    options.add_argument("--model", type=Path, default=CHECKOUT / "models/en_demarche")
    options.add_argument("--codebook", type=Path, default=CHECKOUT / "schemas/codebook")
    asked = options.parse_args()
    if not asked.gold.is_dir():
        print(f"{asked.gold.name} is not there: the gold is news under copyright and no part of the project.")
        return 1
    finder = Finder(asked.model, asked.codebook)
    halves, people = (Score(), Score()), Score()
    for number, article in enumerate(read_articles(asked.gold)):
        halves[number % 2].add(article, finder.parts(article.text))
        for other in article.others:
            people.add(article, other)
    for name, score in (
        ("half A (tuned)", halves[0]),
        ("half B (untuned)", halves[1]),
        ("annotators", people),
    ):
        print(name, *score.lines(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
