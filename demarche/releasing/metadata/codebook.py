"""codebook.json: every table, column, vocabulary and topic of a release, for programs.

Belongs here: the definitions as plain values. Does not: how they look to a person (codebook_page).
"""

from __future__ import annotations

from typing import Any

import polars as pl

from demarche.releasing.facts import ReleaseFacts
from schemas.fields import Field
from schemas.table import Table
from schemas.tables import TABLES
from schemas.vocabularies import vocabularies


def codebook(topics: pl.DataFrame, release: ReleaseFacts) -> dict[str, Any]:
    """The definitions of the tables, and the topics of this very version."""
    return {
        "dataset": release.name,
        "title": release.title,
        "version": release.version,
        "schema_version": release.schema_version,
        "logical_digest": release.logical_digest,
        "tables": [_table(definition) for definition in TABLES.values()],
        "vocabularies": [
            {
                "name": vocabulary.name,
                "description": vocabulary.description,
                "values": [
                    {"value": value, "description": meaning} for value, meaning in vocabulary.values.items()
                ],
            }
            for vocabulary in vocabularies().values()
        ],
        "topics": topics.sort("group", "topic_id").to_dicts(),
    }


def _table(definition: Table) -> dict[str, Any]:
    return {
        "name": definition.name,
        "description": definition.description,
        "key": list(definition.key),
        "is_data": definition.is_data,
        "fields": [_field(field, definition) for field in definition.fields],
        "rules": [{"name": rule.name, "description": rule.description} for rule in definition.rules],
    }


def _field(field: Field, definition: Table) -> dict[str, Any]:
    return {
        "name": field.name,
        "kind": field.kind,
        "description": field.description,
        "nullable": field.nullable,
        "unit": field.unit,
        "vocabulary": field.vocabulary,
        "minimum": field.minimum,
        "maximum": field.maximum,
        "pattern": field.pattern,
        "references": [f"{r.table}.{r.to_field}" for r in definition.references if r.field == field.name],
    }
