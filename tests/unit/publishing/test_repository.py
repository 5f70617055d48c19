"""Publishing to a repository of data: the order of the steps, faults, interruptions, secrets."""

from __future__ import annotations

import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from demarche.publishing.invenio import http
from demarche.publishing.invenio.contents import contents
from demarche.publishing.invenio.http import Connection, Patience
from demarche.publishing.invenio.target import Repository as Target
from demarche.publishing.parcel import Parcel
from demarche.publishing.targets import SendingError, open_target
from demarche.releasing.index import Index, write_index
from tests.unit.publishing.repository import TOKEN, Fault, Repository, serving


@pytest.fixture
def zenodo(monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    monkeypatch.setenv(http.TOKEN, TOKEN)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as repository:
        yield repository


class Clock:
    """Sleeps without taking time, and says how long it would have."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


def target(zenodo: Repository, account: Path, clock: Clock | None = None, tries: int = 4) -> Target:
    connection = Connection(zenodo.url, Patience(tries=tries), clock or Clock())
    return Target(zenodo.target, connection, account)


def held(zenodo: Repository, number: str) -> dict[str, bytes]:
    return {key: content or b"" for key, content in zenodo.records[number].files.items()}


def expected(parcel: Parcel, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    return {key: path.read_bytes() for key, path in contents(parcel, folder).items()}


def test_a_draft_is_whole_and_waits(zenodo: Repository, parcel: Parcel, tmp_path: Path) -> None:
    place = target(zenodo, tmp_path)
    doi = place.reserve(parcel.version)
    assert doi == "10.5072/fake.1000" == place.reserve(parcel.version)
    receipt = place.send(parcel, make_public=False)
    assert (receipt.state, receipt.doi) == ("draft", doi)
    assert receipt.address == f"{zenodo.url}/uploads/1000"
    assert zenodo.public == {}
    assert held(zenodo, "1000") == expected(parcel, tmp_path / "expected")
    said = zenodo.records["1000"].metadata
    assert said["title"] == "Demarche: policy positions from political texts"
    assert (said["version"], said["publication_date"]) == ("0.1.0", "2026-11-21")
    assert said["rights"] == [{"id": "cc-by-4.0"}]
    assert parcel.entry.logical_digest in said["description"]
    assert zenodo.records["1000"].doi == doi, "describing the draft keeps its DOI"


def test_only_when_told_to_it_is_public_and_then_for_good(
    zenodo: Repository, parcel: Parcel, tmp_path: Path
) -> None:
    place = target(zenodo, tmp_path)
    assert place.send(parcel, make_public=True).state == "published"
    asked = len(zenodo.asked)
    again = target(zenodo, tmp_path).send(parcel, make_public=True)
    assert (again.state, again.doi) == ("there already", "10.5072/fake.1000")
    assert [line for line in zenodo.asked[asked:] if not line.startswith("GET")] == []
    assert list(zenodo.public) == ["1000"]


def test_the_next_version_belongs_to_the_same_record(
    zenodo: Repository, parcel: Parcel, second: Parcel, tmp_path: Path
) -> None:
    target(zenodo, tmp_path).send(parcel, make_public=True)
    target(zenodo, tmp_path).send(second, make_public=True)
    assert zenodo.records["1001"].parent == "1000"
    assert zenodo.records["1001"].metadata["version"] == "0.2.0"
    named = open_target(f"{zenodo.target}/1001", tmp_path / "elsewhere")
    assert named.reserve("0.3.0") == "10.5072/fake.1002"
    assert zenodo.records["1002"].parent == "1001"


def test_a_reservation_that_came_to_nothing_is_used_for_the_next_version(
    zenodo: Repository, tmp_path: Path, parcel: Parcel
) -> None:
    place = target(zenodo, tmp_path)
    doi = place.reserve("0.1.1")
    assert place.reserve(parcel.version) == doi
    write_index(tmp_path, Index((parcel.entry,)))
    assert place.reserve("0.2.0") != doi, "a version that was made keeps the DOI that its files name"


def test_folders_become_archives_that_unpack_into_place(parcel: Parcel, tmp_path: Path) -> None:
    files = contents(parcel, tmp_path)
    assert not [key for key in files if "/" in key]
    folders = {name.partition("/")[0] for name in parcel.files if "/" in name}
    assert {f"{folder}.zip" for folder in folders} == {key for key in files if key.endswith(".zip")}
    for folder in folders:
        with zipfile.ZipFile(io.BytesIO(files[f"{folder}.zip"].read_bytes())) as archive:
            for name in archive.namelist():
                assert archive.read(name) == (parcel.folder / name).read_bytes()
    (tmp_path / "again").mkdir()
    again = contents(parcel, tmp_path / "again")
    assert {key: path.read_bytes() for key, path in files.items()} == {
        key: path.read_bytes() for key, path in again.items()
    }


FAULTS = {
    "429 with Retry-After": Fault("POST", "/records$", 429, 2, {"Retry-After": "7"}),
    "500 when a draft is made": Fault("POST", "/records$", 500, 2),
    "502 when the DOI is reserved": Fault("POST", "pids/doi", 502),
    "503 in the middle of the files": Fault("POST", "files$", 503, 3),
    "connection dropped in an upload": Fault("PUT", "positions.parquet/content", "drop", 2),
    "upload cut short": Fault("PUT", "positions.parquet/content", "cut", 2),
    "wrong checksum told": Fault("POST", "README.md/commit", "checksum", 2),
    "answer to an upload lost": Fault("PUT", "README.md/content", "lost"),
    "answer to a start lost": Fault("POST", "files$", "lost"),
    "answer to a completion lost": Fault("POST", "README.md/commit", "lost"),
    "answer to the description lost": Fault("PUT", "draft$", "lost"),
    "504 when it is published": Fault("POST", "actions/publish", 504, 2),
    "answer to publishing lost": Fault("POST", "actions/publish", "lost"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_passing_faults_are_overcome(name: str, zenodo: Repository, parcel: Parcel, tmp_path: Path) -> None:
    zenodo.faults.append(replace(FAULTS[name]))
    clock = Clock()
    receipt = target(zenodo, tmp_path, clock).send(parcel, make_public=True)
    assert receipt.state == "published"
    (number,) = zenodo.public
    assert held(zenodo, number) == expected(parcel, tmp_path / "expected")
    if name.startswith("429"):
        assert clock.slept == [7, 7], "the server says how long to wait"


LASTING = {
    "a server that stays busy": (Fault("POST", "files$", 503, 99), "Send again later"),
    "uploads that are always cut": (Fault("PUT", "positions.parquet", "cut", 99), "did not arrive whole"),
    "checksums that are always wrong": (
        Fault("POST", "README.md/commit", "checksum", 99),
        "README.md did not",
    ),
    "a line that drops": (Fault("PUT", "positions.parquet", "drop", 99), "did not arrive whole"),
    "publishing that fails": (Fault("POST", "actions/publish", 500, 99), "actions/publish failed 4 times"),
    "a wait beyond measure": (Fault("POST", "files$", 429, 99, {"Retry-After": "86400"}), "failed 1 times"),
    "a refusal": (Fault("PUT", "draft$", 400, 1), "400 Bad Request"),
}


@pytest.mark.parametrize("name", LASTING)
def test_lasting_faults_leave_nothing_public_and_are_taken_up_later(
    name: str, zenodo: Repository, parcel: Parcel, tmp_path: Path
) -> None:
    fault, said = LASTING[name]
    zenodo.faults.append(replace(fault))
    with pytest.raises(SendingError, match=said):
        target(zenodo, tmp_path).send(parcel, make_public=True)
    assert zenodo.public == {}
    zenodo.faults.clear()
    uploaded = [line for line in zenodo.asked if re.match(r"POST .*LICENSE/commit", line)]
    receipt = target(zenodo, tmp_path).send(parcel, make_public=True)
    assert receipt.doi == "10.5072/fake.1000"
    assert list(zenodo.records) == ["1000"], "the same draft is used"
    assert held(zenodo, "1000") == expected(parcel, tmp_path / "expected")
    if uploaded:
        commits = [line for line in zenodo.asked if re.match(r"POST .*LICENSE/commit", line)]
        assert commits == uploaded, "what had arrived was not sent again"


def test_files_of_another_build_are_removed_from_the_draft(
    zenodo: Repository, parcel: Parcel, tmp_path: Path
) -> None:
    place = target(zenodo, tmp_path)
    place.reserve(parcel.version)
    draft = zenodo.records["1000"]
    draft.files |= {"old.parquet": b"old", "README.md": b"of yesterday", "LICENSE": None}
    draft.complete |= {"old.parquet", "README.md"}
    place.send(parcel, make_public=True)
    assert held(zenodo, "1000") == expected(parcel, tmp_path / "expected")


def test_a_draft_that_somebody_deleted_is_said(zenodo: Repository, parcel: Parcel, tmp_path: Path) -> None:
    place = target(zenodo, tmp_path)
    place.reserve(parcel.version)
    del zenodo.records["1000"]
    with pytest.raises(SendingError, match="the draft 1000 is gone"):
        place.send(parcel, make_public=True)


def test_a_release_that_names_another_doi_is_not_sent(
    zenodo: Repository, parcel: Parcel, tmp_path: Path
) -> None:
    other = replace(parcel, entry=replace(parcel.entry, doi="10.5072/fake.77"))
    with pytest.raises(SendingError, match=r"names .*fake\.77, but the draft .* has .*fake\.1000"):
        target(zenodo, tmp_path).send(other, make_public=True)
    withdrawn = replace(parcel, entry=replace(parcel.entry, status="withdrawn"))
    with pytest.raises(SendingError, match="is withdrawn"):
        target(zenodo, tmp_path / "other").send(withdrawn, make_public=True)
    assert zenodo.public == {}


def test_the_token_goes_into_the_header_and_nowhere_else(
    zenodo: Repository,
    parcel: Parcel,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    zenodo.faults += [Fault("POST", "files$", 503, 1), Fault("PUT", "README.md", "drop", 1)]
    receipt = target(zenodo, tmp_path).send(parcel, make_public=True)
    monkeypatch.setenv(http.TOKEN, f"{TOKEN}-of-another-repository")
    with pytest.raises(SendingError, match="Is ZENODO_TOKEN one of this repository") as refused:
        target(zenodo, tmp_path / "other").send(parcel, make_public=True)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()).decode("latin-1")
    seen = [caplog.text, *capfd.readouterr(), str(refused.value), repr(receipt), written, *zenodo.asked]
    assert zenodo.refused == 1
    assert not [text for text in seen if TOKEN in text]


def test_without_a_token_it_is_said_where_to_get_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(http.TOKEN, raising=False)
    with pytest.raises(SendingError, match=r"//sandbox\.zenodo\.org needs an access token.*ZENODO_TOKEN"):
        open_target("zenodo://sandbox.zenodo.org", tmp_path)
    monkeypatch.setenv(http.TOKEN, TOKEN)
    with pytest.raises(ValueError, match="unencrypted"):
        open_target("zenodo+http://zenodo.org", tmp_path)
    with pytest.raises(ValueError, match="names no repository"):
        open_target("zenodo:///17", tmp_path)
    with pytest.raises(ValueError, match="do not belong in a URL"):
        open_target("s3://key:secret@bucket/releases", tmp_path)


def test_an_account_of_deposits_that_cannot_be_read_is_not_passed_over(
    zenodo: Repository, tmp_path: Path
) -> None:
    (tmp_path / "deposits.json").write_text(json.dumps({"format": 9, "deposits": []}))
    with pytest.raises(ValueError, match=r"deposits\.json cannot be read"):
        target(zenodo, tmp_path).reserve("0.1.0")
