"""Everything that a file of a release says, whatever its format, so that nothing can hide in one."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import polars as pl


def all_words(path: Path) -> str:
    """The content of a file as one text; packed formats are unpacked."""
    if path.suffix == ".parquet":
        return str(pl.read_parquet(path).to_dicts())
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as parts:
            return "\n".join(parts.read(name).decode("utf-8") for name in sorted(parts.namelist()))
    if path.suffix == ".dna":
        base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            rows = "\n".join(base.iterdump())
        finally:
            base.close()
        # The raw bytes too: what was deleted from a database can still stand in its file.
        return rows + path.read_bytes().decode("utf-8", "replace")
    return path.read_text(encoding="utf-8")
