"""Raw texts and tables on an S3 server: the same as from a folder, and nothing half of it seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import polars as pl
import pytest

from demarche.reading import read_folder
from demarche.reading.limits import USUAL
from demarche.reading.mirror import read_refused, texts
from demarche.releasing.sums import read_sums
from flows.errors import StoppedError
from flows.fetching import PassingError
from flows.spool import bring_in
from tests.integration.conftest import Run
from tests.integration.corpus import GOOD, write_corpus
from tests.integration.processes import Shell
from tests.integration.s3 import s3_environment, s3_server

pytestmark = pytest.mark.slow

RAW = "s3://corpus/texts"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """An S3 server; ends with the tests."""
    with s3_server() as address:
        yield address


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket that is empty before and after, and the keys for it in the environment."""
    for name, value in s3_environment(endpoint).items():
        monkeypatch.setenv(name, value)
    files = fsspec.filesystem("s3", skip_instance_cache=True, use_listings_cache=False)
    files.mkdir("corpus")
    yield files
    files.invalidate_cache()
    files.rm("corpus", recursive=True)


def send(files: Any, folder: Path) -> None:
    """Put the files of a folder into the bucket."""
    for path in folder.rglob("*"):
        if path.is_file():
            files.pipe_file(f"corpus/texts/{path.relative_to(folder).as_posix()}", path.read_bytes())


def test_a_run_from_a_bucket_makes_the_bytes_of_a_run_from_a_folder(
    bucket: Any, run: Run, tmp_path: Path
) -> None:
    send(bucket, run.places.raw)
    shell = Shell(tmp_path)
    target = "s3://corpus/work/processed"
    command = ["demarche", "run", "--raw", RAW, "--processed", target, "--releases", "releases"]
    done = shell.run(*command, "--workers", "1", "--released", "2026-11-21")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(GOOD) + 1} fetched, 0 unchanged" in done.stderr
    version = run.publication.entry.version
    assert read_sums(tmp_path / "releases" / version) == read_sums(run.publication.folder)
    told = json.loads(bucket.cat_file("corpus/work/processed/latest.json"))
    assert set(told["sha256"]) == {
        path.name
        for path in run.places.processed.iterdir()
        if path.is_file() and path.suffix in (".json", ".parquet") and path.name != "seconds.json"
    }
    with bucket.open(f"corpus/work/processed/{told['folder']}/positions.parquet") as stream:
        sent = pl.read_parquet(stream.read())
    assert sent.equals(pl.read_parquet(run.places.processed / "positions.parquet"))
    assert "secret-of-the-test" not in done.stdout + done.stderr
    assert shell.left_behind() == []


def test_what_reading_makes_of_a_bucket_is_what_it_makes_of_a_folder(bucket: Any, tmp_path: Path) -> None:
    send(bucket, write_corpus(tmp_path / "raw", with_bad=True))
    first = bring_in(RAW, tmp_path / "copy", texts(USUAL))
    assert read_folder(tmp_path / "copy") == read_folder(tmp_path / "raw")
    assert bring_in(RAW, tmp_path / "copy", texts(USUAL)).unchanged == first.fetched
    bucket.pipe_file("corpus/texts/mayor.txt", b"Another text of the mayor, which is short.")
    bucket.rm_file("corpus/texts/weather.txt")
    done = bring_in(RAW, tmp_path / "copy", texts(USUAL))
    assert (done.fetched, done.removed) == (1, 1)


def test_an_object_whose_name_leads_elsewhere_is_refused_and_the_others_are_read(
    bucket: Any, tmp_path: Path
) -> None:
    send(bucket, write_corpus(tmp_path / "raw"))
    import boto3

    client = boto3.client("s3")
    for key in ("texts/../../out.txt", "texts//twice.txt"):
        client.put_object(Bucket="corpus", Key=key, Body=b"The state must act now, and all of us too.")
    copy = tmp_path / "deep" / "copy"
    assert bring_in(RAW, copy, texts(USUAL)).refused == 2
    assert {row.rule for row in read_refused(copy)} == {"outside-folder"}
    reading = read_folder(copy, refused=read_refused(copy))
    assert len(reading.documents) == len(GOOD)
    assert len(reading.rejected) == 2
    assert not list(tmp_path.rglob("out.txt"))


def test_addresses_that_cannot_be_read_are_said_with_a_remedy(
    bucket: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for url, said in (
        ("s3://nowhere-at-all/texts", "Mend the address"),
        ("nonsense://bucket/texts", "the library that fsspec names"),
    ):
        with pytest.raises(StoppedError, match=said):
            bring_in(url, tmp_path / "copy", texts(USUAL))
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(PassingError, match="cannot be fetched"):
        bring_in(RAW, tmp_path / "copy", texts(USUAL))
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(StoppedError, match=r"NoCredentialsError.*Mend the address or the keys"):
        bring_in(RAW, tmp_path / "copy", texts(USUAL))


def test_an_empty_place_is_said_and_publishes_nothing(bucket: Any, tmp_path: Path) -> None:
    done = Shell(tmp_path).run("demarche", "run", "--raw", RAW, "--processed", "p", "--releases", "r")
    assert done.returncode == 1
    assert f"{RAW} holds no texts" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "r").glob("[0-9]*"))
