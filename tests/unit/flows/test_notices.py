"""What is told of a run, of states as Prefect makes them."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from prefect import flow
from prefect.client.schemas.objects import FlowRun
from prefect.states import Completed, Crashed, Failed

from demarche.releasing.changes import Changes
from demarche.releasing.publish import Planned, Publication
from flows.notices import LONGEST_REASON, notice, notify
from flows.webhook import VARIABLE
from tests.unit.releasing.building import published


def a_run(**parameters: object) -> FlowRun:
    return FlowRun(flow_id=uuid4(), name="wise-owl", parameters=parameters)


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    folder = tmp_path_factory.mktemp("told")
    return published(folder / "one", releases=folder / "releases")


def test_a_failure_is_told_by_its_reason_alone() -> None:
    said = "Flow run encountered an exception: StoppedError: raw holds no texts. Put some there."
    message = notice(a_run(), Failed(message=said))
    assert message is not None
    assert (message["event"], message["run"]) == ("failed", "wise-owl")
    assert message["reason"] == "raw holds no texts. Put some there."
    assert message["text"] == "demarche: the run wise-owl failed. raw holds no texts. Put some there."


def test_a_long_reason_is_cut_and_a_missing_one_is_the_state() -> None:
    long = notice(a_run(), Failed(message="x" * 10_000))
    short = notice(a_run(), Crashed(message=None))
    assert long is not None
    assert short is not None
    assert len(long["reason"]) == LONGEST_REASON
    assert short["reason"] == "Crashed"


def test_a_version_is_told_with_what_changed(publication: Publication, tmp_path: Path) -> None:
    run = a_run(raw="s3://bucket/raw", processed=str(tmp_path), releases=None)
    message = notice(run, Completed(data=publication))
    assert message is not None
    assert (message["event"], message["version"]) == ("published", "0.1.0")
    assert message["changes"]["reasons"] == list(publication.reasons)
    assert message["inbox"] is None
    again = notice(run, Completed(data=Publication(publication.entry, publication.folder, False, ())))
    assert again is not None
    assert (again["event"], again["changes"]) == ("unchanged", None)


def test_a_dry_run_is_not_told_of() -> None:
    changes = Changes(None, "0.1.0", "first", (), ())
    assert notice(a_run(), Completed(data=Planned(changes, ()))) is None


def test_a_wrong_address_does_not_touch_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "ftp://host/secret")
    notify(flow(lambda: None, name="pipeline"), a_run(), Failed(message="no"))
    said = capsys.readouterr().err
    assert VARIABLE in said
    assert "ftp://" not in said
