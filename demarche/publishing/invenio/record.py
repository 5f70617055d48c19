"""What a record says, taken from what the release says of itself (its datapackage.json).

Belongs here: the translation into InvenioRDM's metadata. Does not: the metadata files of a release.
"""

from __future__ import annotations

import html
import json
from typing import Any

from demarche.publishing.parcel import Parcel
from demarche.releasing.layout import DATAPACKAGE


def metadata(parcel: Parcel) -> dict[str, Any]:
    """The metadata of the record for this version."""
    said = json.loads((parcel.folder / DATAPACKAGE).read_text(encoding="utf-8"))
    return {
        "resource_type": {"id": "dataset"},
        "title": said["title"],
        "version": parcel.version,
        "publication_date": parcel.entry.released,
        "publisher": "Zenodo",
        "creators": [_creator(one) for one in said["contributors"]],
        "description": _description(said["description"], parcel),
        "rights": [{"id": one["name"].lower()} for one in said["licenses"] if one.get("name")],
        "subjects": [{"subject": keyword} for keyword in said.get("keywords", [])],
    }


def placeholder(version: str) -> dict[str, Any]:
    """What a draft says that was made to reserve a DOI, before there is a release to describe."""
    return {"resource_type": {"id": "dataset"}, "title": "A release in the making", "version": version}


def _creator(one: dict[str, Any]) -> dict[str, Any]:
    if one.get("familyName"):
        names = {"family_name": one["familyName"], "given_name": one.get("givenName", "")}
        return {"person_or_org": {"type": "personal", **names}}
    return {"person_or_org": {"type": "organizational", "name": one["title"]}}


def _description(text: str, parcel: Parcel) -> str:
    return (
        f"<p>{html.escape(text)}</p>"
        f"<p>Version {parcel.version}, logical digest <code>{parcel.entry.logical_digest}</code>. "
        "README.md says what is in it and how to load it; CHANGES.md what changed. Folders of the release "
        "are archives here: unpack each where it lies, and <code>sha256sum --check SHA256SUMS</code> checks "
        "everything.</p>"
    )
