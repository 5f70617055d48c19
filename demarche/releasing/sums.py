"""Checksums of files: hashing, and the SHA256SUMS of a folder.

Belongs here: what guards the transport. Does not: the identity of the data (digest).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from demarche.releasing.layout import SUMS

_PASSED_OVER = re.compile(r"(^|/)(\.|__pycache__/)")


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digest_of(path: Path) -> str:
    """One SHA-256 over the names and bytes of the files below a folder, or over one file.

    Names are relative to the path, which may stand anywhere. Hidden files and what Python compiles
    do not count. FileNotFoundError if there is nothing.
    """
    if path.is_file():
        return file_sha256(path)
    return _joined(f"{name}:{file_sha256(path / name)}" for name in counted_files(path))


def counted_files(path: Path) -> list[str]:
    """The files that `digest_of` counts, as sorted relative POSIX paths; of a single file an empty one."""
    if path.is_file():
        return [""]
    names = sorted(one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file())
    counted = [name for name in names if not _PASSED_OVER.search(name)]
    if not counted:
        raise FileNotFoundError(f"{path} is missing or empty")
    return counted


def digest_of_all(root: Path, parts: Iterable[str]) -> str:
    """One SHA-256 over several files and folders below a root, by their names in there."""
    return _joined(f"{part}:{digest_of(root / part)}" for part in sorted(parts))


def _joined(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


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
    """Checksum by file name, as a folder's SHA256SUMS states it."""
    return parse_sums((folder / SUMS).read_bytes())


def parse_sums(content: bytes) -> dict[str, str]:
    """Checksum by file name; ValueError for a line of another form."""
    sums: dict[str, str] = {}
    for number, line in enumerate(content.decode("utf-8").splitlines(), start=1):
        checksum, gap, name = line.partition("  ")
        if len(checksum) != 64 or not gap or not name or name in sums:
            raise ValueError(f"{SUMS}, line {number}: not a checksum, two blanks and a new file name")
        sums[name] = checksum
    return sums
