"""Which document of a candidate continues an earlier one, and where its words stand now.

Belongs here: ids of documents from table to table, and the alignment of edited texts. Does not: the rule
by which one file continues another (reading.identity).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set

import polars as pl

from demarche.reading.identity import Known, identified
from demarche.releasing.continuity.base import Base, Earlier
from demarche.releasing.continuity.realigning import Alignment, align, known_in_part
from demarche.tables.documents import documents_of


def final_ids(tables: Mapping[str, pl.DataFrame], base: Base, taken: Set[str]) -> dict[str, str]:
    """{id within the run: id in the release} of every document of a candidate; none if they are the same."""
    if not base.earlier:
        return {}
    documents = documents_of(tables["documents"], tables["document_actors"], tables["texts"])
    named = identified(documents, known_documents(base), taken)
    return {run.document_id: document.document_id for run, document in zip(documents, named, strict=True)}


def known_documents(base: Base) -> list[Known]:
    """Every earlier document once, as the latest version knows it."""
    known: dict[str, Known] = {}
    for earlier in base.earlier:
        texts, quotes = _texts(earlier), _quotes(earlier)
        for row in earlier.tables["documents"].iter_rows(named=True):
            name = row["document_id"]
            said = tuple(quote for _, quote in quotes.get(name, ()))
            known.setdefault(name, Known(name, row["source_path"], row["sha256"], texts.get(name), said))
    return list(known.values())


def alignments(earlier: Earlier, documents: pl.DataFrame, texts: pl.DataFrame) -> dict[str, Alignment]:
    """Of each earlier document that goes on with an edited text, where its words stand now.

    `documents` and `texts` are those of the candidate, under their final ids; all texts must be there.
    """
    before = {
        row["document_id"]: row
        for row in earlier.tables["documents"]
        .select("document_id", "text_sha256", "characters")
        .iter_rows(named=True)
    }
    now = dict(documents.select("document_id", "text_sha256").iter_rows())
    edited = {name for name, row in before.items() if name in now and now[name] != row["text_sha256"]}
    if not edited:
        return {}
    old_texts, quotes = _texts(earlier), _quotes(earlier)
    new_texts = dict(
        texts.filter(pl.col("document_id").is_in(sorted(edited))).select("document_id", "text").iter_rows()
    )
    return {
        name: align(
            old_texts.get(name) or known_in_part(before[name]["characters"], quotes.get(name, ())),
            new_texts[name],
        )
        for name in sorted(edited)
    }


def _texts(earlier: Earlier) -> dict[str, str]:
    return dict(earlier.tables["texts"].select("document_id", "text").iter_rows())


def _quotes(earlier: Earlier) -> dict[str, list[tuple[int, str]]]:
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    rows = earlier.tables["positions"].select("document_id", "char_start", "quote")
    for document_id, start, quote in rows.sort("document_id", "char_start", "quote").iter_rows():
        found[document_id].append((start, quote))
    return found
