"""The gate: what it measures, what it lets through, and pages that need nothing but themselves."""

from __future__ import annotations

import json
import re
import socket
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from demarche.gating.drift import NAMES, drift
from demarche.gating.gate import required_limits, run_gate
from demarche.gating.measures import measure
from demarche.gating.suites import DRIFT, FIGURES, MEASURES, read_suites
from demarche.releasing.candidate import build_candidate
from demarche.releasing.publish import PublishingError, publish
from demarche.releasing.verdict import read_verdict
from schemas.tables import TABLES
from tests.unit.releasing.building import made as provenance
from tests.unit.releasing.building import passed_candidate, published
from tests.unit.releasing.corpora import SUBJECTS, corpus, read
from tests.unit.releasing.samples import sample_rows, sample_tables

LIMITS = {
    "quarantined_share": 0.3,
    "rejected_share": 0.1,
    "latest_year": 2026,
    "documents_lost": 0.2,
    "documents_gained": 10,
    "positions_shift": 0.5,
    "mix_shift": 0.3,
}


def test_suites_name_columns_that_exist(tmp_path: Path) -> None:
    build_candidate(sample_tables(), tmp_path)
    figures = {MEASURES: set(measure(tmp_path)), DRIFT: set(drift(tmp_path))}
    for suite in read_suites():
        known = figures.get(suite.name) or set(TABLES[suite.name].columns)
        assert set(suite.columns) <= known, suite.name
        for expectation in suite.specification["expectations"]:
            used = {expectation["kwargs"].get("column"), *expectation["kwargs"].get("column_list", [])}
            assert used - {None} <= set(suite.columns), expectation
            assert expectation["description"].endswith(".")
    assert required_limits() == set(LIMITS)


def test_no_suite_reads_words_of_documents() -> None:
    for suite in read_suites():
        if suite.name not in FIGURES:
            assert not [name for name in suite.columns if TABLES[suite.name].field(name).is_body]


def test_measures_count_inputs_rows_and_documents(tmp_path: Path) -> None:
    rows = sample_rows()
    rows["positions"][0]["confidence"] = 3.0
    rows["documents"][2]["sentences"] = None
    build_candidate(sample_tables(**rows), tmp_path)
    found = measure(tmp_path)
    assert found["quarantined_share"] == pytest.approx(1 / 4)
    assert found["rejected_share"] == pytest.approx(1 / 4)
    assert found["unparsed_share"] == pytest.approx(1 / 3, abs=1e-5)
    assert found["same_stance_share"] is None


def test_a_document_whose_extraction_failed_counts_as_quarantined(tmp_path: Path) -> None:
    """It stays in `documents`: a run whose workers all died must not pass as one without positions."""
    rows = sample_rows()
    rows["positions"] = []
    for document in rows["documents"]:
        reason = {
            "rule": "worker-died",
            "reason": "The process died.",
            "document_id": document["document_id"],
        }
        rows["quarantine"].append({"source_path": document["source_path"], "stage": "extract"} | reason)
    build_candidate(sample_tables(**rows), tmp_path)
    found = measure(tmp_path)
    assert found["quarantined_share"] == 1
    assert found["unparsed_share"] is None


def test_a_gate_without_limits_does_not_guess_them(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a limit for .*latest_year, .*quarantined_share"):
        run_gate(tmp_path, {"rejected_share": 1})


def test_the_gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one test, for Great Expectations takes seconds to import: verdicts, pages, silence, same bytes."""

    def no_network(*args: object, **kwargs: object) -> None:
        raise AssertionError("the gate spoke to the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    one, two = tmp_path / "one", tmp_path / "elsewhere" / "two"
    for folder in (one, two):
        build_candidate(sample_tables(), folder)
        verdict = run_gate(folder, LIMITS)
        assert verdict.passed, verdict.failures
        assert read_verdict(folder) == verdict
    pages = {path.name: path.read_bytes() for path in (one / "validation").iterdir()}
    assert pages == {path.name: path.read_bytes() for path in (two / "validation").iterdir()}
    for name, page in pages.items():
        text = page.decode()
        assert "http" not in text, name
        assert str(tmp_path) not in text, name
        if name.endswith(".html"):
            assert "<script" not in text
            for link in re.findall(r'(?:href|src)="([^"]*)"', text):
                assert link in pages
    assert "No raw file is there twice." in pages["documents.html"].decode()

    build_candidate(sample_tables(positions=[]), one)
    assert run_gate(one, LIMITS).passed
    build_candidate(
        {name: rows.clear() for name, rows in sample_tables().items()}
        | {"quarantine": sample_tables()["quarantine"]},
        one,
    )
    judged = run_gate(one, LIMITS)
    failures = judged.failures
    assert judged.drift == ()
    assert "documents: There is at least one document. Found 0." in failures
    (few,) = (failure for failure in failures if failure.startswith("measures.quarantined_share: "))
    said = "Few inputs are quarantined. Found 1 of 1 (1.0). The limit is quarantined_share: 0.3."
    assert few.endswith(said)
    assert "✗ failed" in (one / "validation/index.html").read_text()

    # A release that follows another: the documents that stayed must yield much the same.
    releases = tmp_path / "releases"
    made = corpus(Random(1), texts=30, sentences=9)
    published(tmp_path, read(made), releases)
    fewer = replace(made, texts=made.texts[:20])
    two = passed_candidate(tmp_path / "next", read(fewer), releases)
    moved = run_gate(two, LIMITS)
    assert (moved.passed, moved.failures) == (False, ())
    (lost,) = moved.drift
    assert lost.startswith("drift.documents_lost: Few documents of the latest release are gone.")
    assert moved.refusals(None) == moved.drift
    assert moved.refusals("the rest was withdrawn by its publisher") == ()
    with pytest.raises(PublishingError, match="documents_lost"):
        publish(two, releases, provenance())
    done = publish(two, releases, provenance(accepted_drift="withdrawn by its publisher"))
    said = json.loads((done.folder / "provenance.json").read_text(encoding="utf-8"))
    assert said["accepted_drift"] == "withdrawn by its publisher"


@pytest.mark.parametrize(
    ("change", "name", "least"),
    [
        ({"topics": dict.fromkeys(SUBJECTS[:4], "all/missiles")}, "topics_shift", 0.3),
        ({"actors": {"RUS": "USA"}}, "actors_shift", 0.3),
    ],
)
def test_drift_is_measured_on_documents_that_stayed(
    change: dict[str, dict[str, str]], name: str, least: float, tmp_path: Path
) -> None:
    made = corpus(Random(2), texts=24, sentences=12)
    published(tmp_path, read(made))
    grown = replace(made, texts=(*made.texts, replace(made.texts[0], path="new.txt", says=("It is new.",))))
    still = drift(passed_candidate(tmp_path / "same", read(grown), tmp_path / "releases"))
    assert still == {**dict.fromkeys(NAMES, 0), "documents_gained": pytest.approx(1 / 24, abs=1e-5)}
    tables = read(replace(grown, **change))
    tables = {key: rows.unique(maintain_order=True) for key, rows in tables.items()}
    tables["topics"] = tables["topics"].unique("topic_id", maintain_order=True)
    tables["actors"] = tables["actors"].unique("actor_id", maintain_order=True)
    found = drift(passed_candidate(tmp_path / "moved", tables, tmp_path / "releases"))
    assert found[name] is not None
    assert found[name] >= least
    assert found["documents_lost"] == 0
