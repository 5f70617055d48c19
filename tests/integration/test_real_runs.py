"""The real command with a real Prefect server, from anywhere, on good and bad folders."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import polars as pl
import pytest

from tests.integration.corpus import GOOD, write_corpus
from tests.integration.processes import Shell

pytestmark = pytest.mark.slow

TOPICS = """\
topics:
  - id: own/taxes
    label: Lower taxes
    proposition: Taxes should be lowered.
    terms:
      - {term: "tax", toward: -1}
"""


def options(folder: Path) -> list[str]:
    return [
        "--raw", str(folder / "raw"),
        "--processed", str(folder / "processed"),
        "--releases", str(folder / "releases"),
    ]  # fmt: skip


def test_any_folder_from_anywhere_becomes_a_release(tmp_path: Path) -> None:
    write_corpus(tmp_path / "raw")
    shell = Shell(tmp_path)
    done = shell.run("demarche", "run", *options(tmp_path), "--workers", "1", "--released", "2026-11-21")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Published 0.1.0" in done.stdout
    assert "Traceback" not in done.stderr
    assert pl.read_parquet(tmp_path / "processed" / "documents.parquet").height == len(GOOD)
    assert shell.left_behind() == []
    verified = shell.run("demarche", "verify", "--releases", "releases")
    assert verified.returncode == 0, verified.stderr
    index = json.loads((tmp_path / "releases" / "index.json").read_text(encoding="utf-8"))
    assert index["versions"][0]["released"] == "2026-11-21"


def test_another_topic_codebook_is_the_one_used(tmp_path: Path) -> None:
    write_corpus(tmp_path / "raw")
    (tmp_path / "topics.yaml").write_text(TOPICS, encoding="utf-8")
    done = Shell(tmp_path).run("demarche", "run", *options(tmp_path), "--topics", "topics.yaml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert pl.read_parquet(tmp_path / "processed" / "topics.parquet")["topic_id"].to_list() == ["own/taxes"]
    positions = pl.read_parquet(tmp_path / "processed" / "positions.parquet")
    assert set(positions["topic_id"]) == {"own/taxes"}


def test_too_many_bad_inputs_publish_nothing(tmp_path: Path) -> None:
    write_corpus(tmp_path / "raw", with_bad=True)
    shell = Shell(tmp_path)
    done = shell.run("demarche", "run", *options(tmp_path))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Not published" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "releases").glob("[0-9]*"))
    assert (tmp_path / "processed" / "validation" / "index.html").is_file()
    assert shell.left_behind() == []


@pytest.mark.parametrize(
    ("make", "said"), [(False, "is not a folder"), (True, "holds no texts")], ids=["missing", "empty"]
)
def test_a_folder_without_texts_is_said_in_one_line(tmp_path: Path, make: bool, said: str) -> None:
    if make:
        (tmp_path / "raw").mkdir()
    done = Shell(tmp_path).run("demarche", "run", *options(tmp_path))
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupted_run_leaves_nothing_running(tmp_path: Path) -> None:
    write_corpus(tmp_path / "raw")
    shell = Shell(tmp_path)
    process = shell.start("demarche", "run", *options(tmp_path))
    server_seen = False
    end = time.monotonic() + 120
    while time.monotonic() < end and not server_seen:
        server_seen = any("flows.bound prefect" in line for line in shell.left_behind())
        time.sleep(0.2)
    assert server_seen
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 130, output
    assert "Nothing was published" in output
    assert shell.left_behind() == []


def test_a_killed_run_takes_its_server_with_it(tmp_path: Path) -> None:
    write_corpus(tmp_path / "raw")
    shell = Shell(tmp_path)
    process = shell.start("demarche", "run", *options(tmp_path))
    end = time.monotonic() + 120
    while time.monotonic() < end and not any("flows.bound prefect" in line for line in shell.left_behind()):
        time.sleep(0.2)
    time.sleep(3)
    process.kill()
    process.wait()
    end = time.monotonic() + 60
    while time.monotonic() < end and shell.left_behind():
        time.sleep(0.5)
    assert shell.left_behind() == []
