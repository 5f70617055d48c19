"""croissant.json: the release for machine learning tools (Croissant 1.1).

Belongs here: files, record sets and fields, generated from the definitions.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.layout import table_path
from demarche.releasing.metadata.citation import citation
from demarche.releasing.metadata.schema_org import dataset_record
from demarche.releasing.sums import file_sha256
from schemas.fields import Field
from schemas.table import Table
from schemas.tables import TABLES

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
_OWN_TERMS = (
    "arrayShape",
    "citeAs",
    "column",
    "containedIn",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isArray",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
    "equivalentProperty",
)
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    **{term: f"cr:{term}" for term in _OWN_TERMS},
}
_TYPES = {
    "string": "sc:Text",
    "strings": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def croissant(folder: Path, release: ReleaseFacts) -> dict[str, Any]:
    """The descriptor of the Parquet files that stand in the folder."""
    return {
        **dataset_record(release),
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "publisher": {"@type": "sc:Organization", "name": release.about.publisher},
        "citeAs": citation(release),
        "isLiveDataset": False,
        "distribution": [_file(folder, definition) for definition in TABLES.values()],
        "recordSet": [_records(definition) for definition in TABLES.values()],
    }


def _file(folder: Path, definition: Table) -> dict[str, Any]:
    path = table_path(folder, definition.name)
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "description": definition.description,
        "contentUrl": path.name,
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": file_sha256(path),
    }


def _records(definition: Table) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": definition.name,
        "name": definition.name,
        "description": definition.description,
        "field": [_field(field, definition) for field in definition.fields],
    }
    if definition.key:
        described["key"] = [{"@id": f"{definition.name}/{name}"} for name in definition.key]
    return described


def _can_be_followed(definition: Table, target: str) -> bool:
    """Whether tools can join the two: not a table with itself, nor with one that has to be joined first."""
    beyond = {one.table for one in TABLES[target].references}
    return target != definition.name and beyond <= {target}


def _field(field: Field, definition: Table) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{definition.name}/{field.name}",
        "name": field.name,
        "description": field.description,
        "dataType": _TYPES[field.kind],
        "source": {
            "fileObject": {"@id": table_path(Path(), definition.name).name},
            "extract": {"column": field.name},
        },
    }
    if field.kind == "strings":
        described |= {"isArray": True, "arrayShape": "-1"}
    for reference in definition.references:
        if reference.field == field.name and _can_be_followed(definition, reference.table):
            described["references"] = {"field": {"@id": f"{reference.table}/{reference.to_field}"}}
    return described
