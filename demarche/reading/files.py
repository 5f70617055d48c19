"""Which files of a folder are texts, and their bytes.

Belongs here: walking the folder, names that are passed over, links, sizes. Does not: contents.
Nothing outside the folder is ever opened.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from demarche.quarantine import Rejected
from demarche.reading.formats.kinds import kind_of
from demarche.reading.limits import Limits
from demarche.reading.refusal import RefusalError, quoted
from demarche.reading.vocabulary import vocabulary

IGNORED = frozenset({"readme.md", "readme.txt"})


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file to be read: its path relative to the folder, in POSIX form, and where it really is."""

    source_path: str
    location: Path

    @property
    def is_markdown(self) -> bool:
        """Whether the text is in Markdown."""
        return self.source_path.lower().endswith(vocabulary().suffixes.markdown)


def find_files(folder: Path) -> tuple[list[RawFile], list[Rejected]]:
    """All texts of a folder and its subfolders by path, and those that must not be opened."""
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder. Name the folder that holds the raw texts.")
    root = folder.resolve()
    found: list[RawFile] = []
    rejected: list[Rejected] = []

    def on_error(error: OSError) -> None:
        path = Path(error.filename).relative_to(root).as_posix() if error.filename else "."
        refusal = RefusalError(
            "unreadable", f"the folder cannot be listed ({error.strerror}). Mend its permissions."
        )
        rejected.append(refusal.rejected(path))

    for directory, subfolders, names in os.walk(root, onerror=on_error):
        here = Path(directory)
        for name in sorted(subfolders):
            if not name.startswith(".") and (here / name).is_symlink() and not is_inside(here / name, root):
                rejected.append(_outside().rejected(_relative(here / name, root)))
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if what := _unread(name):
                refusal = RefusalError("not-text", f"the file is {what}")
                rejected.append(refusal.rejected(_relative(here / name, root)))
            elif is_text_name(name):
                path = _relative(here / name, root)
                try:
                    _check(here / name, root)
                except RefusalError as refusal:
                    rejected.append(refusal.rejected(path))
                else:
                    found.append(RawFile(path, here / name))
    return sorted(found, key=lambda file: file.source_path), rejected


def is_text_name(name: str) -> bool:
    """Whether a file of that name is read as a text."""
    suffixes = vocabulary().suffixes
    return (
        (name.lower().endswith((*suffixes.text, *suffixes.markdown)) or kind_of(name) is not None)
        and not name.startswith(".")
        and name.lower() not in IGNORED
    )


def _unread(name: str) -> str | None:
    """What a file of that name is, and what to do with it, if it holds a text that cannot be read."""
    found = (what for ending, what in vocabulary().unread.items() if name.lower().endswith(ending))
    return None if name.startswith((".", "~")) else next(found, None)


def is_left_unread(name: str) -> bool:
    """Whether a file of that name holds a text in a form that is not read."""
    return _unread(name) is not None


def most_bytes(file: RawFile, limits: Limits) -> int:
    """How large a file of its kind may be."""
    return limits.most_bytes if kind_of(file.source_path) is None else limits.most_document_bytes


def relative_path(cell: str) -> str:
    """The path that a cell of documents.csv names, in one form; RefusalError if it leaves the folder."""
    path = PurePosixPath(cell)
    has_drive = len(cell) > 1 and cell[1] == ":"
    if (
        path.is_absolute()
        or has_drive
        or "\\" in cell
        or ".." in path.parts
        or "://" in cell
        or cell.startswith("~")
    ):
        raise RefusalError(
            "outside-folder",
            f"file {quoted(cell)} is not a path inside the folder. Write it relative to the folder, with /.",
            payload=cell,
        )
    return path.as_posix()


def read_bytes(file: RawFile, most_bytes: int) -> bytes:
    """The bytes of a file; RefusalError if there are too many, or if they cannot be had."""
    try:
        # A pipe that has taken the file's place since it was found must not be waited for.
        with os.fdopen(os.open(file.location, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise _irregular()
            data = stream.read(most_bytes + 1)
    except OSError as error:
        raise _unopened(error) from None
    if len(data) > most_bytes:
        size = max(status.st_size, len(data))
        raise RefusalError("too-large", f"the file has {size} bytes, more than {most_bytes}. Split it.")
    return data


def _check(path: Path, root: Path) -> None:
    shown = _relative(path, root)
    if not shown.isprintable():
        raise RefusalError(
            "file-name",
            "the file's name, or a folder's, holds characters that cannot be printed. Rename it.",
            payload=shown,
        )
    if path.is_symlink() and not is_inside(path, root):
        raise _outside()
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise _unopened(error) from None
    if not stat.S_ISREG(mode):
        raise _irregular()


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path, links followed, leads to something below the root, which is itself resolved."""
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # a broken link, or a loop of links
        return False


def _outside() -> RefusalError:
    return RefusalError(
        "outside-folder",
        "a link that leads out of the folder, or nowhere. Put the text itself into the folder.",
    )


def _irregular() -> RefusalError:
    return RefusalError("unreadable", "not a regular file. Put the text itself into the folder.")


def _unopened(error: OSError) -> RefusalError:
    return RefusalError("unreadable", f"the file cannot be opened ({error.strerror}). Mend its permissions.")


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
