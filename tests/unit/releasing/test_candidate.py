"""What gets into a candidate, and what must not."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from demarche.releasing.candidate import assemble, build_candidate, read_candidate
from demarche.releasing.derived import coverage, stances
from demarche.tables import ContractError, frame
from schemas.tables import TABLES
from tests.unit.releasing.samples import TEXTS, document, position, sample_rows, sample_tables

PUTIN = "putin-2007-munich"


def test_a_candidate_holds_all_tables(tmp_path: Path) -> None:
    quality = frame("quality", [{"measure": "tuple_f1", "value": 0.5, "n": 10}])
    built = build_candidate(sample_tables(), tmp_path, quality=lambda positions, documents: quality)
    assert set(read_candidate(tmp_path)) == set(TABLES)
    assert built.rows["positions"] == 4
    assert built.rejected == 0
    assert json.loads((tmp_path / "quality.json").read_text())["measures"][0]["value"] == 0.5


def test_a_corpus_without_positions_makes_a_candidate(tmp_path: Path) -> None:
    assert build_candidate(sample_tables(positions=[]), tmp_path).rows["stances"] == 0
    nothing = {name: rows.clear() for name, rows in sample_tables().items()}
    assert build_candidate(nothing, tmp_path).rows == dict.fromkeys(TABLES, 0)


def test_restricted_texts_stay_out_but_their_quotes_are_checked() -> None:
    whole = assemble(sample_tables())
    assert whole["texts"]["document_id"].sort().to_list() == ["news-2008", PUTIN]
    moved = sample_rows()["positions"]
    moved[2] = moved[2] | {"char_start": 1, "char_end": 1 + len(moved[2]["quote"])}
    with pytest.raises(ContractError, match="do not stand at their offsets"):
        assemble(sample_tables(positions=moved))


def test_a_rejected_document_takes_its_rows_along() -> None:
    documents = [document(name) for name in TEXTS]
    documents[0]["rights"] = "mine"
    whole = assemble(sample_tables(documents=documents))
    assert PUTIN not in whole["documents"]["document_id"]
    for name in ("positions", "document_actors", "texts"):
        assert PUTIN not in whole[name]["document_id"].to_list()
    (row,) = whole["quarantine"].filter(pl.col("stage") == "validate").to_dicts()
    assert (row["source_path"], row["rule"]) == (f"{PUTIN}.txt", "documents.rights.vocabulary")


def test_a_bad_position_is_quarantined_and_the_rest_goes_on() -> None:
    positions = sample_rows()["positions"]
    positions[0]["confidence"] = 7.0
    whole = assemble(sample_tables(positions=positions))
    assert whole["positions"].height == 3
    assert "positions.confidence.maximum" in whole["quarantine"]["rule"].to_list()


def test_a_missing_table_is_named() -> None:
    tables = sample_tables()
    del tables["topics"]
    with pytest.raises(ValueError, match="needs the table topics"):
        assemble(tables)


def test_each_document_counts_once_in_stances() -> None:
    same = {"position_id": "p-" + "a" * 12}
    positions = [
        position(PUTIN, "NATO should not expand", "security/enlargement", "oppose"),
        position(PUTIN, "should not expand", "security/enlargement", "oppose"),
        position(PUTIN, "He opposed a unipolar world", "order/unipolarity", "oppose"),
        position(PUTIN, "a unipolar world", "order/unipolarity", "support", **same),
    ]
    found = stances(frame("positions", positions))
    assert found.select("topic_id", "support", "oppose", "mixed", "net", "documents").rows() == [
        ("order/unipolarity", 0, 0, 1, 0.0, 1),
        ("security/enlargement", 0, 1, 0, -1.0, 1),
    ]


def test_stances_count_each_target_and_date_open_starts_by_their_end() -> None:
    rows = sample_rows()["positions"]
    rows[0] |= {"date_start": None, "date_precision": "open", "date_edtf": "../2007-02-10"}
    found = stances(frame("positions", rows))
    assert found.filter(topic_id="relations/bilateral")["target_id"].to_list() == ["RUS", "USA"]
    assert found.filter(topic_id="security/enlargement").select("target_id", "year").row(0) == (None, 2007)


def test_coverage_counts_texts_without_positions() -> None:
    tables = sample_tables()
    found = coverage(tables["positions"], tables["documents"], tables["document_actors"])
    words = {name: len(text.split()) for name, text in TEXTS.items()}
    assert found.rows() == [
        ("RUS", 2007, 1, words[PUTIN], 2),
        ("henry-kissinger", 2001, 1, words["kissinger-2001-russia"], 2),
        ("the-paper", 2008, 1, words["news-2008"], 0),
    ]


def test_coverage_counts_documents_that_report_an_actor() -> None:
    reported = position("news-2008", "Nothing was said", "order/unipolarity", "support", actor_id="USA")
    tables = sample_tables(positions=[reported])
    found = coverage(tables["positions"], tables["documents"], tables["document_actors"])
    assert found.filter(actor_id="USA").row(0)[1:3] == (2008, 1)
