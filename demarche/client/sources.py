"""Where releases lie: a folder, a web address, or anything that fsspec opens.

Belongs here: getting the bytes of a file by its name. Does not: what the files mean (catalogue),
whether they are whole (files).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from demarche import __version__
from demarche.client.errors import NotThereError

VARIABLE = "DEMARCHE_RELEASES"
FOLDER = "releases"
SECONDS = 60
"""How long a web server may say nothing."""


class Source(Protocol):
    """A folder of releases somewhere. Names are relative, with slashes."""

    where: str

    def read(self, name: str) -> bytes:
        """The bytes of a small file; FileNotFoundError if there is none of that name."""

    def fetch(self, name: str, to: Path) -> None:
        """Copy a file of any size; FileNotFoundError if there is none of that name."""

    def path(self, name: str) -> Path | None:
        """Where the file lies on this machine, if it does."""


def open_source(releases: str | os.PathLike[str] | None = None) -> Source:
    """The place named, else that of DEMARCHE_RELEASES, else the folder `releases` here."""
    where = os.fspath(releases) if releases is not None else os.environ.get(VARIABLE) or FOLDER
    scheme = urlsplit(where).scheme if "://" in where else ""
    if scheme in ("http", "https"):
        return Web(where.rstrip("/"))
    if scheme and scheme != "file":
        return Remote(where.rstrip("/"))
    return Folder(where.removeprefix("file://"))


class Folder:
    """A folder on this machine."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._folder = Path(where).expanduser()

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return (self._folder / name).read_bytes()

    def fetch(self, name: str, to: Path) -> None:
        """Copy a file."""
        shutil.copyfile(self._folder / name, to)

    def path(self, name: str) -> Path | None:
        """The file itself."""
        return self._folder / name


class Web:
    """A folder on a web server, read by HTTP with nothing but the standard library."""

    def __init__(self, where: str) -> None:
        self.where = where

    def read(self, name: str) -> bytes:
        """Download a file into memory."""
        with self._open(name) as answer:
            content: bytes = answer.read()
            return content

    def fetch(self, name: str, to: Path) -> None:
        """Download a file."""
        with self._open(name) as answer, to.open("wb") as stream:
            shutil.copyfileobj(answer, stream)

    def path(self, name: str) -> Path | None:
        """None: it lies elsewhere."""
        return None

    def _open(self, name: str) -> Any:
        address = f"{self.where}/{quote(name)}"
        request = Request(address, headers={"User-Agent": f"demarche/{__version__}"})
        try:
            return urlopen(request, timeout=SECONDS)  # the scheme is http(s): see open_source
        except HTTPError as error:
            if error.code in (404, 410):
                raise FileNotFoundError(f"{address} is not there") from None
            raise OSError(f"{address} answered {error.code} {error.reason}") from None
        except URLError as error:
            raise OSError(f"{address} cannot be reached: {error.reason}") from None


class Remote:
    """A folder that fsspec opens: s3://, gs://, az://, hf://, sftp:// …, by the library for it."""

    def __init__(self, where: str) -> None:
        self.where = where
        import fsspec

        try:
            self._files, self._root = fsspec.core.url_to_fs(where)
        except (ImportError, ValueError) as error:
            raise NotThereError(f"{where} cannot be opened: {error}") from error

    def read(self, name: str) -> bytes:
        """The bytes of an object."""
        content: bytes = self._files.cat_file(f"{self._root}/{name}")
        return content

    def fetch(self, name: str, to: Path) -> None:
        """Download an object."""
        self._files.get_file(f"{self._root}/{name}", str(to))

    def path(self, name: str) -> Path | None:
        """None: it lies elsewhere."""
        return None
