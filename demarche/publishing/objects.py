"""Object stores and whatever else fsspec opens, as targets: s3://, gs://, az://, sftp:// …

Belongs here: files first, read back, the index last. Does not: credentials; the libraries find them in
the environment, and they never come into a URL or a message.

Nobody sees a version before the index names it, so files of an interrupted run are used if their
bytes are right and replaced if they are not.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import fsspec

from demarche.publishing.arriving import arrived, present, state_of
from demarche.publishing.parcel import Parcel
from demarche.publishing.targets import Receipt, SendingError
from demarche.releasing.index import Index, index_record, parse_index
from demarche.releasing.layout import INDEX
from demarche.releasing.locking import BusyError

LOCK = ".publishing.json"
TRIES = 3
BLOCK = 1 << 20


class ObjectStore:
    """A folder of releases that fsspec opens."""

    def __init__(self, url: str) -> None:
        self.where = url.rstrip("/")
        try:
            files, root = fsspec.core.url_to_fs(
                self.where, use_listings_cache=False, skip_instance_cache=True
            )
        except (ImportError, ValueError) as error:
            raise ValueError(f"{self.where} cannot be opened: {error}") from error
        self._files: Any = files
        self._root = str(root).rstrip("/")

    def reserve(self, version: str) -> str | None:
        """None: object stores give no DOIs."""
        return None

    def send(self, parcel: Parcel, *, make_public: bool) -> Receipt:
        """Bring every file, read it back, then let the index name the version."""
        with self._claimed():
            index = self._index()
            found = present(index, parcel, self.where)
            if found is None:
                for name, sha256 in parcel.files.items():
                    self._bring(parcel, name, sha256)
                self._remove_others(parcel)
            if found != parcel.entry:
                content = json.dumps(index_record(arrived(index, parcel.entry)), ensure_ascii=False, indent=2)
                self._files.pipe_file(self._path(INDEX), f"{content}\n".encode())
        return Receipt(
            self.where,
            parcel.version,
            state_of(found, parcel),
            f"{self.where}/{parcel.version}",
            parcel.entry.doi,
        )

    def _index(self) -> Index:
        try:
            return parse_index(self._files.cat_file(self._path(INDEX)), f"{self.where}/{INDEX}")
        except FileNotFoundError:
            return Index()

    def _bring(self, parcel: Parcel, name: str, sha256: str) -> None:
        path = self._path(f"{parcel.version}/{name}")
        found = self._sha256(path)
        for _ in range(TRIES):
            if found == sha256:
                return
            if found is not None:
                self._files.rm_file(path)
            with (parcel.folder / name).open("rb") as ours, self._created(path) as theirs:
                shutil.copyfileobj(ours, theirs, BLOCK)
            found = self._sha256(path)
        if found != sha256:
            raise SendingError(
                f"{self.where}: {name} did not arrive whole in {TRIES} tries; nothing is visible"
            )

    def _created(self, path: str) -> Any:
        """A new object for writing; FileExistsError if somebody else made one meanwhile."""
        if path.startswith("/"):  # a file system; stores have no folders, and would make a missing bucket
            self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
        return self._files.open(path, "xb")

    def _sha256(self, path: str) -> str | None:
        """Checksum of the bytes that are there; None if there is no such object."""
        digest = hashlib.sha256()
        try:
            with self._files.open(path, "rb") as stream:
                while block := stream.read(BLOCK):
                    digest.update(block)
        except FileNotFoundError:
            return None
        return digest.hexdigest()

    def _remove_others(self, parcel: Parcel) -> None:
        """What an interrupted run of another build left under this number."""
        base = self._path(parcel.version)
        ours = {f"{base}/{name}".lstrip("/") for name in parcel.files}
        for path in self._files.find(base):
            if str(path).lstrip("/") not in ours:
                self._files.rm_file(path)

    @contextmanager
    def _claimed(self) -> Iterator[None]:
        """One publisher at a time; the claim of a process of this machine that is gone is taken over."""
        path = self._path(LOCK)
        mine = {"host": socket.gethostname(), "pid": os.getpid()}
        content = json.dumps({**mine, "since": datetime.now(UTC).isoformat(timespec="seconds")}).encode()
        try:
            self._claim(path, content)
        except FileExistsError:
            other = json.loads(self._files.cat_file(path))
            if other["host"] != mine["host"] or _lives(other["pid"]):
                raise BusyError(
                    f"{other['host']} (process {other['pid']}) has been publishing to {self.where} since "
                    f"{other['since']}. If it is not any more, delete {self.where}/{LOCK}."
                ) from None
            self._files.rm_file(path)
            self._claim(path, content)
        try:
            yield
        finally:
            self._files.rm_file(path)

    def _claim(self, path: str, content: bytes) -> None:
        with self._created(path) as stream:
            stream.write(content)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
