"""Three versions by adding, editing and removing raw texts; any of them can be made anew, bit for bit."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from demarche.releasing.withdrawing import withdraw
from flows.errors import StoppedError
from flows.places import Places
from flows.publish import plan
from flows.rebuild import rebuild
from tests.integration.conftest import run_stages
from tests.integration.corpus import GOOD, HEADER, write_corpus

pytestmark = pytest.mark.slow

EDITED = GOOD["minister.txt"][1].replace(
    "The government of the United Kingdom calls", "Good morning. The goverment of the United Kingdom calls"
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, parser: Path) -> Places:
    """0.1.0 of two texts, 0.2.0 with one edited and renamed, 0.3.0 with one added and one removed."""
    folder = tmp_path_factory.mktemp("versions")
    places = Places(folder / "raw", folder / "processed", folder / "releases")
    for write in (_first, _second, _third):
        write(places.raw)
        assert run_stages(places).publication.is_new
    return places


def _first(raw: Path) -> None:
    write_corpus(raw, names=("mayor.txt", "minister.txt"))


def _second(raw: Path) -> None:
    _first(raw)
    (raw / "minister.txt").unlink()
    (raw / "secretary.txt").write_text(EDITED, encoding="utf-8")
    rows = [GOOD["mayor.txt"][0], GOOD["minister.txt"][0].replace("minister.txt", "secretary.txt")]
    (raw / "documents.csv").write_text("".join([HEADER, *rows]), encoding="utf-8")


def _third(raw: Path) -> None:
    (raw / "secretary.txt").unlink()
    write_corpus(raw, names=("mayor.txt", "weather.txt"))


def published(places: Places, version: str, table: str) -> pl.DataFrame:
    return pl.read_parquet(places.releases / version / f"{table}.parquet")


def test_an_edited_and_renamed_text_keeps_its_ids(places: Places) -> None:
    one, two = (published(places, version, "documents") for version in ("0.1.0", "0.2.0"))
    assert set(one["document_id"]) == set(two["document_id"])
    before, after = (
        set(published(places, version, "positions")["position_id"]) for version in ("0.1.0", "0.2.0")
    )
    assert len(before & after) >= 0.8 * len(before)
    record = json.loads((places.releases / "0.2.0" / "CHANGES.json").read_text(encoding="utf-8"))
    changed = {one["document_id"]: set(one["fields"]) for one in record["tables"]["documents"]["changed"]}
    assert changed["2007-roe-minister"] >= {"source_path", "text_sha256", "sha256"}


def test_what_was_removed_is_told_to_have_ended(places: Places) -> None:
    ended = dict(published(places, "0.3.0", "id_history").select("old_id", "reason").iter_rows())
    gone = published(places, "0.2.0", "positions").filter(pl.col("document_id") == "2007-roe-minister")
    assert {ended[position_id] for position_id in gone["position_id"]} == {"its document is no longer there"}
    assert ended["2007-roe-minister"] == "no longer there"


def test_versions_are_made_anew_bit_for_bit(places: Places, tmp_path: Path) -> None:
    made = rebuild("latest", places, tmp_path / "three", workers=1)
    assert (made.version, made.differences) == ("0.3.0", ())
    withdraw(places.releases, "0.3.0", "to see that this changes nothing")
    _second(places.raw)
    (places.raw / "weather.txt").unlink()
    made = rebuild("0.2.0", places, tmp_path / "two", workers=1)
    assert made.differences == ()
    assert made.folder is not None
    assert (made.folder / "release.dna").is_file()


def test_what_is_not_as_it_was_is_named(places: Places, tmp_path: Path) -> None:
    _second(places.raw)
    (places.raw / "weather.txt").unlink(missing_ok=True)
    (places.raw / "mayor.txt").write_text("Something else.", encoding="utf-8")
    made = rebuild("0.2.0", places, tmp_path / "other", workers=1)
    assert made.differences == (f"mayor.txt in {places.raw} has other bytes",)
    _second(places.raw)
    (places.raw / "more.txt").write_text("One more.", encoding="utf-8")
    made = rebuild("0.2.0", places, tmp_path / "more", workers=1)
    assert "more.txt" in made.differences[0]
    (places.raw / "more.txt").unlink()
    with pytest.raises(StoppedError, match=r"no version \"9\.9\.9\""):
        rebuild("9.9.9", places, tmp_path / "none")


def test_a_candidate_that_follows_another_release_is_refused(places: Places, tmp_path: Path) -> None:
    from demarche.releasing.publish import PublishingError

    elsewhere = Places(places.raw, places.processed, tmp_path / "releases")
    with pytest.raises(PublishingError, match="was not made to follow nothing"):
        plan(elsewhere)


def test_a_publication_names_what_it_follows(places: Places) -> None:
    made = json.loads((places.releases / "0.2.0" / "provenance.json").read_text(encoding="utf-8"))
    assert made["base_release"]["version"] == "0.1.0"
