"""What schema.org says of a data set, wherever it is written.

Belongs here: the fields that the record in a page and the record for machine learning tools share. Does
not: what only one of them has (page, croissant).
"""

from __future__ import annotations

from typing import Any

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.metadata.citation import ORCID
from schemas.dataset import Creator


def dataset_record(release: ReleaseFacts) -> dict[str, Any]:
    """The fields that do not differ, not even in the names of their types."""
    about = release.about
    record: dict[str, Any] = {
        "name": about.title,
        "alternateName": about.name,
        "description": about.description,
        "version": release.version,
        "datePublished": release.released.isoformat(),
        "license": about.licences["data"].path,
        "keywords": list(about.keywords),
        "creator": [creator_record(creator) for creator in about.creators],
    }
    return record | ({"url": release.landing} if release.landing else {})


def creator_record(creator: Creator) -> dict[str, Any]:
    """A creator as schema.org writes one."""
    if creator.given is None:
        return {"@type": "Organization", "name": creator.name}
    said: dict[str, Any] = {
        "@type": "Person",
        "name": creator.full_name,
        "givenName": creator.given,
        "familyName": creator.name,
    }
    if creator.orcid:
        said["sameAs"] = ORCID + creator.orcid
    if creator.affiliation:
        said["affiliation"] = {"@type": "Organization", "name": creator.affiliation}
    return said
