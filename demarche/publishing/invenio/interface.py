"""The REST interface of InvenioRDM, one function a request.

Belongs here: paths and the shape of answers. Does not: in which order (target), patience (http).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from demarche.publishing.invenio.http import Connection, StatusError


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as the repository has it; `md5` only when it is complete."""

    key: str
    md5: str | None
    size: int | None


class Interface:
    """What a repository can be asked for."""

    def __init__(self, connection: Connection) -> None:
        self.base = connection.base
        self._put = connection.put
        self._json = connection.json

    def new_draft(self, of_record: str | None, metadata: Mapping[str, Any]) -> str:
        """The number of a new draft: of a new record, or of a new version of one that is public."""
        if of_record is not None:
            return str(self._json("POST", f"/records/{of_record}/versions")["id"])
        body = {
            "metadata": metadata,
            "files": {"enabled": True},
            "access": {"record": "public", "files": "public"},
        }
        return str(self._json("POST", "/records", body)["id"])

    def reserve_doi(self, record: str) -> str:
        """The DOI that the draft is going to have, reserved if it was not."""
        known = _doi(self.draft(record))
        return known or str(_doi(self._json("POST", f"/records/{record}/draft/pids/doi")))

    def draft(self, record: str) -> dict[str, Any]:
        """The draft as it is; StatusError 404 if there is none."""
        return dict(self._json("GET", f"/records/{record}/draft"))

    def public_doi(self, record: str) -> str | None:
        """The DOI of a public record; None if it is not public."""
        try:
            return _doi(self._json("GET", f"/records/{record}"))
        except StatusError as error:
            if error.status in (403, 404):
                return None
            raise

    def describe(self, record: str, metadata: Mapping[str, Any]) -> None:
        """Set the draft's metadata, and keep its DOI."""
        draft = self.draft(record)
        body = {name: draft[name] for name in ("access", "files", "pids") if name in draft}
        self._json("PUT", f"/records/{record}/draft", {**body, "metadata": metadata})

    def files(self, record: str) -> dict[str, Stored]:
        """The draft's files by name."""
        entries = self._json("GET", f"/records/{record}/draft/files").get("entries") or []
        return {entry["key"]: _stored(entry) for entry in entries}

    def upload(self, record: str, key: str, content: Path) -> Stored:
        """Start, send and complete a file that is not there."""
        files = f"/records/{record}/draft/files"
        self._json("POST", files, [{"key": key}])
        self._put(f"{files}/{quote(key)}/content", content)
        return _stored(self._json("POST", f"{files}/{quote(key)}/commit"))

    def remove(self, record: str, key: str) -> None:
        """Delete a file of the draft."""
        self._json("DELETE", f"/records/{record}/draft/files/{quote(key)}")

    def publish(self, record: str) -> None:
        """Make the draft public, for good."""
        self._json("POST", f"/records/{record}/draft/actions/publish")


def _doi(record: Mapping[str, Any]) -> str | None:
    found = record.get("pids", {}).get("doi", {}).get("identifier")
    return str(found) if found else None


def _stored(entry: Mapping[str, Any]) -> Stored:
    checksum = str(entry.get("checksum") or "")
    is_whole = entry.get("status") == "completed" and checksum.startswith("md5:")
    return Stored(entry["key"], checksum.removeprefix("md5:") if is_whole else None, entry.get("size"))
