"""A stage is left out only if everything it depends on and everything it made is as it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from flows.freshness import run_if_stale
from flows.ingest import ingest
from flows.places import Places
from tests.integration.corpus import GOOD, write_corpus


@pytest.fixture
def places(tmp_path: Path) -> Places:
    write_corpus(tmp_path / "raw")
    return Places(tmp_path / "raw", tmp_path / "processed", tmp_path / "releases")


def ran(places: Places, topics: Path | None = None) -> bool:
    return run_if_stale("ingest", places, partial(ingest, places), topics)


def edit(places: Places) -> None:
    (places.raw / "mayor.txt").write_text(GOOD["mayor.txt"][1] + "One more sentence.\n", encoding="utf-8")


def date_anew(places: Places) -> None:
    index = places.raw / "documents.csv"
    index.write_text(index.read_text(encoding="utf-8").replace("2004-05-03", "2004-05-04"), encoding="utf-8")


def rename(places: Places) -> None:
    (places.raw / "weather.txt").rename(places.raw / "weathers.txt")


def take_away(places: Places) -> None:
    (places.raw / "weather.txt").unlink()


def add(places: Places) -> None:
    (places.raw / "new.md").write_text("Nobody wrote down who said this.", encoding="utf-8")


def lose(places: Places) -> None:
    (places.ingested / "texts.parquet").unlink()


def tamper(places: Places) -> None:
    file = places.ingested / "texts.parquet"
    file.write_bytes(file.read_bytes() + b"x")


def forget(places: Places) -> None:
    (places.processed / ".stages" / "ingest.json").write_text("{", encoding="utf-8")


def test_nothing_changed_is_left_out(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(places)
    assert not ran(places)
    assert "ingest    unchanged" in capsys.readouterr().err


@pytest.mark.parametrize("change", [edit, date_anew, rename, take_away, add, lose, tamper, forget])
def test_whatever_changed_is_noticed(places: Places, change: Callable[[Places], None]) -> None:
    assert ran(places)
    change(places)
    assert ran(places)
    assert not ran(places)


def test_another_topic_codebook_is_noticed(places: Places, tmp_path: Path) -> None:
    topics = tmp_path / "topics.yaml"
    topics.write_text("topics: []\n", encoding="utf-8")
    assert ran(places)
    assert ran(places, topics)
    assert not ran(places, topics)
    topics.write_text("topics: [ ]\n", encoding="utf-8")
    assert ran(places, topics)


def test_what_changes_while_a_stage_runs_is_read_again(places: Places) -> None:
    def ingest_and_edit() -> None:
        ingest(places)
        edit(places)

    assert run_if_stale("ingest", places, ingest_and_edit)
    assert ran(places)
    assert not ran(places)


def test_a_stage_that_failed_is_run_again(places: Places) -> None:
    def fail() -> None:
        raise OSError("disk full")

    assert ran(places)
    edit(places)
    with pytest.raises(OSError, match="disk full"):
        run_if_stale("ingest", places, fail)
    (places.raw / "mayor.txt").write_text(GOOD["mayor.txt"][1], encoding="utf-8")
    assert ran(places), "what an earlier run made may be half gone"


def test_a_loop_of_links_and_a_file_of_another_kind_are_no_obstacle(places: Places) -> None:
    (places.raw / "loop").symlink_to(places.raw / "loop")
    (places.raw / "up").symlink_to(places.raw)
    (places.raw / b"caf\xe9.txt".decode("utf-8", "surrogateescape")).write_text("text", encoding="utf-8")
    assert ran(places)
