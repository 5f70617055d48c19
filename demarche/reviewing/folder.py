"""What the folder of decisions is called, and which of its files are read.

Belongs here: names and paths. Does not: what stands in the files (reading). Imports nothing heavy.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = "reviews"
SUFFIX = ".csv"


def review_files(folder: Path) -> list[Path]:
    """The files of a folder that are read as decisions, by name; none if there is no folder."""
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(p for p in found if p.suffix.lower() == SUFFIX and not p.name.startswith("."))


def review_file(folder: Path, reviewer: str) -> Path:
    """Where the decisions of one reviewer stand."""
    return folder / f"{reviewer}{SUFFIX}"
