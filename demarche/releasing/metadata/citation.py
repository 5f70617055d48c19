"""How a version is cited: CITATION.cff (Citation File Format 1.2.0) and one line of prose."""

from __future__ import annotations

from typing import Any

import yaml

from demarche.releasing.facts import ReleaseFacts
from schemas.dataset import Creator

ORCID = "https://orcid.org/"


def citation(release: ReleaseFacts) -> str:
    """The citation of one version, in prose."""
    creators = ", ".join(creator.full_name for creator in release.about.creators)
    said = f"{creators} ({release.released.year}). *{release.title}* (version {release.version}) [data set]."
    return f"{said} {release.landing}" if release.landing else said


def citation_file(release: ReleaseFacts) -> str:
    """CITATION.cff; without a DOI the logical digest says which data are meant."""
    said: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this data set, cite the version that you used.",
        "type": "dataset",
        "title": release.title,
        "version": release.version,
        "date-released": release.released,
        "authors": [_author(creator) for creator in release.about.creators],
        "abstract": release.about.description,
        "keywords": list(release.about.keywords),
        "license": release.about.licences["data"].name,
        "identifiers": [
            {
                "type": "other",
                "value": f"sha256:{release.logical_digest}",
                "description": "Logical digest: the identity of the data, whatever the file format.",
            }
        ],
    }
    if release.doi:
        said["doi"] = release.doi
    if release.landing:
        said["url"] = release.landing
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=110)


def _author(creator: Creator) -> dict[str, str]:
    if creator.given is None:
        return {"name": creator.name}
    author = {"family-names": creator.name, "given-names": creator.given}
    if creator.orcid:
        author["orcid"] = ORCID + creator.orcid
    if creator.affiliation:
        author["affiliation"] = creator.affiliation
    return author
