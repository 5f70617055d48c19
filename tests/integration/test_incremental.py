"""Law 1: a run that takes what it can from earlier ones equals a run from scratch, byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.documents import Document
from demarche.store.cleaning import empty
from demarche.store.entries import Tally
from flows.extract import extract
from flows.ingest import ingest
from flows.places import Places
from flows.storing import make_ready
from flows.workers import OnDone, Work
from tests.integration.conftest import run_stages
from tests.integration.corpus import GOOD, HEADER, write_corpus

pytestmark = pytest.mark.slow

CHANGED = {
    "mayor.txt": "We must raise taxes. The United States will not sign the treaty that bans landmines.\n",
    "minister.txt": "France rejected the ban on nuclear tests. The United Kingdom supports free trade.\n",
    "weather.txt": "It rained for three days. The government should protect the climate of this country.\n",
}
TOPICS = """
topics:
  - id: taxes
    label: Taxes
    proposition: Taxes should be cut.
    terms: [{term: tax, toward: -1}]
"""
POLICE = """
  - id: police
    label: The police
    proposition: The police should be strengthened.
    terms: [police]
"""
ABSENT, GIVEN, EDITED, RENAMED, REDATED = range(5)
State = Mapping[str, int]
STATES = st.fixed_dictionaries({name: st.integers(ABSENT, REDATED) for name in GOOD}).filter(
    lambda state: any(state.values())
)


class Readers:
    """Reads in this process, for worker processes load the parser anew each time.

    That processes change nothing is tested elsewhere. Remembers what was read and which parses were kept.
    """

    def __init__(self) -> None:
        self.read: list[str] = []
        self.parses = Tally()
        self._ready = cache(make_ready)

    def __call__(
        self, start: partial[Work], documents: Sequence[Document], *, on_done: OnDone, **_: object
    ) -> None:
        for place, document in enumerate(documents):
            extracted, parses = self._ready(*start.args)(document)
            assert not extracted.rejected
            on_done(place, extracted, parses)
            self.read.append(document.source_path)
            self.parses += parses

    def forget(self) -> None:
        self.read, self.parses = [], Tally()


@pytest.fixture(scope="module")
def readers() -> Readers:
    return Readers()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch, readers: Readers) -> None:
    monkeypatch.setattr("flows.storing.extract_all", readers)


def lay_out(folder: Path, state: State) -> Path:
    """A raw folder in which every text is in the state named."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows = [HEADER]
    for name, how in state.items():
        if how == ABSENT:
            continue
        row, text = GOOD[name]
        if how == RENAMED:
            row, name = row.replace(name, f"new-{name}"), f"new-{name}"
        rows.append(row.replace(",200", ",201") if how == REDATED else row)
        (folder / name).write_text(CHANGED[name] if how == EDITED else text, encoding="utf-8")
    (folder / "documents.csv").write_text("".join(rows), encoding="utf-8")
    return folder


def places_in(folder: Path) -> Places:
    return Places(folder / "raw", folder / "processed", folder / "releases")


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder by its checksum, but how long things took."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("seconds.json", ".lock")
    }


@given(order=st.permutations(sorted(GOOD)), at_first=st.integers(1, len(GOOD) - 1))
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_release_after_texts_were_added_equals_one_from_scratch(
    store: Path, order: list[str], at_first: int
) -> None:
    empty(store)
    with tempfile.TemporaryDirectory() as name:
        grown, scratch = places_in(Path(name) / "grown"), places_in(Path(name) / "scratch")
        write_corpus(grown.raw, names=order[:at_first])
        run_stages(grown, store=store)
        shutil.copytree(grown.releases, scratch.releases)

        write_corpus(grown.raw, names=order)
        write_corpus(scratch.raw, names=order)
        assert run_stages(grown, store=store).publication.is_new
        assert run_stages(scratch).publication.is_new
        assert files(grown.processed) == files(scratch.processed)
        assert files(grown.releases) == files(scratch.releases)


@given(states=st.lists(STATES, min_size=2, max_size=3))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_to_texts_the_rows_are_those_of_a_run_from_scratch(
    store: Path, readers: Readers, states: list[State]
) -> None:
    """Texts come and go, are edited, renamed, and get another date, in any order."""
    empty(store)
    with tempfile.TemporaryDirectory() as name:
        grown, scratch = places_in(Path(name) / "grown"), places_in(Path(name) / "scratch")
        seen: set[tuple[str, int]] = set()
        for state in states:
            lay_out(grown.raw, state)
            ingest(grown, store)
            readers.forget()
            extract(grown, store=store)
            new = {item for item in state.items() if item[1] != ABSENT} - seen
            assert len(readers.read) == len(new), "what is known is not read again, and nothing else is known"
            seen |= new
        lay_out(scratch.raw, states[-1])
        ingest(scratch)
        extract(scratch, store=None)
        assert files(grown.processed) == files(scratch.processed)


def test_other_terms_of_a_topic_link_anew_without_parsing(
    tmp_path: Path, store: Path, readers: Readers
) -> None:
    """A topic that is new finds its words in texts that were parsed before it was there."""
    empty(store)
    before, after = tmp_path / "before.yaml", tmp_path / "after.yaml"
    before.write_text(TOPICS, encoding="utf-8")
    after.write_text(TOPICS + POLICE, encoding="utf-8")
    grown, scratch = places_in(tmp_path / "grown"), places_in(tmp_path / "scratch")
    for places in (grown, scratch):
        lay_out(places.raw, dict.fromkeys(GOOD, GIVEN))
        ingest(places, store)
    readers.forget()
    extract(grown, before, store=store)
    assert readers.parses == Tally(missing=len(GOOD))
    readers.forget()
    extract(grown, after, store=store)
    assert sorted(readers.read) == sorted(GOOD)
    assert readers.parses == Tally(found=len(GOOD)), "every parse was kept"
    extract(scratch, after, store=None)
    assert files(grown.processed) == files(scratch.processed)
    assert "police" in pl.read_parquet(grown.extracted / "positions.parquet")["topic_id"]


def test_a_store_full_of_rubbish_changes_nothing(
    tmp_path: Path, store: Path, readers: Readers, capsys: pytest.CaptureFixture[str]
) -> None:
    """Entries cut short, swapped with one another, or written by others are made again, and counted."""
    empty(store)
    places = places_in(tmp_path)
    lay_out(places.raw, dict.fromkeys(GOOD, GIVEN))
    ingest(places, store)
    extract(places, store=store)
    expected = files(places.processed)
    readings, results, parses = (
        sorted((store / kind).glob("*/*")) for kind in ("readings", "results", "parses")
    )
    assert len(readings) == len(results) == len(parses) == len(GOOD)
    readings[0].write_bytes(readings[1].read_bytes())
    readings[1].write_bytes(readings[2].read_bytes()[:-7])
    readings[2].write_bytes(b"")
    ingest(places, store)
    ingested = {f"ingest/{name}": digest for name, digest in files(places.ingested).items()}
    assert ingested.items() <= expected.items()
    results[0].write_bytes(results[0].read_bytes()[:-7])
    results[1].write_bytes(results[2].read_bytes())
    results[2].write_bytes(b"\x80\x05cos\nsystem\n(S'touch pwned'\ntR.")
    parses[0].write_bytes(parses[1].read_bytes())
    parses[1].write_bytes(b"")
    readers.forget()
    capsys.readouterr()
    extract(places, store=store)
    assert files(places.processed) == expected
    assert len(readers.read) == 3
    assert "5 damaged entries were thrown away and made again" in capsys.readouterr().err
    readers.forget()
    extract(places, store=store)
    assert readers.read == []


def test_a_store_that_cannot_be_written_costs_only_time(tmp_path: Path, readers: Readers) -> None:
    places = places_in(tmp_path)
    lay_out(places.raw, dict.fromkeys(GOOD, GIVEN))
    ingest(places)
    extract(places, store=None)
    expected = files(places.processed)
    (tmp_path / "taken").write_text("a file where the store should be", encoding="utf-8")
    ingest(places, tmp_path / "taken")
    extract(places, store=tmp_path / "taken")
    assert files(places.processed) == expected
