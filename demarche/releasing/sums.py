"""Checksums of files: hashing, and the SHA256SUMS of a folder.

Belongs here: what guards the transport. Does not: the identity of the data (digest).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from demarche.releasing.layout import SUMS


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_below(folder: Path) -> list[str]:
    """Every file below a folder but SHA256SUMS itself, as sorted relative POSIX paths."""
    found = (path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    return sorted(name for path in found if (name := path.relative_to(folder).as_posix()) != SUMS)


def write_sums(folder: Path) -> Path:
    """Write SHA256SUMS over every file of the folder, in the form that `sha256sum --check` reads."""
    lines = [f"{file_sha256(folder / name)}  {name}\n" for name in files_below(folder)]
    path = folder / SUMS
    path.write_text("".join(lines), encoding="utf-8")
    return path


def read_sums(folder: Path) -> dict[str, str]:
    """Checksum by file name; ValueError for a line of another form."""
    sums: dict[str, str] = {}
    for number, line in enumerate((folder / SUMS).read_text(encoding="utf-8").splitlines(), start=1):
        checksum, gap, name = line.partition("  ")
        if len(checksum) != 64 or not gap or not name or name in sums:
            raise ValueError(f"{SUMS}, line {number}: not a checksum, two blanks and a new file name")
        sums[name] = checksum
    return sums
