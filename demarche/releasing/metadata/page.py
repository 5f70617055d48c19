"""JSON-LD for pages: what search engines read of a data set (schema.org).

Belongs here: the record and the element that carries it in a page. Does not: the record for machine
learning tools, which lists files and columns (croissant).
"""

from __future__ import annotations

import json
from typing import Any

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.metadata.citation import ORCID, citation
from schemas.dataset import Creator

FORMATS = ("application/vnd.apache.parquet", "text/csv")


def page_record(release: ReleaseFacts) -> dict[str, Any]:
    """The release as a schema.org Dataset."""
    about = release.about
    record: dict[str, Any] = {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "name": about.title,
        "alternateName": about.name,
        "description": about.description,
        "version": release.version,
        "datePublished": release.released.isoformat(),
        "license": about.licences["data"].path,
        "keywords": list(about.keywords),
        "creator": [creator_record(creator) for creator in about.creators],
        "publisher": {"@type": "Organization", "name": about.publisher},
        "creditText": citation(release),
        "identifier": [f"sha256:{release.logical_digest}"],
        "isAccessibleForFree": True,
        "encodingFormat": list(FORMATS),
    }
    if release.doi:
        record["identifier"].insert(0, f"https://doi.org/{release.doi}")
    if release.landing:
        record["url"] = release.landing
    return record


def page_script(release: ReleaseFacts) -> str:
    """The element to put into the head of a page.

    A script element ends at the first `</`, whatever stands in it; so `<` is written as JSON may write it.
    """
    text = json.dumps(page_record(release), ensure_ascii=False, sort_keys=True)
    for sign, written in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, written)
    return f'<script type="application/ld+json">{text}</script>'


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
