"""Loading, listing and citing from every kind of place; what is damaged or missing is said."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import fsspec
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import demarche
from demarche.client.errors import DamagedError, NotThereError, WithdrawnWarning
from demarche.client.files import cache_folder
from demarche.releasing.index import Index, read_index, write_index
from tests.unit.releasing.building import published
from tests.unit.releasing.samples import sample_rows, sample_tables


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two versions, of which the second has a row less."""
    folder = tmp_path_factory.mktemp("made")
    published(folder / "one", releases=folder / "releases")
    rows = sample_rows()
    rows["positions"] = rows["positions"][:-1]
    for document in rows["documents"]:
        document["title"] = f"{document['title']}, corrected"
    published(folder / "two", sample_tables(**rows), folder / "releases")
    return folder / "releases"


@pytest.fixture
def releases(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the two versions, and a cache of the test's own."""
    monkeypatch.setenv("DEMARCHE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("DEMARCHE_RELEASES", raising=False)
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(made, tmp_path / "elsewhere"))


@pytest.fixture
def web(releases: Path) -> Iterator[str]:
    """The same by HTTP."""
    handler = functools.partial(Quiet, directory=str(releases))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - one server a test, cleared by the test that counts

    def log_message(self, format: str, *args: object) -> None:
        self.asked.append(self.path)


def withdraw(releases: Path, version: str, reason: str) -> None:
    index = read_index(releases)
    entries = tuple(
        replace(entry, status="withdrawn", reason=reason) if entry.version == version else entry
        for entry in index.entries
    )
    write_index(releases, Index(entries))


def test_a_version_is_loaded_from_a_folder(releases: Path) -> None:
    old = demarche.load("positions", "0.1.0", releases=releases)
    assert isinstance(old, pl.DataFrame)
    assert old.height == demarche.load(releases=releases).height + 1
    assert not cache_folder().exists(), "what lies on this machine is not copied"


def test_without_a_place_the_folder_here_or_the_variable_is_read(
    releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotThereError, match="DEMARCHE_RELEASES"):
        demarche.load()
    monkeypatch.setenv("DEMARCHE_RELEASES", str(releases))
    assert demarche.load().height == 3
    monkeypatch.delenv("DEMARCHE_RELEASES")
    releases.rename(releases.parent / "releases")
    assert demarche.load().height == 3


def test_kinds_of_frames(releases: Path) -> None:
    where = {"releases": releases, "columns": ["position_id", "stance", "date_start"]}
    frame = demarche.load("positions", **where)
    assert frame.columns == where["columns"]
    lazy = demarche.load("positions", to="lazy", **where)
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect().equals(frame)
    table = demarche.load("positions", to="arrow", **where)
    assert isinstance(table, pa.Table)
    assert table.schema.field("stance").metadata[b"description"] == b"Stance towards the topic's proposition."
    assert table.schema.metadata[b"version"] == b"0.2.0"
    panda = demarche.load("positions", to="pandas", **where)
    assert isinstance(panda, pd.DataFrame)
    assert list(panda["position_id"]) == frame["position_id"].to_list()
    assert panda["date_start"].dtype.kind == "M"
    with pytest.raises(ValueError, match="none of polars, lazy, pandas, arrow"):
        demarche.load(to="excel", releases=releases)  # type: ignore[call-overload]


def test_filters_by_value_list_null_and_expression(releases: Path) -> None:
    def count(filters: object) -> int:
        return demarche.load("positions", "0.1.0", filters=filters, releases=releases).height  # type: ignore[arg-type]

    whole = demarche.load("positions", "0.1.0", releases=releases)
    actor = whole["actor_id"][0]
    assert count({"actor_id": actor}) == whole.filter(pl.col("actor_id") == actor).height
    assert count({"actor_id": [actor, "nobody"], "stance": ["support", "oppose"]}) <= whole.height
    assert count({"actor_id": []}) == 0
    assert count({"addressee_id": None}) == whole["addressee_id"].null_count()
    assert count({"addressee_id": [None, *whole["addressee_id"].drop_nulls()]}) == whole.height
    target = whole["target_ids"].explode(empty_as_null=True).drop_nulls().first()
    assert target is not None
    assert count({"target_ids": [target]}) == whole.filter(pl.col("target_ids").list.contains(target)).height
    assert count(pl.col("date_start") >= date(2000, 1, 1)) >= 1


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("char_start", "12", "holds whole numbers, not '12'; write 2008"),
        ("char_start", 1.5, "holds whole numbers"),
        ("confidence", "high", "holds numbers"),
        ("date_start", "2008-01-01", "holds days, not '2008-01-01'"),
        ("date_start", datetime(2008, 1, 1), "holds days"),
        ("actor_id", 7, "holds texts, not 7"),
        ("target_ids", [True], "holds texts, not True"),
    ],
)
def test_a_value_that_a_column_cannot_hold_is_told_with_one_that_it_can(
    releases: Path, column: str, value: object, said: str
) -> None:
    with pytest.raises(TypeError, match=rf'column "{column}" {said}'):
        demarche.load("positions", filters={column: value}, releases=releases)


def test_what_is_not_there_is_answered_with_what_there_is(releases: Path) -> None:
    with pytest.raises(NotThereError, match=r'no version "9.9.9" .*0\.1\.0, 0\.2\.0'):
        demarche.load("positions", "9.9.9", releases=releases)
    with pytest.raises(NotThereError, match=r'no table "position"; it has .*positions'):
        demarche.load("position", releases=releases)
    with pytest.raises(NotThereError, match=r'no column "actor".*actor_id'):
        demarche.load("positions", columns=["actor"], releases=releases)
    with pytest.raises(TypeError, match="list of names"):
        demarche.load("positions", columns="actor_id", releases=releases)
    with pytest.raises(NotThereError, match="cannot be opened"):
        demarche.load("positions", releases="nonsense://somewhere")


def test_tampering_is_found_before_a_row_is_read(releases: Path) -> None:
    shutil.copyfile(releases / "0.2.0/stances.parquet", releases / "0.2.0/positions.parquet")
    with pytest.raises(DamagedError, match="not what was published"):
        demarche.load(releases=releases)
    with (releases / "0.1.0/SHA256SUMS").open("a") as sums:
        sums.write("")
    (releases / "0.1.0/SHA256SUMS").write_text("0" * 64 + "  positions.parquet\n")
    with pytest.raises(DamagedError, match="not the one that the index names"):
        demarche.load("positions", "0.1.0", releases=releases)


def test_withdrawn_versions_are_read_with_a_warning_and_are_not_the_latest(releases: Path) -> None:
    withdraw(releases, "0.2.0", "dates were shifted.")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert demarche.load(releases=releases).height == 4
    message = r"0\.2\.0 of demarche was withdrawn: dates were shifted\. The latest version is 0\.1\.0"
    with pytest.warns(WithdrawnWarning, match=message) as caught:
        demarche.load("positions", "0.2.0", releases=releases)
    assert caught[0].filename == __file__, "the warning points at the analyst's line"
    with pytest.warns(WithdrawnWarning):
        demarche.cite("0.2.0", releases=releases)
    withdraw(releases, "0.1.0", "all wrong")
    with pytest.raises(NotThereError, match=r"not withdrawn; there are: 0\.1\.0 \(withdrawn\)"):
        demarche.load(releases=releases)


def test_over_http_a_file_is_fetched_once_and_checked_always(web: str, releases: Path) -> None:
    Quiet.asked.clear()
    first = demarche.load("positions", "0.1.0", releases=web)
    assert first.equals(demarche.load("positions", "0.1.0", releases=web))
    assert Quiet.asked.count("/0.1.0/positions.parquet") == 1
    (kept,) = cache_folder().rglob("*.parquet")
    kept.write_bytes(b"something else")
    assert first.equals(demarche.load("positions", "0.1.0", releases=f"{web}/"))
    (releases / "0.2.0/positions.parquet").write_bytes(b"forged")
    with pytest.raises(DamagedError, match="not what was published"):
        demarche.load("positions", "0.2.0", releases=web)
    assert [path.suffix for path in cache_folder().rglob("*") if path.is_file()] == [".parquet"]
    with pytest.raises(NotThereError, match="holds no releases"):
        demarche.load(releases=f"{web}/nowhere")


def test_a_server_that_is_away_is_an_error_with_its_address(releases: Path) -> None:
    with pytest.raises(OSError, match=r"http://127\.0\.0\.1:9/index\.json cannot be reached"):
        demarche.load(releases="http://127.0.0.1:9")


def test_any_fsspec_url_is_a_place(releases: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.put(str(releases), "/bucket/releases", recursive=True)
    try:
        assert demarche.load("documents", "0.1.0", releases="memory://bucket/releases").height == 3
        with pytest.raises(NotThereError, match="holds no releases"):
            demarche.load(releases="memory://bucket/nowhere")
    finally:
        memory.rm("/bucket", recursive=True)


def test_one_unpacked_release_is_a_place_of_its_own(releases: Path) -> None:
    alone = releases / "0.1.0"
    assert demarche.load("positions", "0.1.0", releases=alone).height == 4
    assert demarche.releases(alone)["version"].to_list() == ["0.1.0"]
    with pytest.raises(NotThereError, match=r"there are: 0\.1\.0"):
        demarche.load("positions", "0.2.0", releases=alone)


def test_releases_are_listed_newest_first(releases: Path) -> None:
    withdraw(releases, "0.1.0", "typing mistakes")
    listed = demarche.releases(releases)
    assert listed["version"].to_list() == ["0.2.0", "0.1.0"]
    assert listed["is_latest"].to_list() == [True, False]
    assert listed["reason"].to_list() == [None, "typing mistakes"]
    assert listed["released"][0] == date(2026, 11, 21)
    assert listed["positions"].to_list() == [3, 4]


def test_a_diff_tells_rows_and_values(releases: Path) -> None:
    changed = demarche.diff("0.1.0", "0.2.0", releases=releases)
    gone = set(demarche.load("positions", "0.1.0", releases=releases)["position_id"]) - set(
        demarche.load("positions", "0.2.0", releases=releases)["position_id"]
    )
    removed = changed.filter(pl.col("change") == "removed", pl.col("table") == "positions")
    assert set(removed["id"]) == gone
    titles = changed.filter(pl.col("table") == "documents")
    assert titles.select("change", "column").unique().rows() == [("changed", "title")]
    assert set(titles["id"]) == set(demarche.load("documents", releases=releases)["document_id"])
    assert all(new == f"{old}, corrected" for old, new in titles.select("old", "new").iter_rows())
    assert changed.columns == ["table", "id", "change", "column", "old", "new"]
    assert demarche.diff("0.2.0", releases=releases).is_empty()
    assert demarche.diff("0.1.0", "0.2.0", "topics", releases=releases).is_empty()
    with pytest.raises(NotThereError, match=r"is not compared; these are: positions"):
        demarche.diff("0.1.0", table="stances", releases=releases)


def test_the_citation_file_is_that_of_the_release(releases: Path) -> None:
    assert "cff-version: 1.2.0" in demarche.cite("0.1.0", "cff", releases=releases)


def test_citations_name_version_year_and_digest(releases: Path) -> None:
    apa = demarche.cite("0.1.0", releases=releases)
    assert apa.startswith("Demarche contributors (2026). *Demarche: policy positions from political texts* ")
    assert "(Version 0.1.0) [Data set]." in apa
    assert demarche.cite("0.1.0", "APA", releases=releases) == apa
    entry = read_index(releases).find("0.1.0")
    entry_of = {one.version: one for one in read_index(releases).entries}
    tex = demarche.cite("0.1.0", "bibtex", releases=releases)
    assert tex.startswith("@dataset{demarche-0.1.0,")
    assert f"sha256:{entry.logical_digest}" in tex
    given = replace(entry, doi="10.5281/zenodo.12")
    write_index(releases, Index((given, entry_of["0.2.0"])))
    assert demarche.cite("0.1.0", releases=releases).endswith("https://doi.org/10.5281/zenodo.12")
    assert "doi = {10.5281/zenodo.12}" in demarche.cite("0.1.0", "bibtex", releases=releases)
    with pytest.raises(ValueError, match="none of apa, bibtex, cff"):
        demarche.cite(style="mla", releases=releases)


HEAVY = ("polars", "pyarrow", "fsspec", "pandas", "schemas", "prefect", "dvc", "spacy", "yaml")


@pytest.mark.parametrize(
    ("used", "loaded"),
    [("demarche", []), ("demarche.load, demarche.cite, demarche.releases, demarche.diff", ["polars"])],
    ids=["import", "use"],
)
def test_no_more_is_imported_than_is_used(used: str, loaded: list[str]) -> None:
    code = f"import sys, demarche; {used}; print([name for name in {HEAVY!r} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == f"{loaded}\n"
