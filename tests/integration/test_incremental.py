"""Law 1: a run on a folder that has grown equals a run from scratch on the larger folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.documents import Document
from demarche.positions.position import Extracted
from flows.places import Places
from tests.integration.conftest import run_stages
from tests.integration.corpus import GOOD, write_corpus

pytestmark = pytest.mark.slow


def in_this_process(
    work: Callable[[Sequence[Document]], list[Extracted]], documents: Sequence[Document], **_: object
) -> list[Extracted]:
    """Worker processes load the parser anew each time; that they change nothing is tested elsewhere."""
    return work(documents)


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder by its checksum, but how long things took."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("seconds.json", ".lock")
    }


@given(order=st.permutations(sorted(GOOD)), at_first=st.integers(1, len(GOOD) - 1))
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_run_after_texts_were_added_equals_one_from_scratch(
    parser: Path, monkeypatch: pytest.MonkeyPatch, order: list[str], at_first: int
) -> None:
    monkeypatch.setattr("flows.extract.extract_all", in_this_process)
    with tempfile.TemporaryDirectory() as name:
        grown, scratch = (
            Places(folder / "raw", folder / "processed", folder / "releases")
            for folder in (Path(name) / "grown", Path(name) / "scratch")
        )
        write_corpus(grown.raw, names=order[:at_first])
        run_stages(grown)
        shutil.copytree(grown.releases, scratch.releases)

        write_corpus(grown.raw, names=order)
        write_corpus(scratch.raw, names=order)
        assert run_stages(grown).publication.is_new
        assert run_stages(scratch).publication.is_new
        assert files(grown.processed) == files(scratch.processed)
        assert files(grown.releases) == files(scratch.releases)
