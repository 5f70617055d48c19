"""JSON-LD for pages: what search engines read of a data set (schema.org).

Belongs here: the record and the element that carries it in a page. Does not: the record for machine
learning tools, which lists files and columns (croissant).
"""

from __future__ import annotations

import json
from typing import Any

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.metadata.citation import citation
from demarche.releasing.metadata.schema_org import dataset_record

FORMATS = ("application/vnd.apache.parquet", "text/csv")


def page_record(release: ReleaseFacts) -> dict[str, Any]:
    """The release as a schema.org Dataset."""
    record: dict[str, Any] = {
        **dataset_record(release),
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "publisher": {"@type": "Organization", "name": release.about.publisher},
        "creditText": citation(release),
        "identifier": [f"sha256:{release.logical_digest}"],
        "isAccessibleForFree": True,
        "encodingFormat": list(FORMATS),
    }
    if release.doi:
        record["identifier"].insert(0, f"https://doi.org/{release.doi}")
    return record


def page_script(release: ReleaseFacts) -> str:
    """The element to put into the head of a page.

    A script element ends at the first `</`, whatever stands in it; so `<` is written as JSON may write it.
    """
    text = json.dumps(page_record(release), ensure_ascii=False, sort_keys=True)
    for sign, written in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, written)
    return f'<script type="application/ld+json">{text}</script>'
