"""Positions of the release as DNA's statements.

Belongs here: statement types, their variables, and the value of each in each statement. Does not:
numbering of values (entities).

A position with several targets is a statement for each, as in the networks of the release. The first
type is DNA's own, so that its defaults (organization, concept, agreement) find what they expect.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from demarche.releasing.formats.dna.entities import Attributes, Entities, distinct
from demarche.releasing.formats.dna.shortening import Shortening

AGREEMENT, MIXED = 1, 2
TYPES = ((AGREEMENT, "DNA Statement", 239, 208, 51), (MIXED, "Mixed position", 160, 160, 160))
SHORT, LONG, INTEGER, BOOLEAN = "short text", "long text", "integer", "boolean"
VARIABLES = (
    ("person", SHORT),
    ("organization", SHORT),
    ("concept", SHORT),
    ("agreement", BOOLEAN),
    ("addressee", SHORT),
    ("target", SHORT),
    ("act", SHORT),
    ("voice", SHORT),
    ("held", SHORT),
    ("confidence", INTEGER),
    ("review", SHORT),
    ("position", LONG),
)
"""person: who voiced it, if a person · organization: whose position it is · concept: topic, with its target
if it has one · held: when (EDTF) · confidence: in percent · position: position_id."""
_DATA = {SHORT: "DATASHORTTEXT", LONG: "DATALONGTEXT", INTEGER: "DATAINTEGER", BOOLEAN: "DATABOOLEAN"}


def variables() -> list[tuple[int, str, str, int]]:
    """Rows of VARIABLES: number, name, kind, statement type."""
    owned = [(name, kind, AGREEMENT) for name, kind in VARIABLES]
    owned += [(name, kind, MIXED) for name, kind in VARIABLES if kind != BOOLEAN]
    return [(number, *row) for number, row in enumerate(owned, start=1)]


def write_statements(
    base: sqlite3.Connection,
    tables: Mapping[str, pl.DataFrame],
    documents: Mapping[str, tuple[Any, ...]],
    shorten: Shortening,
) -> None:
    """Write STATEMENTS, the data of each, and the entities that they name."""
    of_type = {
        kind: [(number, name, form) for number, name, form, owner in variables() if owner == kind]
        for kind in (AGREEMENT, MIXED)
    }
    entities = Entities(number for number, _, form, _ in variables() if form == SHORT)
    rows: dict[str, list[tuple[int, int, Any]]] = {form: [] for form in _DATA}
    spans = []
    for statement, (position, values) in enumerate(_statements(tables, shorten), start=1):
        kind = MIXED if position["stance"] == "mixed" else AGREEMENT
        document = documents[position["document_id"]][0]
        spans.append((statement, kind, document, position["char_start"], position["char_end"], 1))
        for number, name, form in of_type[kind]:
            value = values[name]
            rows[form].append(
                (statement, number, entities.number(number, *value) if form == SHORT else value)
            )
    base.executemany("INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)", spans)
    entities.write(base)
    for form, table in _DATA.items():
        column = "Entity" if form == SHORT else "Value"
        base.executemany(
            f"INSERT INTO {table} (StatementId, VariableId, {column}) VALUES (?, ?, ?)", rows[form]
        )


def _statements(
    tables: Mapping[str, pl.DataFrame], shorten: Shortening
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each position, once a target, with its values; a short text is a pair of value and attributes."""
    actors = {row["actor_id"]: row for row in tables["actors"].iter_rows(named=True)}
    topics = {row["topic_id"]: row for row in tables["topics"].iter_rows(named=True)}
    names = distinct(((key, row["label"]) for key, row in actors.items()), shorten)
    labels = distinct(((key, row["label"]) for key, row in topics.items()), shorten)

    def actor(key: str | None) -> tuple[str, Attributes]:
        if key is None:
            return "", {}
        row = actors[key]
        said = {"ID": key, "Type": row["kind"], "ISO3": row["iso3"], "Wikidata": row["wikidata"]}
        return names[key], {name: value or "" for name, value in said.items()}

    def concept(key: str, target: str | None) -> tuple[str, Attributes]:
        row = topics[key]
        label = labels[key] if target is None else shorten(f"{labels[key]}: {names[target]}")
        name = key if target is None else f"{key}:{target}"
        return label, {"ID": name, "Type": row["group"], "Proposition": shorten(row["proposition"])}

    def word(value: str) -> tuple[str, Attributes]:
        return value, {}

    ordered = tables["positions"].sort("document_id", "char_start", "char_end", "position_id")
    for position in ordered.iter_rows(named=True):
        holder = position["holder_id"]
        for target in position["target_ids"] or [None]:
            yield (
                position,
                {
                    "person": actor(holder if actors[holder]["kind"] == "person" else None),
                    "organization": actor(position["actor_id"]),
                    "concept": concept(position["topic_id"], target),
                    "agreement": int(position["stance"] == "support"),
                    "addressee": actor(position["addressee_id"]),
                    "target": actor(target),
                    "act": word(position["act"]),
                    "voice": word(position["voice"]),
                    "held": word(position["date_edtf"]),
                    "confidence": round(100 * position["confidence"]),
                    "review": word(position["review_status"]),
                    "position": position["position_id"],
                },
            )
