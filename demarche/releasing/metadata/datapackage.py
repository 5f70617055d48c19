"""datapackage.json (Data Package 2.0), generated from the field definitions.

Belongs here: the descriptor of a release folder. Does not: other metadata formats (a module each).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.formats.csv_files import JOINT
from demarche.releasing.formats.names import CSV
from demarche.releasing.layout import LICENSE, table_path
from demarche.releasing.sums import file_sha256
from schemas.dataset import Creator, Licence
from schemas.fields import Field
from schemas.table import Reference, Table
from schemas.tables import TABLES
from schemas.vocabularies import values

PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {"strings": "array"}


def datapackage(folder: Path, release: ReleaseFacts) -> dict[str, Any]:
    """The descriptor of the tables that stand in the folder, as Parquet and as CSV."""
    about = release.about
    described = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": about.name,
        "title": about.title,
        "description": about.description,
        "version": release.version,
        "created": f"{release.released.isoformat()}T00:00:00Z",
        "keywords": list(about.keywords),
        "contributors": [_contributor(creator) for creator in about.creators],
        "licenses": [_licence(about.licences["data"])],
        "logicalDigest": f"sha256:{release.logical_digest}",
        "resources": [
            *(_parquet(folder, definition) for definition in TABLES.values()),
            *(_csv(folder, definition) for definition in TABLES.values()),
        ],
    }
    if release.landing:
        described["homepage"] = release.landing
    if release.doi:
        described["id"] = f"https://doi.org/{release.doi}"
    return described


def _contributor(creator: Creator) -> dict[str, Any]:
    said: dict[str, Any] = {"title": creator.full_name, "roles": ["creator"]}
    if creator.given:
        said |= {"givenName": creator.given, "familyName": creator.name}
    if creator.affiliation:
        said["organization"] = creator.affiliation
    return said


def _parquet(folder: Path, definition: Table) -> dict[str, Any]:
    return _resource(folder, table_path(folder, definition.name), definition, definition.name) | {
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": table_schema(definition),
    }


def _csv(folder: Path, definition: Table) -> dict[str, Any]:
    """The same table as CSV, where lists are joined and a text that looks like a formula is guarded."""
    path = folder / CSV / f"{definition.name}.csv"
    return _resource(folder, path, definition, f"{definition.name}-csv") | {
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": table_schema(definition, as_text=True),
    }


def _resource(folder: Path, path: Path, definition: Table, name: str) -> dict[str, Any]:
    described = {
        "name": name,
        "type": "table",
        "path": path.relative_to(folder).as_posix(),
        "description": definition.description,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{file_sha256(path)}",
    }
    if definition.name == "texts":
        described["licenses"] = [{"path": LICENSE, "title": "Each text by its own rights, see documents"}]
    return described


def table_schema(definition: Table, *, as_text: bool = False) -> dict[str, Any]:
    """The Table Schema of one table: fields, key and references; `as_text` for CSV.

    References from lists cannot be said there; a key with nulls is a unique key, not a primary one.
    """
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(field, as_text) for field in definition.fields],
    }
    if definition.key:
        nullable = any(definition.field(name).nullable for name in definition.key)
        key = list(definition.key)
        schema |= {"uniqueKeys": [key]} if nullable else {"primaryKey": key}
    suffix = "-csv" if as_text else ""
    references = [
        _reference(r, definition, suffix) for r in definition.references if _is_scalar(definition, r)
    ]
    if references:
        schema["foreignKeys"] = references
    return schema


def _field(field: Field, as_text: bool) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES.get(field.kind, field.kind),
        "description": field.description,
    }
    if field.unit:
        described["unit"] = field.unit
    is_joined = as_text and field.kind == "strings"
    if is_joined:
        # The profile 2.0 knows no type for a list that is joined.
        described |= {"type": "string", "description": f"{field.description} Joined by {JOINT!r}."}
    # An empty list is an empty cell, which for CSV is a missing one.
    constraints: dict[str, Any] = {} if field.nullable or is_joined else {"required": True}
    if field.kind == "string" and field.vocabulary:
        constraints["enum"] = list(values(field.vocabulary))
    if field.pattern and (field.kind == "string" or is_joined):
        more = f"(?:{JOINT}(?:{field.pattern}))*" if is_joined else ""
        constraints["pattern"] = f"^(?:{field.pattern}){more}$"
    for name, bound in (("minimum", field.minimum), ("maximum", field.maximum)):
        if bound is not None:
            constraints[name] = bound
    return described | ({"constraints": constraints} if constraints else {})


def _is_scalar(definition: Table, reference: Reference) -> bool:
    return definition.field(reference.field).kind == "string"


def _reference(reference: Reference, definition: Table, suffix: str) -> dict[str, Any]:
    # The specification writes a reference to the same table as an empty resource name or its own.
    return {
        "fields": [reference.field],
        "reference": {
            "resource": "" if reference.table == definition.name else reference.table + suffix,
            "fields": [reference.to_field],
        },
    }


def _licence(licence: Licence) -> dict[str, str]:
    return {"name": licence.name, "title": licence.title, "path": licence.path}
