"""`demarche extract`: the positions of a lone text on the terminal."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from flows.cli import register
from tests.integration.corpus import GOOD, write_corpus


def invoke(*arguments: str) -> Result:
    app = typer.Typer()
    register(app)
    return CliRunner().invoke(app, ["extract", *arguments])


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "speech.txt"
    path.write_text(GOOD["mayor.txt"][1], encoding="utf-8")
    return path


def test_metadata_comes_from_the_options(parser: Path, text: Path) -> None:
    result = invoke(str(text), "--actor", "USA", "--holder", "jane-doe", "--published", "2004", "--json")
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    assert {row["actor_id"] for row in rows} == {"USA"}
    body = GOOD["mayor.txt"][1]
    assert all(row["quote"] in body.replace("\n\n", "\n") for row in rows)


def test_metadata_comes_from_documents_csv_beside_the_file(parser: Path, tmp_path: Path) -> None:
    result = invoke(str(write_corpus(tmp_path / "raw") / "mayor.txt"))
    assert result.exit_code == 0, result.output
    assert "On taxes" in result.stdout
    assert "support" in result.stdout


def test_brackets_in_a_title_are_no_markup(parser: Path, tmp_path: Path) -> None:
    raw = write_corpus(tmp_path / "raw")
    index = raw / "documents.csv"
    index.write_text(
        index.read_text(encoding="utf-8").replace("On taxes", "On taxes [excerpt] [/red]"), encoding="utf-8"
    )
    result = invoke(str(raw / "mayor.txt"))
    assert result.exit_code == 0, result.output
    assert "On taxes [excerpt] [/red]" in result.stdout


def test_without_metadata_the_options_are_named(text: Path) -> None:
    result = invoke(str(text))
    assert result.exit_code == 1
    assert "--actor, --holder, --published" in result.stderr


@pytest.mark.parametrize("date", ["2008-13", "yesterday"])
def test_a_date_that_is_none_is_refused(text: Path, date: str) -> None:
    result = invoke(str(text), "--actor", "USA", "--published", date)
    assert result.exit_code == 1
    assert date in result.stderr


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = invoke(str(tmp_path / "none.txt"), "--actor", "USA", "--published", "2004")
    assert result.exit_code == 1
    assert "there is no file" in result.stderr


def test_every_row_says_why_it_is_there(parser: Path, text: Path) -> None:
    given = ("--actor", "USA", "--holder", "jane-doe", "--published", "2004", "--explain")
    result = invoke(str(text), *given, "--json")
    assert result.exit_code == 0, result.output
    for row in map(json.loads, result.stdout.splitlines()):
        why = row["explanation"]
        assert why["cue"] in row["quote"] or why["topic_words"] in row["quote"]
        assert all(why[part] for part in ("rule", "attribution", "link", "topic_rule", "date_rule"))
        odds = sum(adds for _, adds in why["weights"])
        assert row["confidence"] == pytest.approx(1 / (1 + math.exp(-odds)), abs=0.01)
    shown = invoke(str(text), *given)
    assert shown.exit_code == 0, shown.output
    assert all(label in shown.stdout for label in ("cue", "whose", "topic", "date", "confidence"))


def test_a_text_may_come_from_standard_input(parser: Path) -> None:
    app = typer.Typer()
    register(app)
    words = "We must ban landmines."
    given = ["extract", "-", "--actor", "CAN", "--published", "1997", "--json"]
    result = CliRunner().invoke(app, given, input=words)
    assert result.exit_code == 0, result.output
    assert {json.loads(line)["actor_id"] for line in result.stdout.splitlines()} <= {"CAN"}
