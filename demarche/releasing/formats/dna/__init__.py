"""release.dna: the positions as statements of the Discourse Network Analyzer, version 3.

Belongs here: putting the SQLite file together. Does not: what DNA's tables are (tables.sql), which
statement says what (statements), what text a document shows (texts).

Written for DNA 3.0 and later, which open it by "Open DNA database": coder Admin, password `demarche`
(the data are public; DNA asks for some password). Offsets of statements are `char_start` and
`char_end`. Mixed positions are statements of a type of their own, for DNA's agreement is yes or no.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.formats.dna.documents import document_rows
from demarche.releasing.formats.dna.password import PASSWORD, hashed
from demarche.releasing.formats.dna.shortening import SHORT, Shortening
from demarche.releasing.formats.dna.statements import TYPES, variables, write_statements
from demarche.releasing.formats.dna.texts import shown_texts

log = logging.getLogger(__name__)

TABLES = Path(__file__).with_name("tables.sql")
WRITTEN_FOR = ("3.0.11", "2024-08-18")
"""Version and date of DNA that the file names: 3.0 and 3.1 open what begins with 3.0."""
_LIBRARY = slice(96, 100)
"""Where a SQLite file names the library that wrote it, which tells nothing of the data."""


def statements(positions: pl.DataFrame) -> int:
    """How many statements the file would hold: one for each position and target."""
    return int(positions["target_ids"].list.len().clip(1).sum())


def write_dna(path: Path, tables: Mapping[str, pl.DataFrame], release: ReleaseFacts) -> Path:
    """Write the file; same tables, same bytes."""
    base = sqlite3.connect(":memory:")
    try:
        base.execute("PRAGMA page_size = 4096")
        base.executescript(TABLES.read_text(encoding="utf-8"))
        with base:
            _fill(base, tables, release)
        image = bytearray(base.serialize())
    finally:
        base.close()
    image[_LIBRARY] = bytes(4)
    path.write_bytes(image)
    return path


def _fill(base: sqlite3.Connection, tables: Mapping[str, pl.DataFrame], release: ReleaseFacts) -> None:
    version, day = WRITTEN_FOR
    about = {
        "version": version,
        "date": day,
        "dataset": f"{release.name} {release.version}",
        "logicalDigest": release.logical_digest,
        "password": PASSWORD,
    }
    base.executemany("INSERT INTO SETTINGS VALUES (?, ?)", sorted(about.items()))
    base.execute(
        "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (1, 'Admin', 255, 255, 0, ?)",
        (hashed(PASSWORD),),
    )
    base.executemany("INSERT INTO STATEMENTTYPES VALUES (?, ?, ?, ?, ?)", TYPES)
    base.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", variables())
    shorten = Shortening()
    texts = shown_texts(tables["documents"], tables["texts"], tables["positions"])
    documents = document_rows(tables, texts, shorten)
    base.executemany("INSERT INTO DOCUMENTS VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", documents.values())
    write_statements(base, tables, documents, shorten)
    if shorten.cut:
        log.warning(
            "release.dna: %d titles and names are cut to the %d characters that DNA holds", shorten.cut, SHORT
        )
