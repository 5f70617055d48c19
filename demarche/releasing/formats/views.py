"""views.sql: the tables as DuckDB views whose columns explain themselves."""

from __future__ import annotations

from pathlib import Path

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.layout import table_path
from schemas.fields import Field
from schemas.table import Table
from schemas.tables import TABLES
from schemas.vocabularies import values

LABELLED = """\
CREATE OR REPLACE VIEW labelled_positions AS
SELECT
    p.*,
    actor.label AS actor,
    holder.label AS holder,
    addressee.label AS addressee,
    list_transform(p.target_ids, lambda id: coalesce(label_of[id], id)) AS targets,
    t.label AS topic,
    t.proposition,
    d.title,
    d.publisher,
    d.genre,
    d.text_kind,
    d.published_edtf
FROM positions p
JOIN actors actor ON actor.actor_id = p.actor_id
JOIN actors holder ON holder.actor_id = p.holder_id
LEFT JOIN actors addressee ON addressee.actor_id = p.addressee_id
JOIN topics t ON t.topic_id = p.topic_id
JOIN documents d ON d.document_id = p.document_id
CROSS JOIN (SELECT map_from_entries(list((actor_id, label))) AS label_of FROM actors);
COMMENT ON VIEW labelled_positions IS
    'positions with the names of actors, the proposition of the topic and where it was said.';
"""


def views(release: ReleaseFacts) -> str:
    """The script: one view a table and one that joins labels to the positions."""
    head = (
        f"-- {_line(release.title)}, version {release.version}, logical digest {release.logical_digest}\n"
        "-- Run it with DuckDB in the folder of the release:  duckdb -init views.sql\n"
        "-- From elsewhere, first:  SET file_search_path = 'path/to/the/release';\n"
    )
    return "\n".join([head, *(_view(definition) for definition in TABLES.values()), LABELLED])


def _view(definition: Table) -> str:
    name = definition.name
    source = _quoted(table_path(Path(), name).name)
    lines = [
        f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet({source});",
        f"COMMENT ON VIEW {name} IS {_quoted(definition.description)};",
    ]
    lines += [
        f'COMMENT ON COLUMN {name}."{field.name}" IS {_quoted(_said(field))};' for field in definition.fields
    ]
    return "\n".join(lines) + "\n"


def _said(field: Field) -> str:
    said = field.description
    if field.unit and field.unit != "1":
        said += f" Unit: {field.unit}."
    if field.vocabulary:
        said += f" One of: {', '.join(values(field.vocabulary))}."
    return said


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _line(text: str) -> str:
    return " ".join(text.split())
