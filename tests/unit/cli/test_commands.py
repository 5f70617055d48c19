"""The analyst's commands on a small release."""

from __future__ import annotations

import io
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import polars as pl
import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

import demarche.cli
from demarche.cli import add_commands, app
from demarche.cli.evidence import context, panel
from tests.unit.releasing.building import published

RUN = CliRunner()


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("run")).folder


def test_releases_lists_versions(release: Path) -> None:
    result = RUN.invoke(app, ["releases", "--releases", str(release.parent)])
    assert result.exit_code == 0, result.output
    assert "0.1.0 *" in result.output


def test_no_release_is_said_with_the_remedy(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["releases", "--releases", str(tmp_path)])
    assert result.exit_code == 1
    assert "--releases FOLDER" in result.stderr


def test_verify_finds_a_whole_release_whole(release: Path) -> None:
    result = RUN.invoke(app, ["verify", "0.1.0", "--releases", str(release.parent)])
    assert result.exit_code == 0, result.output


def test_verify_names_what_was_tampered_with(tmp_path: Path) -> None:
    release = published(tmp_path).folder
    (release / "README.md").write_text("forged", encoding="utf-8")
    result = RUN.invoke(app, ["verify", "--releases", str(release.parent)])
    assert result.exit_code == 1
    assert "README.md" in result.stderr


def test_verify_of_an_unknown_version_names_those_there_are(release: Path) -> None:
    result = RUN.invoke(app, ["verify", "9.9.9", "--releases", str(release.parent)])
    assert result.exit_code == 1
    assert "0.1.0" in result.stderr


def test_show_puts_the_words_in_context(release: Path) -> None:
    row = pl.read_parquet(release / "positions.parquet").row(0, named=True)
    result = RUN.invoke(app, ["show", row["position_id"], "--releases", str(release.parent)])
    assert result.exit_code == 0, result.output
    assert row["topic_id"] in result.output
    assert row["stance"] in result.output


def test_show_of_an_unknown_id_gives_one_that_exists(release: Path) -> None:
    known = pl.read_parquet(release / "positions.parquet")["position_id"][0]
    result = RUN.invoke(app, ["show", "p-none", "--releases", str(release.parent)])
    assert result.exit_code == 1
    assert known in result.stderr


def test_evidence_is_counted_in_code_points() -> None:
    text = "😀 First paragraph.\nThe 🇺🇳 urges peace. More follows.\nLast."
    start = text.index("urges")
    row = {"stance": "support", "quote": "urges peace", "char_start": start, "char_end": start + 11}
    shown = context(row, text)
    assert shown.plain == "The 🇺🇳 urges peace. More follows."
    (span,) = shown.spans
    assert shown.plain[span.start : span.end] == "urges peace"


def test_brackets_in_a_title_are_shown_not_read_as_markup() -> None:
    row = {"stance": "oppose", "quote": "must not", "holder_id": "USA", "actor_id": "USA", "confidence": 0.5}
    row |= dict.fromkeys(("topic_id", "act", "voice", "date_edtf", "date_source"), "x")
    document = {"title": "Remarks [excerpt] [/red]", "text_kind": "excerpt", "reference": "Vol. [3]"}
    console = Console(width=120, file=io.StringIO())
    console.print(panel(row, document, {}, None))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Remarks [excerpt] [/red]" in shown
    assert "Vol. [3]" in shown


def test_without_the_text_only_the_quotation_is_shown() -> None:
    row = {"stance": "oppose", "quote": "must not", "char_start": 5, "char_end": 13}
    assert context(row, None).plain.startswith("“must not”")


def test_a_broken_addition_says_why_and_a_missing_one_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    points = [
        EntryPoint("absent", "no_such_package_anywhere:register", demarche.cli.GROUP),
        EntryPoint("broken", "json:no_such_function", demarche.cli.GROUP),
        EntryPoint("needy", "needy_package:register", demarche.cli.GROUP),
    ]
    (tmp_path / "needy_package.py").write_text("import a_misspelt_requirement\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(demarche.cli, "entry_points", lambda group: points)
    add_commands(typer.Typer())
    said = capsys.readouterr().err
    assert "json:no_such_function" in said
    assert "no_such_package_anywhere" not in said
    assert "a_misspelt_requirement" in said


@pytest.mark.parametrize("heavy", ["polars", "prefect", "spacy", "schemas", "great_expectations"])
def test_help_imports_nothing_heavy(heavy: str) -> None:
    code = f"import sys, typer, demarche.cli as c; c.add_commands(c.app); sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
