"""A copy on this disk of the texts that stand in an object store, or wherever fsspec reads.

Belongs here: which objects are copied, which cannot be, changed ones replaced whole, gone ones removed. Does
not: addresses, keys and trying again (flows), how texts are read (files): that finds the copy as it finds any
folder, and says of it what it would say of the same texts put there by hand.

An object that reading would refuse for its size is not fetched: a file without content, but of that size,
stands in its place. One whose name no file can have is named in `refused.json` beside the texts.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from demarche.quarantine import Rejected
from demarche.reading.files import RawFile, is_left_unread, is_text_name, most_bytes
from demarche.reading.index import MOST_BYTES, NAME
from demarche.reading.limits import Limits
from demarche.reading.refusal import RefusalError

STATE = ".mirror.json"
"""What the copies were made of; hidden, so that it is no part of the texts."""
REFUSED = "refused.json"
ARRIVING = ".arriving"
AT_ONCE = 100
LONGEST_NAME = 255
"""Bytes in one part of a path, as file systems have it."""
_MARKS = (
    *("ETag", "etag", "LastModified", "last_modified", "mtime", "modified", "created", "updated"),
    *("md5Hash", "content_md5", "generation", "sha"),
)
"""What stores tell of an object that changes with its content."""

Wanted = Callable[[str], int | None]
"""Whether a file of that path, relative to the folder, is copied (None: no), and the most bytes of it."""


@dataclass(frozen=True, slots=True)
class Mirrored:
    """What a mirror did: objects copied, found unchanged, removed here, and not to be had."""

    fetched: int
    unchanged: int
    removed: int
    refused: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing there."""
        return not (self.fetched or self.unchanged or self.refused)


@dataclass(frozen=True, slots=True)
class _Object:
    path: str
    size: int
    mark: str | None


def texts(limits: Limits) -> Wanted:
    """The files that reading opens or names: texts, their index, and formats that it does not read."""

    def wanted(path: str) -> int | None:
        if path == NAME:
            return MOST_BYTES
        name = path.rpartition("/")[2]
        if is_text_name(name):
            return most_bytes(RawFile(path, Path()), limits)
        return 0 if is_left_unread(name) else None

    return wanted


def mirror(
    store: Any,
    root: str,
    folder: Path,
    wanted: Wanted,
    on_object: Callable[[int, int], None] | None = None,
) -> Mirrored:
    """Make a folder hold what is wanted of everything below `root` in an fsspec file system.

    Interrupted at any moment, the next call makes it good. One at a time in a folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / ARRIVING, ignore_errors=True)
    found, refused = _found(store, root, wanted)
    before = _state(folder)
    changed = {name: one for name, one in found.items() if not _is_current(folder, name, one, before, wanted)}
    known = {name: one for name, one in before.items() if name in found and name not in changed}
    # Nothing is said of a file while it may be either.
    _write(folder / STATE, known)
    removed = _remove_others(folder, set(found))
    for done, (name, one) in enumerate(_fetched(store, folder, changed, wanted), start=1):
        known[name] = _entry(name, one, wanted)
        if on_object is not None:
            on_object(done, len(changed))
    if refused:
        _write(folder / REFUSED, [asdict(row) for row in refused])
    else:
        (folder / REFUSED).unlink(missing_ok=True)
    _write(folder / STATE, known)
    return Mirrored(len(changed), len(found) - len(changed), removed, len(refused))


def read_refused(folder: Path) -> list[Rejected]:
    """The objects that could not be copied into a mirror."""
    path = folder / REFUSED
    return [Rejected(**row) for row in json.loads(path.read_bytes())] if path.is_file() else []


def _found(store: Any, root: str, wanted: Wanted) -> tuple[dict[str, _Object], list[Rejected]]:
    """Objects by the path that their copies get, and those that can have none."""
    found: dict[str, _Object] = {}
    refused: list[Rejected] = []
    base = root.rstrip("/") + "/"
    listed: Mapping[str, Mapping[str, Any]] = store.find(root, detail=True)
    for path, told in sorted(listed.items()):
        name = path.removeprefix(base)
        if told.get("type") != "file" or name.endswith("/") or name == path or wanted(name) is None:
            continue
        try:
            _check_name(name, found)
        except RefusalError as refusal:
            refused.append(refusal.rejected(name))
            continue
        if not any(part.startswith(".") for part in name.split("/")):
            found[name] = _Object(path, int(told.get("size") or 0), _mark(told))
    return found, refused


def _check_name(name: str, found: Mapping[str, _Object]) -> None:
    """RefusalError for an object whose name would lead out of the folder, or cannot be a file's."""
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts) or "\0" in name or "\\" in name:
        raise RefusalError(
            "outside-folder",
            "the object's name is no path inside the folder. Rename it, with single / between plain names.",
            payload=name,
        )
    if any(len(part.encode("utf-8", "surrogateescape")) > LONGEST_NAME for part in parts):
        raise RefusalError(
            "file-name", f"a part of the object's name is longer than {LONGEST_NAME} bytes. Shorten it."
        )
    if above := [parent for parent in map(str, PurePosixPath(name).parents) if parent in found]:
        raise RefusalError(
            "file-name", f"there is an object {above[0]} too, which cannot be file and folder. Rename one."
        )


def _mark(told: Mapping[str, Any]) -> str | None:
    said = {name: str(told[name]) for name in _MARKS if told.get(name) is not None}
    return json.dumps(said, sort_keys=True) if said else None


def _is_current(folder: Path, name: str, one: _Object, before: Mapping[str, Any], wanted: Wanted) -> bool:
    path = folder / name
    if one.mark is None or before.get(name) != _entry(name, one, wanted):
        return False
    return path.is_file() and not path.is_symlink() and path.stat().st_size == _size_here(name, one, wanted)


def _entry(name: str, one: _Object, wanted: Wanted) -> dict[str, Any]:
    """What is noted of a copy; one without content is none any more when the limits change."""
    return {"mark": one.mark, "size": one.size, "is_full": one.size <= (wanted(name) or 0)}


def _size_here(name: str, one: _Object, wanted: Wanted) -> int:
    """The size of a copy: of what reading never opens nothing is kept."""
    return 0 if wanted(name) == 0 else one.size


def _fetched(
    store: Any, folder: Path, changed: Mapping[str, _Object], wanted: Wanted
) -> Iterator[tuple[str, _Object]]:
    """Bring objects in, each replaced in one step; those that are in place and whole."""
    arriving = folder / ARRIVING
    items = list(changed.items())
    for group in (items[first : first + AT_ONCE] for first in range(0, len(items), AT_ONCE)):
        arriving.mkdir()
        here = [arriving / str(number) for number in range(len(group))]
        full = [i for i, (name, one) in enumerate(group) if one.size <= (wanted(name) or 0)]
        if full:
            store.get([group[i][1].path for i in full], [str(here[i]) for i in full])
        for i, (name, one) in enumerate(group):
            if i not in full:
                with here[i].open("wb") as hollow:
                    hollow.truncate(_size_here(name, one, wanted))
            is_whole = here[i].stat().st_size == _size_here(name, one, wanted)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            here[i].replace(folder / name)
            if is_whole:  # else it changed since it was listed: the next mirror looks again
                yield name, one
        shutil.rmtree(arriving)


def _remove_others(folder: Path, names: set[str]) -> int:
    """Remove copies of what is not there any more, and folders that hold nothing; how many copies."""
    removed = 0
    for directory, _, files in os.walk(folder, topdown=False):
        here = Path(directory)
        for file in files:
            name = (here / file).relative_to(folder).as_posix()
            if name not in names and not file.startswith(".") and name != REFUSED:
                (here / file).unlink()
                removed += 1
        if here != folder and not any(here.iterdir()):
            here.rmdir()
    return removed


def _state(folder: Path) -> dict[str, Any]:
    try:
        known = json.loads((folder / STATE).read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _write(path: Path, value: object) -> None:
    part = path.with_name(f"{path.name}.part")
    part.write_text(json.dumps(value, ensure_ascii=True, sort_keys=True), encoding="utf-8")
    part.replace(path)
