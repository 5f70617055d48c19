"""What must be so at any moment, whatever was killed, as a reader or the next run sees it.

Belongs here: the look after a kill, and comparing what came of it in the end. Does not: killing (kill_steps,
kill_runs).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from demarche.releasing.index import read_index
from demarche.releasing.layout import is_version
from demarche.releasing.locking import LOCK, BusyError, holding
from demarche.releasing.verify import verify, verify_version

DIFFER = (LOCK, "seconds.json")
"""Files that may differ between two runs: the lock is empty, the other tells how long the run took."""


def digests(*folders: Path) -> dict[str, str]:
    """SHA-256 by path of all files that two runs must have alike; what is left over counts too."""
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in DIFFER
    }


def differences(expected: dict[str, str], found: dict[str, str]) -> list[str]:
    """Files that are missing, left over or other than expected."""
    names = sorted(expected.keys() | found.keys())
    return [name for name in names if expected.get(name) != found.get(name)]


def problems(releases: Path, versions: tuple[str, ...], held: tuple[Path, ...]) -> list[str]:
    """What is wrong after a kill; `versions` were there before, `held` are folders that nobody may hold."""
    found: list[str] = []
    index = read_index(releases)
    listed = [entry.version for entry in index.entries]
    found += [f"{version} is not in the index any more" for version in versions if version not in listed]
    for version in listed:
        found += [f"demarche verify {version}: {one}" for one in verify_version(releases, version)]
    for folder in sorted(releases.glob("*")):
        if folder.is_dir() and is_version(folder.name) and folder.name not in listed:
            found += [f"{folder.name}, seen but not listed: {one}" for one in verify(folder)]
    for folder in held:
        try:
            with holding(folder, "looking at"):
                pass
        except BusyError:
            found.append(f"{folder.name} is still locked")
    return found
