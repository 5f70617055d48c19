"""What is laid on a reviewer's desk: the tables of a version or of the candidate, and the texts at hand.

Belongs here: which version, where its texts are. Does not: what a desk is (demarche.reviewing), its server
(review).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl

from demarche.releasing.candidate import read_candidate
from demarche.releasing.digest import release_digest, table_digests
from demarche.releasing.facts import ReleaseFacts, release_facts
from demarche.releasing.index import read_index
from demarche.releasing.layout import LATER_TABLES, TABLE_NAMES, table_path
from demarche.reviewing.desk import Desk
from demarche.reviewing.fitting import Text
from demarche.tables import empty, read_table
from flows.errors import StoppedError
from flows.parameters import load_parameters
from flows.places import Places
from flows.validate import listing

CANDIDATE = "candidate"


def open_desk(places: Places, version: str | None) -> tuple[Desk, ReleaseFacts]:
    """The tables of a version, or of the candidate if it is None, and the texts that are at hand."""
    if version is None:
        if not table_path(places.processed, "positions").is_file():
            raise StoppedError(
                f"{places.processed} holds no candidate. Run the pipeline: demarche run --dry-run"
            )
        tables = read_candidate(places.processed)
        facts = release_facts(CANDIDATE, date.today(), release_digest(table_digests(tables)))
    else:
        tables, facts = _published(places.releases, version)
    listed = listing(load_parameters())
    actors = frozenset(tables["actors"]["actor_id"]) | listed.ids
    return Desk(tables, _texts(places, tables), actors), facts


def _published(releases: Path, version: str) -> tuple[dict[str, pl.DataFrame], ReleaseFacts]:
    try:
        entry = read_index(releases).find(version)
    except (KeyError, ValueError) as error:
        raise StoppedError(f"{error.args[0]} in {releases}. Publish one first: demarche run") from None
    folder = releases / entry.version
    tables = {
        name: empty(name)
        if name in LATER_TABLES and not table_path(folder, name).is_file()
        else read_table(table_path(folder, name), name)
        for name in TABLE_NAMES
    }
    released = date.fromisoformat(entry.released)
    return tables, release_facts(entry.version, released, entry.logical_digest, doi=entry.doi)


def _texts(places: Places, tables: Mapping[str, pl.DataFrame]) -> dict[str, Text]:
    """Texts by digest: those of the version, and those of the last run that are the same texts."""
    columns = ("text_sha256", "document_id", "source_path")
    documents = tables["documents"].select(columns)
    known = documents.join(tables["texts"], on="document_id")
    parts = [known.select(*columns, "text")]
    names = ("documents", "texts")
    paths = {name: table_path(places.ingested, name) for name in names}
    if all(path.is_file() for path in paths.values()):
        run = {name: read_table(path, name) for name, path in paths.items()}
        bodies = run["documents"].select("document_id", "text_sha256").join(run["texts"], on="document_id")
        parts.append(
            documents.join(bodies.select("text_sha256", "text"), on="text_sha256").select(*columns, "text")
        )
    return {digest: Text(*rest) for part in parts for digest, *rest in part.iter_rows()}
