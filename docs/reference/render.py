"""Writes tables.md from the definitions in schemas/: `python docs/reference/render.py`.

A test holds the page to the definitions.
"""

from __future__ import annotations

from pathlib import Path

from schemas.fields import Field
from schemas.table import Table
from schemas.tables import SCHEMA_VERSION, TABLES, WRITTEN
from schemas.vocabularies import vocabularies

PAGE = Path(__file__).with_name("tables.md")
HEAD = f"""# Tables

Made from the definitions in [schemas/](../../schemas/) by [render.py](render.py); layout {SCHEMA_VERSION}.
The same stands in every release: in `codebook.html`, `codebook.json`, `datapackage.json`, in the Parquet
files themselves and, for DuckDB, in `views.sql`. A column with **?** may be empty. The last table,
`decisions`, stands in no release: it is the format of reviews/*.csv.
"""


def page() -> str:
    """The whole page."""
    tables = {**TABLES, **WRITTEN}
    contents = " · ".join(f"[{name}](#{name})" for name in tables)
    parts = [HEAD, contents, *(section(table) for table in tables.values()), lists()]
    return "\n".join(parts)


def section(table: Table) -> str:
    """One table with its columns."""
    key = ", ".join(f"`{name}`" for name in table.key)
    lines = ["", f"## {table.name}", "", table.description + (f" Key: {key}." if key else ""), ""]
    lines += ["| column | type | what |", "|---|---|---|"]
    points_to = {one.field: f"[{one.table}](#{one.table})" for one in table.references}
    return "\n".join([*lines, *(row(field, points_to.get(field.name)) for field in table.fields)])


def row(field: Field, points_to: str | None) -> str:
    """One column."""
    kind = {"strings": "list of strings"}.get(field.kind, field.kind)
    said = [field.description]
    if field.unit and field.unit != "1":
        said.append(f"In {field.unit}.")
    if field.vocabulary:
        said.append(f"One of [{field.vocabulary.replace('_', ' ')}](#{anchor(field.vocabulary)}).")
    if points_to:
        said.append(f"→ {points_to}")
    return f"| `{field.name}`{' **?**' if field.nullable else ''} | {kind} | {escaped(' '.join(said))} |"


def lists() -> str:
    """Every closed list of values."""
    lines: list[str] = []
    for name, vocabulary in vocabularies().items():
        lines += ["", f"## Values: {name.replace('_', ' ')}", "", vocabulary.description, ""]
        lines += ["| value | means |", "|---|---|"]
        lines += [f"| `{value}` | {escaped(meaning)} |" for value, meaning in vocabulary.values.items()]
    return "\n".join([*lines, ""])


def anchor(name: str) -> str:
    """The address of a heading, as forges of git make it."""
    return f"values-{name.replace('_', '-')}"


def escaped(text: str) -> str:
    """Text that may stand in a cell."""
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
