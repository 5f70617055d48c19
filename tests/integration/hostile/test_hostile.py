"""Every hostile input through the real ingest stage, and what gets in through the real extractor.

Each file ends in a row or in quarantine, with the rule that its case names; nothing crashes, hangs, is run, or
reaches outside its folder. `python -m tests.integration.hostile.table` writes the outcomes down.
"""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import polars as pl
import pytest

from demarche.positions.extraction import GrammarExtractor
from demarche.tables.documents import documents_of
from flows.extract import extraction_settings
from flows.ingest import ingest
from flows.parameters import load_parameters
from flows.places import Places
from flows.stages import read_tables
from tests.integration.hostile.case import CANARY, MARK, ROW, Case
from tests.integration.hostile.corpus import CASES
from tests.integration.hostile.table import PAGE, page

MOST_SECONDS = 120.0
"""Processor time for reading the files of one case, or for extracting their positions, on a slow machine."""


@pytest.fixture(scope="session")
def extractor() -> GrammarExtractor:
    """The extractor that runs use."""
    return GrammarExtractor(extraction_settings(load_parameters()))


def listing(folder: Path) -> list[str]:
    """Everything under a folder, links not followed."""
    found = []
    for here, folders, files in os.walk(folder):
        found += [f"{here}/{name}" for name in (*folders, *files)]
    return sorted(found)


def test_the_corpus_is_large_and_every_case_has_a_name_of_its_own() -> None:
    assert len(CASES) >= 60
    assert len({str(case) for case in CASES}) == len(CASES)
    assert {outcome for case in CASES for outcome in case.outcome.values()} > {ROW, "too-large", "encoding"}


def test_the_page_says_what_the_corpus_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "docs/reference/hostile.md is out of date: python -m tests.integration.hostile.table"
    )


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """An empty folder of texts, and somewhere else to be."""
    places = Places(tmp_path / "raw", tmp_path / "processed", tmp_path / "releases")
    places.raw.mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return places


@pytest.mark.parametrize("case", CASES, ids=str)
def test_ends_in_a_row_or_in_quarantine(case: Case, places: Places) -> None:
    case.make(places.raw)
    before, start = listing(places.raw.parent), time.process_time()
    tables = ingested(places)
    assert time.process_time() - start < MOST_SECONDS
    _check_outcome(case, tables, places.raw)
    after = [path for path in listing(places.raw.parent) if not path.startswith(str(places.processed))]
    assert after == before
    assert not list(places.raw.parent.rglob(MARK))
    assert CANARY not in "".join(str(row) for one in tables.values() for row in one.iter_rows())


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in CASES if ROW in case.outcome.values()], ids=str)
def test_what_gets_in_can_be_read(case: Case, places: Places, extractor: GrammarExtractor) -> None:
    case.make(places.raw)
    tables = ingested(places)
    del tables["quarantine"]
    documents = documents_of(**tables)
    before, start = listing(places.raw.parent), time.process_time()
    for document, extracted in zip(documents, extractor.extract(documents), strict=True):
        assert extracted.rejected == ()
        for position in extracted.positions:
            assert document.text[position.char_start : position.char_end] == position.quote
    assert time.process_time() - start < MOST_SECONDS
    assert listing(places.raw.parent) == before


def ingested(places: Places) -> dict[str, pl.DataFrame]:
    """The tables that the stage writes."""
    ingest(places)
    names = ("documents", "document_actors", "texts", "quarantine")
    return read_tables(places.ingested, names, "ingest")


def _check_outcome(case: Case, tables: dict[str, pl.DataFrame], raw: Path) -> None:
    documents, quarantine = tables["documents"], tables["quarantine"]
    outcome = dict.fromkeys(documents["source_path"], ROW)
    outcome |= dict(quarantine.select("source_path", "rule").iter_rows())
    assert outcome == dict(case.outcome), quarantine["reason"].to_list()
    assert documents["source_path"].is_unique().all()
    assert set(documents["source_path"]).isdisjoint(quarantine["source_path"])
    for path, digest in documents.select("source_path", "sha256").iter_rows():
        assert hashlib.sha256((raw / path).read_bytes()).hexdigest() == digest
    texts = dict(tables["texts"].iter_rows())
    for document_id, digest in documents.select("document_id", "text_sha256").iter_rows():
        assert hashlib.sha256(texts[document_id].encode()).hexdigest() == digest
    for reason, locator, payload in quarantine.select("reason", "locator", "payload").iter_rows():
        assert reason.strip().endswith((".", "?"))
        assert (reason + (locator or "") + (payload or "")).isprintable()
        assert len(payload or "") <= 200
