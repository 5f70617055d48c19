"""datapackage.json (Data Package 2.0), generated from the field definitions.

Belongs here: the descriptor of a release folder. Does not: other metadata formats (a module each).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from demarche.releasing.layout import table_path
from demarche.releasing.sums import file_sha256
from schemas.dataset import Licence, dataset
from schemas.fields import Field
from schemas.table import Reference, Table
from schemas.tables import TABLES
from schemas.vocabularies import values

PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {"strings": "array"}


def datapackage(folder: Path, version: str, released: date, logical_digest: str) -> dict[str, Any]:
    """The descriptor of the tables that stand in the folder."""
    about = dataset()
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": about.name,
        "title": about.title,
        "description": about.description,
        "version": version,
        "created": f"{released.isoformat()}T00:00:00Z",
        "keywords": list(about.keywords),
        "contributors": [{"title": one.full_name, "roles": ["creator"]} for one in about.creators],
        "licenses": [_licence(about.licences["data"])],
        "logicalDigest": f"sha256:{logical_digest}",
        "resources": [_resource(folder, definition) for definition in TABLES.values()],
    }


def _resource(folder: Path, definition: Table) -> dict[str, Any]:
    path = table_path(folder, definition.name)
    described = {
        "name": definition.name,
        "type": "table",
        "path": path.name,
        "description": definition.description,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{file_sha256(path)}",
        "schema": table_schema(definition),
    }
    if definition.name == "texts":
        described["licenses"] = [{"path": "LICENSE", "title": "Each text by its own rights, see documents"}]
    return described


def table_schema(definition: Table) -> dict[str, Any]:
    """The Table Schema of one table: fields, key and references.

    References from lists cannot be said there; a key with nulls is a unique key, not a primary one.
    """
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(field) for field in definition.fields],
    }
    if definition.key:
        nullable = any(definition.field(name).nullable for name in definition.key)
        key = list(definition.key)
        schema |= {"uniqueKeys": [key]} if nullable else {"primaryKey": key}
    references = [_reference(r, definition) for r in definition.references if _is_scalar(definition, r)]
    if references:
        schema["foreignKeys"] = references
    return schema


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES.get(field.kind, field.kind),
        "description": field.description,
    }
    if field.unit:
        described["unit"] = field.unit
    constraints: dict[str, Any] = {} if field.nullable else {"required": True}
    if field.kind == "string":
        if field.vocabulary:
            constraints["enum"] = list(values(field.vocabulary))
        if field.pattern:
            constraints["pattern"] = f"^(?:{field.pattern})$"
    for name, bound in (("minimum", field.minimum), ("maximum", field.maximum)):
        if bound is not None:
            constraints[name] = bound
    return described | ({"constraints": constraints} if constraints else {})


def _is_scalar(definition: Table, reference: Reference) -> bool:
    return definition.field(reference.field).kind == "string"


def _reference(reference: Reference, definition: Table) -> dict[str, Any]:
    # The specification writes a reference to the same table as an empty resource name or its own.
    return {
        "fields": [reference.field],
        "reference": {
            "resource": "" if reference.table == definition.name else reference.table,
            "fields": [reference.to_field],
        },
    }


def _licence(licence: Licence) -> dict[str, str]:
    return {"name": licence.name, "title": licence.title, "path": licence.path}
