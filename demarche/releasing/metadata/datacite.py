"""datacite.json: the metadata under which a DOI is registered (DataCite 4.5)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.metadata.citation import ORCID
from schemas.dataset import Creator


def datacite(folder: Path, release: ReleaseFacts) -> dict[str, Any]:
    """The record of one version; without a DOI it has none yet."""
    about = release.about
    day = release.released.isoformat()
    licence = about.licences["data"]
    record: dict[str, Any] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Data set"},
        "creators": [_creator(creator) for creator in about.creators],
        "titles": [{"title": about.title, "lang": "en"}],
        "publisher": {"name": about.publisher},
        "publicationYear": str(release.released.year),
        "version": release.version,
        "language": "en",
        "dates": [{"date": day, "dateType": "Issued"}],
        "subjects": [{"subject": word, "lang": "en"} for word in about.keywords],
        "descriptions": [
            {"description": about.description, "descriptionType": "Abstract", "lang": "en"},
            {"description": about.texts, "descriptionType": "Other", "lang": "en"},
        ],
        "rightsList": [
            {
                "rights": licence.title,
                "rightsUri": licence.path,
                "rightsIdentifier": licence.name,
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": "https://spdx.org/licenses/",
            }
        ],
        "alternateIdentifiers": [
            {
                "alternateIdentifier": f"sha256:{release.logical_digest}",
                "alternateIdentifierType": "logical digest",
            }
        ],
        "formats": sorted({path.suffix for path in folder.rglob("*.*") if path.is_file()}),
    }
    if release.doi:
        prefix, _, suffix = release.doi.partition("/")
        record |= {"doi": release.doi, "prefix": prefix, "suffix": suffix}
    if release.url:
        record["url"] = release.url
    return record


def _creator(creator: Creator) -> dict[str, Any]:
    if creator.given is None:
        return {"name": creator.name, "nameType": "Organizational"}
    said: dict[str, Any] = {
        "name": f"{creator.name}, {creator.given}",
        "nameType": "Personal",
        "givenName": creator.given,
        "familyName": creator.name,
    }
    if creator.orcid:
        said["nameIdentifiers"] = [
            {
                "nameIdentifier": ORCID + creator.orcid,
                "nameIdentifierScheme": "ORCID",
                "schemeUri": ORCID,
            }
        ]
    if creator.affiliation:
        said["affiliation"] = [{"name": creator.affiliation}]
    return said
