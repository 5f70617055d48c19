"""Every word that a file of a release holds, however it is packed."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl


def files_with(folder: Path, words: set[str]) -> dict[str, set[str]]:
    """Files below a folder that hold one of the words, by name; every file is read."""
    found = {}
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        parts = list(contents(path))
        held = {word for word in words if any(word.encode() in part for part in parts)}
        if held:
            found[path.relative_to(folder).as_posix()] = held
    return found


def contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file as they are, and once more with every packing undone."""
    raw = path.read_bytes()
    yield raw
    if raw[:4] == b"PAR1":
        yield str(pl.read_parquet(path, glob=False).to_dicts()).encode()
        yield str(pl.read_parquet_metadata(path)).encode()
    elif raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    elif raw[:15] == b"SQLite format 3":
        yield from _rows(path)
    elif b"\0" in raw:
        raise AssertionError(f"{path.name} is binary, and the test cannot look into it: teach it to")


def _rows(path: Path) -> Iterator[bytes]:
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in base.execute(f'SELECT * FROM "{name}"'):
                yield str(row).encode()
    finally:
        base.close()
