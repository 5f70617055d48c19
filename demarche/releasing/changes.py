"""What changed between two versions, told to people and programs.

Belongs here: CHANGES.json, CHANGES.md and the table of changes. Does not: finding the changes (difference),
what number they make (versioning).

Words of documents are never repeated: where a quotation changed, only that it did is said. Both versions
have it, and the older words may be ones that the newer version has no right to pass on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from demarche.releasing.canonical import canonical_rows
from demarche.releasing.difference import TableDifference
from demarche.releasing.layout import BODIES, DATASET
from demarche.releasing.logged import Decided

REST = "All of it: `CHANGES.json`; `demarche diff` compares any two versions."
LISTED = 40
"""Most rows of one sort that the text lists; the JSON file has them all."""
COLUMNS = {
    "table": pl.String,
    "id": pl.String,
    "change": pl.String,
    "column": pl.String,
    "old": pl.String,
    "new": pl.String,
}


@dataclass(frozen=True, slots=True)
class Changes:
    """From one version to another: why the number is what it is, what differs, and which ids ended.

    `grades` says of each reason how large a change it would make alone.

    `ended` are rows of id_history; `kept` counts positions that both versions have; `decisions` are those of
    reviewers that one version applies and the other does not.
    """

    before: str | None
    after: str
    change: str | None
    reasons: tuple[str, ...]
    differences: tuple[TableDifference, ...]
    ended: tuple[dict[str, Any], ...] = ()
    kept: int = 0
    decisions: Decided = field(default_factory=dict)
    grades: tuple[str, ...] = ()


def changes_record(changes: Changes) -> dict[str, Any]:
    """The content of CHANGES.json; the first version has nothing to be compared with."""
    return {
        "dataset": DATASET,
        "from": changes.before,
        "to": changes.after,
        "change": changes.change,
        "reasons": list(changes.reasons),
        "positions_kept": changes.kept,
        "reviews": {name: changes.decisions.get(name, []) for name in ("applied", "withdrawn")},
        "tables": {one.table: _table(one) for one in changes.differences},
        "ids_ended": [{name: row[name] for name in ("old_id", "new_id", "reason")} for row in changes.ended],
    }


def changes_frame(differences: Iterable[TableDifference]) -> pl.DataFrame:
    """One row for each row added or removed and each value changed: table, id, change, column, old, new.

    The id of a row whose key has several columns is their values as a JSON array.
    """
    parts = [pl.DataFrame(schema=COLUMNS)]
    for one in differences:
        for change, rows in (("added", one.added), ("removed", one.removed), ("changed", one.changed)):
            if rows.height:
                told: dict[str, pl.Series | list[str]] = {"id": _ids(one, rows)}
                told |= {name: rows[name] for name in ("column", "old", "new") if name in rows.columns}
                whole = pl.DataFrame(told, schema_overrides={name: COLUMNS[name] for name in told})
                missing = [pl.lit(None, pl.String).alias(name) for name in COLUMNS if name not in told]
                named = [pl.lit(one.table).alias("table"), pl.lit(change).alias("change")]
                whole = whole.with_columns(missing).with_columns(named)
                parts.append(_without_bodies(whole).select(list(COLUMNS)))
    return pl.concat(parts)


def changes_text(changes: Changes, rest: str = REST) -> str:
    """The content of CHANGES.md; `rest` says at its end where all of it is to be found."""
    if changes.before is None:
        return f"# {changes.after}\n\n{_sentence(changes)}\n"
    if not changes.differences and not any(changes.decisions.values()):
        return f"# {changes.after}, compared with {changes.before}\n\n{_sentence(changes)}\n"
    lines = [f"# {changes.after}, compared with {changes.before}", "", _sentence(changes), ""]
    lines += [f"- {reason}" for reason in changes.reasons]
    lines += ["", "| table | rows added | removed | changed |", "|---|---:|---:|---:|"]
    lines += [
        f"| {one.table} | {one.added.height:,} | {one.removed.height:,} | {one.rows_changed:,} |"
        for one in changes.differences
    ]
    lines += ["", f"Positions that both versions have, under the same id: {changes.kept:,}."]
    for what, rows in changes.decisions.items():
        lines += _decisions(what, rows)
    for one in changes.differences:
        lines += _listed(one)
    if changes.ended:
        lines += ["", "## Ids that ended", "", "| id | what took its place | why |", "|---|---|---|"]
        for row in changes.ended[:LISTED]:
            new_id = f"`{row['new_id']}`" if row["new_id"] else "–"
            lines.append(f"| `{row['old_id']}` | {new_id} | {row['reason']} |")
        lines += _more(len(changes.ended))
    return "\n".join([*lines, "", rest, ""])


def _sentence(changes: Changes) -> str:
    if changes.before is None:
        return f"There is no earlier version to compare it with: {'; '.join(changes.reasons)}."
    return f"A {changes.change} change." if changes.change else "Nothing differs."


def _table(one: TableDifference) -> dict[str, Any]:
    fields: dict[str, dict[str, Any]] = {}
    for key, row in zip(_ids(one, one.changed), one.changed.iter_rows(named=True), strict=True):
        values = {} if row["column"] in BODIES else {"old": row["old"], "new": row["new"]}
        fields.setdefault(key, {})[row["column"]] = values
    named = dict(zip(_ids(one, one.changed), _keys(one, one.changed), strict=True))
    return {
        "added": _keys(one, one.added),
        "removed": _keys(one, one.removed),
        "changed": [{**_named(one, named[key]), "fields": changed} for key, changed in fields.items()],
        "columns_added": list(one.new_columns),
        "columns_removed": list(one.lost_columns),
        "columns_retyped": list(one.retyped_columns),
    }


def _keys(one: TableDifference, rows: pl.DataFrame) -> list[Any]:
    """The keys of rows: the id alone where that is all, else an object of the key's columns."""
    keys = [
        dict(zip(one.key, (_plain(value) for value in row), strict=True))
        for row in rows.select(one.key).iter_rows()
    ]
    return [key[one.key[0]] for key in keys] if len(one.key) == 1 else keys


def _named(one: TableDifference, key: Any) -> dict[str, Any]:
    return {one.key[0]: key} if len(one.key) == 1 else dict(key)


def _ids(one: TableDifference, rows: pl.DataFrame) -> list[str]:
    if len(one.key) == 1:
        return [str(value) for value in rows[one.key[0]]] if rows.height else []
    return canonical_rows(rows.select(one.key)).to_list()


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _without_bodies(rows: pl.DataFrame) -> pl.DataFrame:
    said = pl.col("column").is_in(sorted(BODIES)).fill_null(False)
    return rows.with_columns(pl.when(~said).then(pl.col(name)).alias(name) for name in ("old", "new"))


def _listed(one: TableDifference) -> list[str]:
    lines: list[str] = []
    for what, rows in (("added", one.added), ("removed", one.removed)):
        if rows.height:
            ids = _ids(one, rows)
            lines += [
                "",
                f"## {one.table}: {what}",
                "",
                *(f"- `{key}`" for key in ids[:LISTED]),
                *_more(len(ids)),
            ]
    if one.changed.height:
        rows = one.changed
        lines += ["", f"## {one.table}: changed", "", "| id | column | old | new |", "|---|---|---|---|"]
        lines += [
            f"| `{key}` | {row['column']} | {_cell(row, 'old')} | {_cell(row, 'new')} |"
            for key, row in zip(_ids(one, rows[:LISTED]), rows[:LISTED].iter_rows(named=True), strict=True)
        ]
        lines += _more(rows.height)
    return lines


def _decisions(what: str, rows: list[dict[str, Any]]) -> list[str]:
    if not rows:
        return []
    lines = ["", f"## Review decisions: {what}", "", "| position | decision | reviewer | day | why |"]
    lines.append("|---|---|---|---|---|")
    for row in rows[:LISTED]:
        said = " ".join([row["decision"], ", ".join(row["changed"])]).strip()
        key = f"`{row['position_id']}`" if row["position_id"] else "–"
        lines.append(
            f"| {key} | {said} | {row['reviewer']} | {row['reviewed']} | {_plainly(row['reason'])} |"
        )
    return [*lines, *_more(len(rows))]


def _cell(row: dict[str, Any], name: str) -> str:
    return "(not shown)" if row["column"] in BODIES else _plainly(row[name])


def _plainly(value: Any) -> str:
    """A value as a cell of a Markdown table, without what would end the cell or be markup."""
    if value is None:
        return "–"
    said = " ".join(str(value).split()).replace("\\", "\\\\").replace("|", "\\|")
    return said.replace("<", "&lt;").replace("`", "\\`")


def _more(rows: int) -> Sequence[str]:
    return ("", f"… and {rows - LISTED:,} more.") if rows > LISTED else ()
