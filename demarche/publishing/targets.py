"""What a place that releases are sent to can do, and which one a URL means.

Belongs here: the protocol and the choice. Does not: how each kind of place does it (a module each).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

from demarche.publishing.parcel import Parcel

State = Literal["published", "there already", "marked as withdrawn", "draft"]
DEPOSITS = "deposits.json"
"""Beside the index: what was reserved and sent where, so that an interrupted run is taken up."""


class SendingError(RuntimeError):
    """A version did not come to its target. What is visible there is what was visible before."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of sending: `draft` is whole but waits for somebody to make it public."""

    where: str
    version: str
    state: State
    address: str
    doi: str | None = None


class Target(Protocol):
    """A place that versions are sent to."""

    where: str

    def reserve(self, version: str) -> str | None:
        """The bare DOI that the version is going to have there; None from places that give none.

        Asked again for the same version, before or after it was sent, it gives the same one.
        """

    def send(self, parcel: Parcel, *, make_public: bool) -> Receipt:
        """Bring the version there whole, or raise SendingError and let nothing of it be seen.

        What an earlier attempt brought is used. Where publishing cannot be taken back (repositories),
        a draft is left unless `make_public`. A version that is there with other bytes is an error; one
        that is there is brought up to the index's present word on it (withdrawn).
        """


def open_target(url: str, releases: Path) -> Target:
    """The target that a URL means; ValueError if it means none.

    A path or file:// is a folder; zenodo://zenodo.org, zenodo://sandbox.zenodo.org/RECORD and the like
    an InvenioRDM repository (with the record of which the release is a new version); everything
    else is opened by fsspec. `releases` is where the versions are and the account of deposits is kept.
    """
    parts = urlsplit(url)
    if parts.password:
        raise ValueError(f"{parts.scheme}://{parts.hostname}: passwords and keys do not belong in a URL")
    if parts.scheme in ("zenodo", "zenodo+http"):
        from demarche.publishing.invenio.target import Repository

        return Repository.at(url, releases)
    if "://" in url and parts.scheme != "file":
        from demarche.publishing.objects import ObjectStore

        return ObjectStore(url)
    from demarche.publishing.folder import Folder

    return Folder(Path(url.removeprefix("file://")).expanduser().resolve())
