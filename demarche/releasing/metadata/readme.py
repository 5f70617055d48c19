"""README.md of a release, generated from the definitions and the counts.

Belongs here: what a person reads who was handed the folder. Does not: the project's own README.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.formats.dna.password import PASSWORD
from demarche.releasing.formats.guarding import GUARDED
from demarche.releasing.metadata.citation import citation
from demarche.releasing.metadata.licence import licences
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
-- or: .read views.sql, then every view and column has a comment, and labelled_positions has names
```
"""


def readme(
    release: ReleaseFacts, rows: Mapping[str, int], quality: pl.DataFrame, missing: Sequence[str] = ()
) -> str:
    """What the release is, what stands in it, how to load and to cite it.

    `missing` says what the further forms leave out, if the release is very large.
    """
    tables = "\n".join(
        f"| `{name}.parquet` | {rows[name]:,} | {definition.description} |"
        for name, definition in TABLES.items()
    )
    return f"""# {release.title}, version {release.version}

{release.about.description}

Released {release.released.isoformat()}. Logical digest (the identity of the data, whatever the file format):
`{release.logical_digest}`

## What is in it

| file | rows | what |
|---|---:|---|
{tables}

Every column carries its description in the Parquet files, in `datapackage.json` and on the page
`codebook.html`, with units, vocabularies, keys and references. `quote` is `text[char_start:char_end]` of the
clean text, counted in Unicode code points, end exclusive. `stance` is measured against the `proposition` of
the topic. Dates are EDTF strings with closed day bounds beside them; an open end is null.

`index.html` is the explorer: open it in a browser by double click. It shows who stands where on what, with
the words that show it, and takes nothing from the network. Where a release has many positions, the folder
`explorer/` beside it holds its data: copy both.

The same in other forms, made from these tables alone:

- `csv/` and `demarche.xlsx` for spreadsheets. In CSV a null is an empty cell, a list is joined by
  semicolons, and a text that a spreadsheet would run as a formula has an apostrophe in front (take one away
  where a cell matches `{GUARDED}`). In the workbook such cells are marked as text; a text longer than a
  cell holds is cut, and says so at its end.
- `views.sql` for DuckDB: each table as a view with comments, and `labelled_positions` with names.
- `codebook.html` to read, `codebook.json` for programs.
- `networks/`: actor × topic, congruence, conflict and their difference, for the whole period and each year,
  as CSV, GraphML and GEXF (Gephi, visone, igraph); `networks/settings.json` says how they were made.
- `release.dna` for the Discourse Network Analyzer 3: open it as coder Admin with the password
  `{PASSWORD}`. Mixed positions are a statement type of their own, a position with several targets is a
  statement for each. Of a text that is not open only the evidence is shown, at its place.
- `croissant.json`, `datacite.json` and `CITATION.cff` for machine learning tools, catalogues and citations.
{absent(missing)}
`CHANGES.md` tells what differs from the version before (`CHANGES.json` for programs).
`provenance.json` names every input and, stage by stage, the code, the definitions, the parser, the codebook
and the parameters; `quality.json` the measured quality of this version; `validation/index.html` the checks
it passed.

## How good it is

{measured(quality)}

## How to load it

{LOADING}
## How to check it

`sha256sum --check SHA256SUMS`, or `demarche verify {release.version}`, which computes the logical digest too.

## How to cite it

{citation(release)}

## Licences

{licences(release)}"""


def absent(missing: Sequence[str]) -> str:
    """What the further forms leave out; an empty line if nothing."""
    if not missing:
        return ""
    lines = "\n".join(f"- {said}" for said in missing)
    return f"\nThis version is so large that some forms leave something out:\n\n{lines}\n"


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
