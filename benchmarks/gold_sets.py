"""Annotated texts as benchmarks need them: each with all its candidates and its gold.

Belongs here: reading sets of (texts, gold), and which gold row a candidate may stand for.
Does not: measures (demarche.evaluation), what is done with the candidates (calibrate, rules, quality).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from demarche.dates.edtf import EdtfDate
from demarche.evaluation.gold import GoldRow, read_gold
from demarche.evaluation.pairing import pairable
from demarche.evaluation.scoring import Predicted
from demarche.positions.candidates import Candidate
from demarche.positions.evidence import clause_span
from demarche.positions.extraction import GrammarExtractor, Reading
from demarche.positions.position import Position
from demarche.reading import read_folder

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared/gold"
OWN = (CHECKOUT / "raw", CHECKOUT / "tests/quality/gold")
DEVELOPMENT = (SHARED / "texts", SHARED / "dev")


class GoldSet(NamedTuple):
    """A folder of texts and one of gold rows by file stem."""

    texts: Path
    gold: Path

    @property
    def name(self) -> str:
        """The gold folder from the checkout on; of one that lies elsewhere only its own name."""
        for root, before in ((CHECKOUT, ""), (SHARED.parent, "../shared/")):
            if self.gold.resolve().is_relative_to(root):
                return before + self.gold.resolve().relative_to(root).as_posix()
        return self.gold.name


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text as the extractor reads it, beside its gold."""

    set: str
    stem: str
    reading: Reading
    gold: tuple[GoldRow, ...]

    @property
    def genre(self) -> str:
        """The document's genre."""
        return self.reading.document.genre

    @property
    def published(self) -> EdtfDate:
        """The document's date."""
        return self.reading.document.published

    def matches(self, candidate: Candidate) -> list[GoldRow]:
        """Gold rows of the candidate's actor, topic and stance whose evidence it may be."""
        key, span = key_of(candidate), span_of(candidate)
        return [row for row in self.gold if row.key == key and pairable(row, span)]


class Span(NamedTuple):
    """A stretch of a document's text in code points, end exclusive."""

    start: int
    end: int


def default_sets() -> list[GoldSet]:
    """The project's own gold, and the development texts where they are."""
    sets = [GoldSet(*DEVELOPMENT), GoldSet(*OWN)]
    return [one for one in sets if one.gold.is_dir() and one.texts.is_dir()]


def add_sets(options: argparse.ArgumentParser) -> None:
    """Let a benchmark take any list of sets."""
    options.add_argument(
        "folders", nargs="*", type=Path, help="TEXTS GOLD [TEXTS GOLD ...]; without any, those of the project"
    )


def sets_of(folders: Sequence[Path]) -> list[GoldSet]:
    """Pairs of folders from a command line. Raises ValueError for an odd or missing one."""
    if len(folders) % 2:
        raise ValueError("folders come in pairs: TEXTS GOLD")
    if missing := [str(folder) for folder in folders if not folder.is_dir()]:
        raise ValueError(f"there is no folder {', '.join(missing)}")
    return [GoldSet(*pair) for pair in zip(folders[::2], folders[1::2], strict=True)] or default_sets()


def make_extractor() -> GrammarExtractor:
    """The extractor of the checkout, with the threshold of its params.yaml."""
    from flows.extract import extraction_settings
    from flows.parameters import load_parameters

    return GrammarExtractor(extraction_settings(load_parameters()))


def annotated(sets: Iterable[GoldSet], extractor: GrammarExtractor) -> Iterator[Annotated]:
    """The texts of some sets that have gold, read; a text that two sets hold comes twice."""
    for one in sets:
        gold = read_gold(one.gold)
        documents = {Path(d.source_path).stem: d for d in read_folder(one.texts).documents}
        for stem in sorted(gold.keys() & documents.keys()):
            yield Annotated(one.name, stem, extractor.read(documents[stem]), gold[stem])


def key_of(candidate: Candidate) -> tuple[str, str, str]:
    """Actor, topic and stance, as in gold."""
    actor_id, _, topic_id = candidate.key
    return actor_id, topic_id, "support" if candidate.sign > 0 else "oppose"


def span_of(candidate: Candidate) -> Span:
    """The evidence that a row made of the candidate would quote."""
    mention = candidate.mention
    first, last = clause_span(candidate.finding.predicate, (mention.start, mention.end))
    start = candidate.read.parsed.start
    return Span(start + first, start + last)


def predicted(rows: Iterable[Position]) -> list[Predicted]:
    """Rows as scoring compares them."""
    return [
        Predicted(
            row.char_start,
            row.char_end,
            row.actor_id,
            row.holder_id,
            row.topic_id,
            row.stance,
            row.act,
            row.voice,
            (row.date.start, row.date.end),
        )
        for row in rows
    ]
