"""Tables elsewhere: the set before is seen until the new one is whole."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import fsspec
import pytest

from demarche.publishing.tables import LATEST, send_tables


def candidate(folder: Path, content: str) -> Path:
    """A folder as a run leaves it."""
    (folder / "ingest").mkdir(parents=True, exist_ok=True)
    (folder / "ingest" / "texts.parquet").write_text("full texts, which stay here")
    (folder / "seconds.json").write_text("7")
    for name in ("positions.parquet", "documents.parquet", "provenance.json"):
        (folder / name).write_text(f"{name} {content}")
    return folder


def seen(files: Any, root: str) -> dict[str, str]:
    """What a reader sees who follows latest.json."""
    told = json.loads(files.cat_file(f"{root}/{LATEST}"))
    return {name: files.cat_file(f"{root}/{told['folder']}/{name}").decode() for name in told["sha256"]}


def test_a_set_replaces_another_and_the_one_before_stays_a_turn(tmp_path: Path) -> None:
    files, root = fsspec.filesystem("memory"), f"/{uuid.uuid4().hex}"
    files.pipe_file(f"{root}/notes/mine.txt", b"not ours")
    names = [send_tables(files, root, candidate(tmp_path, str(n))) for n in range(3)]
    assert seen(files, root)["positions.parquet"] == "positions.parquet 2"
    assert set(seen(files, root)) == {"positions.parquet", "documents.parquet", "provenance.json"}
    left = {path.rpartition("/")[2] for path in files.ls(root, detail=False)}
    assert left == {LATEST, "notes", names[1], names[2]}
    assert send_tables(files, root, tmp_path) == names[2]
    assert files.exists(f"{root}/{names[1]}/positions.parquet")


@pytest.mark.parametrize("after", [0, 1, 2])
def test_whoever_reads_meanwhile_sees_the_set_before(
    tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, root = fsspec.filesystem("memory"), f"/{uuid.uuid4().hex}"
    send_tables(files, root, candidate(tmp_path, "before"))
    before, put, left = seen(files, root), files.put_file, [after]

    def breaking(ours: str, theirs: str, **options: Any) -> None:
        if not left[0]:
            files.pipe_file(theirs, b"hal")
            raise ConnectionResetError
        left[0] -= 1
        put(ours, theirs, **options)

    monkeypatch.setattr(files, "put_file", breaking)
    with pytest.raises(ConnectionResetError):
        send_tables(files, root, candidate(tmp_path, "after"))
    monkeypatch.undo()
    assert seen(files, root) == before
    send_tables(files, root, tmp_path)
    assert set(seen(files, root).values()) == {f"{name} after" for name in before}


def test_a_file_that_was_lost_there_is_sent_again(tmp_path: Path) -> None:
    files, root = fsspec.filesystem("memory"), f"/{uuid.uuid4().hex}"
    name = send_tables(files, root, candidate(tmp_path, "one"))
    files.rm_file(f"{root}/{name}/positions.parquet")
    send_tables(files, root, tmp_path)
    assert seen(files, root)["positions.parquet"] == "positions.parquet one"
