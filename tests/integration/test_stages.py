"""Three small texts from raw files to a release, stage by stage."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from demarche.cli import app
from demarche.releasing.verify import verify_version
from flows.errors import StoppedError
from flows.ingest import ingest
from flows.places import CHECKOUT, Places
from flows.publish import publish
from flows.reports import print_refusal, print_report, summary_markdown, verdict_markdown
from flows.validate import validate
from tests.integration.conftest import RELEASED, Run, run_stages
from tests.integration.corpus import GOOD, write_corpus


def test_a_release_is_published_and_whole(run: Run) -> None:
    assert run.publication.is_new
    assert run.publication.entry.version == "0.1.0"
    assert verify_version(run.places.releases, "0.1.0") == ()


def test_the_candidate_stands_at_the_top_of_processed(run: Run) -> None:
    documents = pl.read_parquet(run.places.processed / "documents.parquet")
    positions = pl.read_parquet(run.places.processed / "positions.parquet")
    assert sorted(documents["source_path"]) == sorted(GOOD)
    assert documents["sentences"].null_count() == 0
    assert positions.height >= 3
    assert "USA" in positions["actor_id"]


def test_every_quote_stands_in_its_text(run: Run) -> None:
    texts = dict(
        pl.read_parquet(run.places.ingested / "texts.parquet").select("document_id", "text").iter_rows()
    )
    positions = pl.read_parquet(run.publication.folder / "positions.parquet")
    for row in positions.iter_rows(named=True):
        assert texts[row["document_id"]][row["char_start"] : row["char_end"]] == row["quote"]


def test_a_text_about_the_weather_holds_no_position(run: Run) -> None:
    documents = pl.read_parquet(run.places.processed / "documents.parquet")
    weather = documents.filter(pl.col("source_path") == "weather.txt")["document_id"].item()
    assert weather not in pl.read_parquet(run.places.processed / "positions.parquet")["document_id"]


def test_publishing_the_same_again_makes_no_new_version(run: Run) -> None:
    again = publish(run.places, released=date(2027, 1, 1))
    assert not again.is_new
    assert again.entry == run.publication.entry


def test_folder_workers_and_batches_do_not_show_in_the_bytes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.storing.WORTH_A_WORKER", 1)
    write_corpus(tmp_path / "elsewhere")
    other = run_stages(Places(tmp_path / "elsewhere", tmp_path / "out", tmp_path / "rel"), workers=2)
    sums = [(r.publication.folder / "SHA256SUMS").read_bytes() for r in (run, other)]
    assert sums[0] == sums[1]


def test_provenance_names_inputs_and_no_place_of_this_machine(run: Run) -> None:
    text = (run.publication.folder / "provenance.json").read_text(encoding="utf-8")
    assert {entry["path"] for entry in json.loads(text)["inputs"]} == {*GOOD, "documents.csv"}
    assert str(run.places.raw.parent) not in text
    assert str(CHECKOUT) not in text


def test_provenance_says_of_each_stage_what_it_depends_on(run: Run) -> None:
    stages = json.loads((run.publication.folder / "provenance.json").read_text(encoding="utf-8"))["stages"]
    common = {"code", "definitions", "lock"}
    assert {stage: set(made) - common for stage, made in stages.items()} == {
        "ingest": {"parameters"},
        "extract": {"parser", "codebook", "topics", "parameters"},
        "validate": {"base", "gold", "parameters", "reviews"},
        "publish": set(),
    }
    assert all(common <= set(made) for made in stages.values())


def test_publishing_opens_no_raw_file(run: Run, tmp_path: Path) -> None:
    """What the release was made from is what ingest read, whatever happens to raw/ later."""
    elsewhere = Places(tmp_path / "gone", run.places.processed, tmp_path / "releases")
    again = publish(elsewhere, released=RELEASED)
    sums = [(folder / "SHA256SUMS").read_bytes() for folder in (again.folder, run.publication.folder)]
    assert sums[0] == sums[1]


def test_a_file_that_must_not_be_opened_is_named_by_its_path_only(tmp_path: Path) -> None:
    raw = write_corpus(tmp_path / "raw")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (raw / "link.txt").symlink_to(tmp_path / "secret.txt")
    (raw / ".hidden").mkdir()
    (raw / ".hidden" / "notes.txt").write_text("never read", encoding="utf-8")
    places = Places(raw, tmp_path / "processed", tmp_path / "releases")
    ingest(places)
    made = json.loads((places.ingested / "provenance.json").read_text(encoding="utf-8"))["ingest"]
    assert made["refused"] == ["link.txt"]
    assert set(made["inputs"]) == {*GOOD, "documents.csv"}
    index = (raw / "documents.csv").read_bytes()
    assert made["inputs"]["documents.csv"] == hashlib.sha256(index).hexdigest()


def test_a_stage_does_not_build_on_results_that_were_replaced(run: Run, tmp_path: Path) -> None:
    processed = shutil.copytree(run.places.processed, tmp_path / "processed")
    raw = write_corpus(tmp_path / "raw")
    (raw / "mayor.txt").write_text(GOOD["mayor.txt"][1] + "\nWe will build a new school.\n", encoding="utf-8")
    places = Places(raw, processed, tmp_path / "releases")
    ingest(places)
    with pytest.raises(StoppedError, match=r"Run it too: python -m flows\.extract"):
        validate(places)


def test_figures_are_numbers_that_dvc_can_show(run: Run) -> None:
    metrics = json.loads(run.places.metrics.read_text(encoding="utf-8"))
    assert metrics["rows"]["documents"] == len(GOOD)
    seconds = json.loads(run.places.seconds.read_text(encoding="utf-8"))
    assert set(seconds) == {"ingest", "extract", "validate", "publish"}


def test_reports_say_where_the_release_lies(run: Run, capsys: object) -> None:
    print_report(run.places, run.publication, 12.3)
    said = capsys.readouterr().out  # type: ignore[attr-defined]
    assert "0.1.0" in said
    assert str(run.publication.folder / "README.md") in said
    assert "demarche show p-" in said
    assert "| documents | 3 |" in summary_markdown(run.places, run.publication)
    assert verdict_markdown(run.verdict, run.places).startswith("# Passed")


def test_brackets_in_a_path_are_no_markup(run: Run, tmp_path: Path, capsys: object) -> None:
    processed = shutil.copytree(run.places.processed, tmp_path / "old [red] [/bold]")
    print_refusal(Places(run.places.raw, processed, run.places.releases), run.verdict)
    assert "old [red] [/bold]/quarantine.parquet" in capsys.readouterr().err  # type: ignore[attr-defined]


def test_show_finds_a_position_of_the_release(run: Run) -> None:
    position = pl.read_parquet(run.publication.folder / "positions.parquet")["position_id"][0]
    result = CliRunner().invoke(app, ["show", position, "--releases", str(run.places.releases)])
    assert result.exit_code == 0, result.output


def test_bad_inputs_are_quarantined_one_by_one(tmp_path: Path) -> None:
    places = Places(write_corpus(tmp_path / "raw", with_bad=True), tmp_path / "processed", tmp_path / "rel")
    ingest(places)
    rows = pl.read_parquet(places.ingested / "quarantine.parquet")
    assert dict(rows.select("source_path", "rule").iter_rows()) == {
        "empty.txt": "empty",
        "binary.txt": "binary",
        "german.txt": "non-english",
        "undated.txt": "metadata",
        "unlisted.txt": "no-metadata",
        "gone.txt": "missing-file",
    }
    assert pl.read_parquet(places.ingested / "documents.parquet").height == len(GOOD)
