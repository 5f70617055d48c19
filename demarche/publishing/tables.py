"""The tables of a candidate, shown where analysts and other programs read them: any place of fsspec.

Belongs here: which files go there, in which order, which older ones may go. Does not: releases (objects),
which are checked, numbered and for good. This is the state of the work.

Each set of tables gets a folder named by its content. `latest.json` is written last, in one step, and names
the folder with the checksum of each file: until then readers see the set before, which stays one turn longer
for those who are reading it.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from demarche.publishing.targets import SendingError
from demarche.releasing.sums import file_sha256

LATEST = "latest.json"
TRIES = 3
BLOCK = 1 << 20
_LEFT_OUT = frozenset({"seconds.json", "inbox.json"})
"""What is of this machine and not of the data."""
_SET = re.compile(r"[0-9a-f]{16}")


def send_tables(store: Any, root: str, folder: Path) -> str:
    """Bring the files at the top of a folder to a place; the name of the set that they are there."""
    root = root.rstrip("/")
    sums = {path.name: file_sha256(path) for path in _files(folder)}
    name = hashlib.sha256(json.dumps(sums, sort_keys=True).encode()).hexdigest()[:16]
    before = _latest(store, root)
    there = _sizes(store, f"{root}/{name}") if before == name else {}
    for file, sha256 in sums.items():
        if there.get(file) != (folder / file).stat().st_size:  # else it was read back when it came
            _bring(store, folder / file, f"{root}/{name}/{file}", sha256)
    if before != name:
        told = json.dumps({"folder": name, "sha256": sums}, indent=2, sort_keys=True)
        store.pipe_file(f"{root}/{LATEST}", f"{told}\n".encode())
        _remove_sets(store, root, {name, before})
    return name


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.iterdir() if path.suffix in (".parquet", ".json") and path.is_file())
    return sorted(path for path in found if path.name not in _LEFT_OUT)


def _latest(store: Any, root: str) -> str | None:
    try:
        told = json.loads(store.cat_file(f"{root}/{LATEST}"))
        return str(told["folder"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _sizes(store: Any, folder: str) -> dict[str, int]:
    found = store.find(folder, detail=True)
    return {path.rpartition("/")[2]: int(told["size"]) for path, told in found.items()}


def _bring(store: Any, ours: Path, theirs: str, sha256: str) -> None:
    for _ in range(TRIES):
        if _sha256(store, theirs) == sha256:
            return
        if theirs.startswith("/"):  # a file system; stores have no folders, and would make a missing bucket
            store.makedirs(theirs.rpartition("/")[0], exist_ok=True)
        store.put_file(str(ours), theirs)
    if _sha256(store, theirs) != sha256:
        raise SendingError(
            f"{ours.name} did not arrive whole in {TRIES} tries; the tables before are still shown"
        )


def _sha256(store: Any, path: str) -> str | None:
    digest = hashlib.sha256()
    try:
        with store.open(path, "rb") as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
    except FileNotFoundError:
        return None
    return digest.hexdigest()


def _remove_sets(store: Any, root: str, kept: set[str | None]) -> None:
    """Remove the folders of older sets, and of those that never became whole; nothing else."""
    for path in store.ls(root, detail=False):
        name = str(path).rstrip("/").rpartition("/")[2]
        if _SET.fullmatch(name) and name not in kept:
            store.rm(path, recursive=True)
