"""GraphML and GEXF, written for a whole network at once.

Belongs here: the two forms of XML. Does not: what nodes and edges say (files).

Nodes have the columns `id`, `label` and attributes; edges `source`, `target`, `weight` and attributes. An
attribute that is null is left out. Both forms are those of networkx, which writes them edge by edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import polars as pl

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_QUOTES = {**_ENTITIES, '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
_NOT_XML = r"[^\t\n\r\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]"
_HEAD = "<?xml version='1.0' encoding='utf-8'?>\n"
GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
GEXF = (
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">\n'
)


def write_graphml(path: Path, nodes: pl.DataFrame, edges: pl.DataFrame) -> Path:
    """Write a network as GraphML."""
    about = [("node", name, nodes.schema[name]) for name in _as_met(nodes, "label")]
    about += [("edge", name, edges.schema[name]) for name in edges.columns[2:]]
    keys = [
        f'  <key id="d{number}" for="{what}" attr.name="{name}" attr.type="{_type(kind)}" />\n'
        for number, (what, name, kind) in enumerate(about)
    ]
    number = {(what, name): k for k, (what, name, _) in enumerate(about)}
    body = (
        _elements(
            _written(rows, _ENTITIES),
            f"    <{what}" + "".join(f' {name}="{{{name}}}"' for name in rows.columns[:ends]) + ">\n",
            {
                name: f'      <data key="d{number[what, name]}">{{{name}}}</data>\n'
                for name in rows.columns[ends:]
            },
            f"    </{what}>\n",
        )
        for what, rows, ends in (("node", nodes, 1), ("edge", edges, 2))
    )
    parts = [_HEAD, GRAPHML, *reversed(keys), '  <graph edgedefault="undirected">\n', *body]
    return _write(path, [*parts, "  </graph>\n</graphml>\n"])


def write_gexf(path: Path, nodes: pl.DataFrame, edges: pl.DataFrame, day: date, creator: str) -> Path:
    """Write a network as GEXF 1.2."""
    of_nodes = _as_met(nodes.drop("label"), "id")[1:]
    of_edges = edges.columns[3:]
    number = {name: k for k, name in enumerate([*of_nodes, *of_edges])}
    parts = [
        f'{_HEAD}{GEXF}  <meta lastmodifieddate="{day.isoformat()}">\n',
        f"    <creator>{creator}</creator>\n  </meta>\n",
        '  <graph defaultedgetype="undirected" mode="static" name="">\n',
    ]
    for what, rows, names in (("edge", edges, of_edges), ("node", nodes, of_nodes)):
        parts.append(f'    <attributes mode="static" class="{what}">\n')
        parts += [
            f'      <attribute id="{number[name]}" title="{name}" type="{_type(rows.schema[name])}" />\n'
            for name in names
        ]
        parts.append("    </attributes>\n")
    values = '          <attvalue for="{number}" value="{{{name}}}" />\n'
    for what, rows, head in (
        ("node", nodes, 'id="{id}" label="{label}"'),
        (
            "edge",
            edges.with_row_index("id"),
            'source="{source}" target="{target}" id="{id}" weight="{weight}"',
        ),
    ):
        names = [name for name in rows.columns if name in number]
        said = {name: values.format(number=number[name], name=name) for name in names}
        start = f"      <{what} {head}>\n        <attvalues>\n"
        end = f"        </attvalues>\n      </{what}>\n"
        written = _elements(_written(rows, _IN_QUOTES), start, said, end)
        parts += [f"    <{what}s>\n", written, f"    </{what}s>\n"]
    return _write(path, [*parts, "  </graph>\n</gexf>\n"])


def _as_met(nodes: pl.DataFrame, first: str) -> list[str]:
    """Attributes as one meets them from node to node: those of the first node, then the others."""
    names = nodes.columns[nodes.columns.index(first) :]
    return sorted(names, key=lambda name: nodes[name][0] is None)


def _type(kind: pl.DataType) -> str:
    return "string" if kind == pl.String else "double" if kind.is_float() else "long"


def _written(rows: pl.DataFrame, in_values: Mapping[str, str]) -> pl.DataFrame:
    """Every value as it stands in the file, floating point numbers as Python writes them."""
    text = pl.col(pl.String).str.replace_all(_NOT_XML, " ").str.replace_many(dict(in_values))
    floats = [
        pl.Series(name, [None if value is None else repr(value) for value in rows[name]], dtype=pl.String)
        for name, kind in rows.schema.items()
        if kind.is_float()
    ]
    return rows.with_columns(text).with_columns(floats).with_columns(pl.all().cast(pl.String))


def _elements(rows: pl.DataFrame, start: str, values: Mapping[str, str], end: str) -> str:
    """An element for each row; `start` and `values` name columns in braces, what is null has no value."""
    said = [pl.coalesce(_filled(form), pl.lit("")) for form in values.values()]
    return str(rows.select(pl.concat_str(_filled(start), *said, pl.lit(end)).str.join("")).item())


def _filled(form: str) -> pl.Expr:
    """The form with the columns that it names; null where one of them is."""
    names = re.findall(r"{(\w+)}", form)
    return pl.format(re.sub(r"{\w+}", "{}", form), *names)


def _write(path: Path, parts: Iterable[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(parts)
    return path
