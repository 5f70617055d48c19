"""An InvenioRDM repository as a target.

Belongs here: the order of the steps, and how each is taken up after an interruption. Does not: the
requests (interface), patience (http).

Nothing is public before the last step, which is taken only when told to. Every step looks at what the
repository has before it does anything, and is written down once done.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from demarche.publishing.arriving import refused
from demarche.publishing.invenio.contents import contents, md5_of
from demarche.publishing.invenio.deposits import Deposit, Deposits
from demarche.publishing.invenio.http import Connection, StatusError
from demarche.publishing.invenio.interface import Interface, Stored
from demarche.publishing.invenio.record import metadata, placeholder
from demarche.publishing.parcel import Parcel
from demarche.publishing.targets import DEPOSITS, Receipt, SendingError, State
from demarche.releasing.index import read_index

TRIES = 3
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Repository:
    """A repository, and the record of which the next release is a new version, if there is one."""

    def __init__(self, where: str, connection: Connection, releases: Path, parent: str | None = None) -> None:
        self.where = where
        self._repository = Interface(connection)
        self._releases = releases
        self._deposits = Deposits(releases / DEPOSITS, where)
        self._parent = parent

    @classmethod
    def at(cls, url: str, releases: Path) -> Repository:
        """The repository of zenodo://HOST[/RECORD]; over bare HTTP only on this machine, for rehearsals."""
        parts = urlsplit(url)
        if not parts.netloc or parts.username:
            raise ValueError(
                f'"{url}" names no repository; write zenodo://zenodo.org or zenodo://zenodo.org/RECORD'
            )
        is_bare = parts.scheme == "zenodo+http"
        if is_bare and parts.hostname not in LOOPBACK:
            raise ValueError("zenodo+http:// would send the token unencrypted; it is for this machine alone")
        base = f"{'http' if is_bare else 'https'}://{parts.netloc}"
        where = f"{parts.scheme}://{parts.netloc}"
        return cls(where, Connection(base), releases, parts.path.strip("/") or None)

    def reserve(self, version: str) -> str | None:
        """The DOI of the version: of its draft or record, of an unused reservation, or of a new draft."""
        return self._deposit(version).doi

    def send(self, parcel: Parcel, *, make_public: bool) -> Receipt:
        """Fill the draft, compare every checksum, describe it, and publish it if told to."""
        deposit = self._deposit(parcel.version)
        if self._is_public(deposit):
            deposit = self._deposits.advance(deposit, "published")
            return self._receipt(deposit, "there already")
        if parcel.entry.status != "published":
            raise refused(parcel, self.where)
        self._require_same_doi(deposit, parcel)
        with tempfile.TemporaryDirectory() as workshop:
            self._fill(deposit, contents(parcel, Path(workshop)))
        self._repository.describe(deposit.record, metadata(parcel))
        deposit = self._deposits.advance(deposit, "draft")
        if not make_public:
            return self._receipt(deposit, "draft")
        self._publish(deposit)
        return self._receipt(self._deposits.advance(deposit, "published"), "published")

    def _deposit(self, version: str) -> Deposit:
        known = self._deposits.of(version)
        if known is not None:
            return known
        made = {entry.version for entry in read_index(self._releases).entries}
        unused = self._deposits.unused(made)
        if unused is not None:
            return self._deposits.note(replace(unused, version=version))
        latest = self._deposits.latest_public()
        record = self._repository.new_draft(latest.record if latest else self._parent, placeholder(version))
        doi = self._repository.reserve_doi(record)
        return self._deposits.note(Deposit(self.where, version, record, doi, "reserved"))

    def _is_public(self, deposit: Deposit) -> bool:
        return self._repository.public_doi(deposit.record) is not None

    def _require_same_doi(self, deposit: Deposit, parcel: Parcel) -> None:
        """A release that names a DOI of this repository must go to the record that has it."""
        try:
            has = self._repository.reserve_doi(deposit.record)
        except StatusError as error:
            if error.status in (404, 410):
                raise SendingError(
                    f"{self.where}: the draft {deposit.record} is gone, and {deposit.doi} with it. If it is "
                    f"not coming back, take its entry out of {DEPOSITS} and send again."
                ) from error
            raise
        if has != deposit.doi:
            raise SendingError(
                f"{self.where}: the draft {deposit.record} has the DOI {has}, not {deposit.doi}"
            )
        stated = parcel.entry.doi
        if stated and stated != deposit.doi and stated.split("/")[0] == deposit.doi.split("/")[0]:
            raise SendingError(
                f"version {parcel.version} names {stated}, but the draft at {self.where} has {deposit.doi}"
            )

    def _fill(self, deposit: Deposit, files: dict[str, Path]) -> None:
        there = self._repository.files(deposit.record)
        for key in sorted(set(there) - set(files)):
            self._repository.remove(deposit.record, key)
        for key, path in files.items():
            self._bring(deposit.record, key, path, there.get(key))

    def _bring(self, record: str, key: str, path: Path, there: Stored | None) -> None:
        """Upload a file until the repository's checksum is ours."""
        ours, said = md5_of(path), "its checksum there is another one"
        for _ in range(TRIES):
            if there is not None and there.md5 == ours:
                return
            try:
                if there is not None:
                    self._repository.remove(record, key)
                there = self._repository.upload(record, key, path)
            except SendingError as error:
                said = str(error)
                there = self._repository.files(record).get(key)
        if there is None or there.md5 != ours:
            raise SendingError(
                f"{self.where}: {key} did not arrive whole in {TRIES} tries ({said}); nothing is public. "
                "Send again: what has arrived is kept."
            )

    def _publish(self, deposit: Deposit) -> None:
        try:
            self._repository.publish(deposit.record)
        except SendingError:
            # The answer may have been lost on its way, not the deed.
            if not self._is_public(deposit):
                raise
        if (doi := self._repository.public_doi(deposit.record)) != deposit.doi:
            raise SendingError(
                f"{self.where}: record {deposit.record} should be public as {deposit.doi}, but shows {doi}. "
                "Look at it there before you send anything again."
            )

    def _receipt(self, deposit: Deposit, state: State) -> Receipt:
        page = "uploads" if state == "draft" else "records"
        address = f"{self._repository.base}/{page}/{deposit.record}"
        return Receipt(self.where, deposit.version, state, address, deposit.doi)
