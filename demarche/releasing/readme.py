"""README.md and LICENSE of a release, generated from the definitions and the counts.

Belongs here: what a person reads who was handed the folder. Does not: the project's own README.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from schemas.dataset import dataset
from schemas.tables import TABLES

LOADING = """\
```python
import polars as pl
positions = pl.read_parquet("positions.parquet")
```
```python
import pandas as pd
positions = pd.read_parquet("positions.parquet")
```
```r
positions <- arrow::read_parquet("positions.parquet")
```
```sql
-- DuckDB
SELECT actor_id, topic_id, stance, quote FROM 'positions.parquet';
```
"""


def readme(
    version: str, released: date, logical_digest: str, rows: Mapping[str, int], quality: pl.DataFrame
) -> str:
    """What the release is, what stands in it, how to load and to cite it."""
    about = dataset()
    tables = "\n".join(
        f"| `{name}.parquet` | {rows[name]:,} | {definition.description} |"
        for name, definition in TABLES.items()
    )
    return f"""# {about.title}, version {version}

{about.description}

Released {released.isoformat()}. Logical digest (the identity of the data, whatever the file format):
`{logical_digest}`

## What is in it

| file | rows | what |
|---|---:|---|
{tables}

Every column carries its description in the Parquet files and in `datapackage.json`, with units,
vocabularies, keys and references. `quote` is `text[char_start:char_end]` of the clean text, counted in
Unicode code points, end exclusive. `stance` is measured against the `proposition` of the topic.
Dates are EDTF strings with closed day bounds beside them; an open end is null.

`provenance.json` names every input and, stage by stage, the code, the definitions, the parser, the codebook
and the parameters; `quality.json` the measured quality of this version; `validation/index.html` the checks
it passed.

## How good it is

{measured(quality)}

## How to load it

{LOADING}
## How to check it

`sha256sum --check SHA256SUMS`, or `demarche verify {version}`, which computes the logical digest too.

## How to cite it

{citation(version, released)}

## Licences

{licences()}"""


def measured(quality: pl.DataFrame) -> str:
    """The figures of this version in two sentences, or that there are none."""
    whole = quality.filter(pl.col("genre").is_null() & pl.col("period").is_null())
    figures = dict(whole.select("measure", "value").iter_rows())
    if not figures.get("gold-documents"):
        return "Not measured: none of this version's documents has gold annotations."
    low, high = figures["tuple-f1-low90"], figures["tuple-f1-high90"]
    return (
        f"On {figures['gold-documents']:.0f} documents with gold annotations, counting who supports or "
        f"opposes what once a document: precision {figures['tuple-precision']:.2f}, "
        f"recall {figures['tuple-recall']:.2f}, F1 {figures['tuple-f1']:.2f} "
        f"(90 % interval {low:.2f} to {high:.2f}). **Many positions are missed: that there is no row does "
        "not mean that there is no position.** All figures, by genre and decade: `quality.parquet`."
    )


def citation(version: str, released: date) -> str:
    """The citation of one version, in prose."""
    about = dataset()
    return f"{about.publisher} ({released.year}). *{about.title}* (version {version}) [data set]."


def licences() -> str:
    """Licences of data, texts, code and parser, named apart."""
    about = dataset()
    lines = [
        f"- {what.capitalize()}: {one.title} ({one.name}), {one.path}; it covers {one.covers}."
        for what, one in about.licences.items()
    ]
    lines.insert(1, f"- Texts: {about.texts}")
    return "\n".join(lines) + "\n"


def licence_text() -> str:
    """The LICENSE file."""
    about = dataset()
    return f"{about.title}\n\nThe parts of this release stand under licences of their own.\n\n{licences()}"
