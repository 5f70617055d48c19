"""Reading on a real Dask cluster: the bytes of this machine alone, whatever happens to workers."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from demarche.documents import Document
from demarche.positions.position import Extracted
from demarche.releasing.sums import read_sums
from demarche.store.entries import Tally
from flows.errors import StoppedError
from flows.extract import extraction_settings
from flows.parameters import TimeBox, load_parameters
from flows.places import CHECKOUT
from flows.server import prefect_server
from tests.integration import reading_flow
from tests.integration.conftest import Run
from tests.integration.corpus import GOOD
from tests.integration.dask_cluster import DaskCluster, dask_cluster, kill
from tests.integration.processes import Shell
from tests.unit.flows.working import document

pytest.importorskip("prefect_dask", reason="the extra cluster is not installed")
pytestmark = pytest.mark.slow

PERIL = ("--preload", "tests.integration.perilous_worker")
OnDone = Callable[[int, Extracted, Tally], None]


@pytest.fixture(scope="module")
def api() -> Iterator[str]:
    """One Prefect server for the module."""
    with prefect_server() as server:
        server.wait()
        yield server.url


@pytest.fixture(scope="module")
def perilous(tmp_path_factory: pytest.TempPathFactory, api: str) -> Iterator[DaskCluster]:
    """Two workers whose documents do harm. A batch is doubted as soon as one worker has died of it."""
    few = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with dask_cluster(tmp_path_factory.mktemp("dask") / "perilous", 2, *PERIL, **few) as cluster:
        yield cluster


def read(
    cluster: DaskCluster, documents: Sequence[Document], on_done: OnDone | None = None
) -> list[Extracted]:
    """What a cluster makes of documents, in a flow as a run's, with three seconds for each."""
    from flows.cluster import dask_runner

    parameters = load_parameters()
    box = TimeBox(least=3, each_10000_characters=0)
    machine = parameters.machine.model_copy(update={"time_box": box})
    made: dict[int, Extracted] = {}

    def done(place: int, extracted: Extracted, tally: Tally) -> None:
        made[place] = extracted
        if on_done is not None:
            on_done(place, extracted, tally)

    reading_flow.given = (documents, extraction_settings(parameters), machine, None, done)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEMARCHE_SCHEDULER", cluster.address)
        runner: Any = dask_runner()
        reading_flow.reading.with_options(task_runner=runner)()
    return [made[place] for place in range(len(documents))]


def slow(number: int) -> list[Document]:
    """Documents of half a second, with so many words that two make a batch."""
    return [document(n, f"slow {n}" + " word" * 4000) for n in range(number)]


def test_a_run_on_a_cluster_makes_the_bytes_of_a_run_here(
    api: str, run: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with dask_cluster(tmp_path_factory.mktemp("dask") / "plain", 2) as cluster:
        shell = Shell(tmp_path, more={"PREFECT_API_URL": api, "DEMARCHE_SCHEDULER": cluster.address})
        folders = ["--raw", str(run.places.raw), "--processed", "processed", "--releases", "releases"]
        done = shell.run("demarche", "run", *folders, "--cluster", "--released", "2026-11-21")
        assert done.returncode == 0, done.stdout + done.stderr
        assert cluster.readers() == []
    version = run.publication.entry.version
    assert read_sums(tmp_path / "releases" / version) == read_sums(run.publication.folder)
    # What workers found out is kept here, in the form in which this machine keeps it.
    for kind in ("results", "parses"):
        kept = [path for path in (tmp_path / ".cache" / "demarche" / kind).rglob("*") if path.is_file()]
        assert len(kept) == len(GOOD), kind
    again = shell.run("demarche", "extract", str(run.places.raw / "mayor.txt"), "--json")
    assert again.returncode == 0, again.stderr


def test_what_happens_to_one_document_costs_only_that_document(perilous: DaskCluster) -> None:
    texts = ["kill-worker 0", "kill-reader 1", "fine 2", "hang 3", "fail 4", "fine 5"]
    documents = [document(number, text) for number, text in enumerate(texts)]
    made = read(perilous, documents)
    assert [one.document_id for one in made] == [one.document_id for one in documents]
    rules = {one.document_id: row.rule for one in made for row in one.rejected}
    assert rules == {
        "text-000": "worker-died",
        "text-001": "worker-died",
        "text-003": "time-box",
        "text-004": "extraction-failed",
    }
    assert [one.sentences for one in made if not one.rejected] == [6, 6]
    assert not any("words of the text" in row.reason for one in made for row in one.rejected)


def test_a_worker_that_is_killed_costs_nothing(perilous: DaskCluster) -> None:
    documents = slow(24)
    killed: list[int] = []

    def on_done(_place: int, _extracted: Extracted, _parses: Tally) -> None:
        if not killed:
            victim = perilous.workers()[0]
            killed.append(victim.pid)
            kill(victim)

    made = read(perilous, documents, on_done)
    assert killed
    assert not any(one.rejected for one in made)
    assert [(one.document_id, one.sentences) for one in made] == [
        (one.document_id, len(one.text)) for one in documents
    ]
    assert perilous.readers() == []


def test_a_worker_with_other_code_is_refused_by_name(perilous: DaskCluster, tmp_path: Path) -> None:
    other = tmp_path / "checkout"
    for name in ("demarche", "flows", "schemas"):
        shutil.copytree(CHECKOUT / name, other / name, ignore=shutil.ignore_patterns("__pycache__", "assets"))
    shutil.copyfile(CHECKOUT / "params.yaml", other / "params.yaml")
    with (other / "demarche/positions/grammar.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    nanny = perilous.start_worker(checkout=other)
    try:
        end = time.monotonic() + 60
        while len(perilous.workers()) < 3 and time.monotonic() < end:
            time.sleep(0.2)
        time.sleep(3)  # until it has told the scheduler of itself
        with pytest.raises(StoppedError, match=r"worker at tcp://.* differs in code\. Give all machines"):
            read(perilous, [document(1, "fine")])
    finally:
        nanny.terminate()
        nanny.wait(30)


def test_a_scheduler_that_goes_away_is_said(tmp_path: Path, api: str) -> None:
    with dask_cluster(tmp_path / "dask", 1, *PERIL) as cluster:
        seen: list[int] = []

        def on_done(place: int, _extracted: Extracted, _parses: Tally) -> None:
            seen.append(place)
            cluster.scheduler.kill()

        with pytest.raises(StoppedError, match="went away"):
            read(cluster, slow(40), on_done)
    assert 0 < len(seen) < 40


def test_no_scheduler_is_said_with_a_remedy(
    tmp_path: Path, api: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.cluster.LONGEST_CONNECT", 2.0)
    nowhere = DaskCluster(tmp_path, None)  # type: ignore[arg-type]
    (tmp_path / "scheduler.json").write_text('{"address": "tcp://127.0.0.1:9"}', encoding="utf-8")
    with pytest.raises(StoppedError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        read(nowhere, [document(1, "fine")])
