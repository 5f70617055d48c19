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


def final_ids(tables: Mapping[str, pl.DataFrame], base: Base, taken: pl.Series) -> dict[str, str]:
    """{id within the run: id in the release} of every document of a candidate; none if they are the same."""
    if not base.earlier:
        return {}
    documents = tables["documents"]
    before = pl.concat([one.tables["documents"].select("document_id", "sha256") for one in base.earlier])
    latest = before.unique("document_id", keep="first", maintain_order=True)
    settled = _once(documents["sha256"], latest["sha256"])
    texts = _without(tables["texts"], documents.filter(settled))
    run = documents_of(documents, tables["document_actors"], texts)
    settled_hashes = set(documents["sha256"].filter(settled))
    named = identified(run, known_documents(base, settled_hashes), set(taken))
    return {one.document_id: other.document_id for one, other in zip(run, named, strict=True)}


def _once(ours: pl.Series, theirs: pl.Series) -> pl.Series:
    """Which of our hashes both sides have just once: of such files nothing but the hash is asked."""
    return ours.is_unique() & ours.is_in(theirs.filter(theirs.is_unique()).implode())


def known_documents(base: Base, settled: Set[str]) -> list[Known]:
    """Every earlier document once, as the latest version knows it.

    Those whose hash is in `settled` without text and quotations, for which nobody will ask.
    """
    known: dict[str, Known] = {}
    for earlier in base.earlier:
        documents = earlier.tables["documents"]
        asked = documents.filter(~pl.col("sha256").is_in(sorted(settled)))["document_id"]
        texts, quotes = _texts(earlier, asked), _quotes(earlier, asked)
        for name, path, sha256 in documents.select("document_id", "source_path", "sha256").iter_rows():
            said = tuple(quote for _, quote in quotes.get(name, ()))
            known.setdefault(name, Known(name, path, sha256, texts.get(name), said))
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
    names = pl.Series(sorted(edited), dtype=pl.String)
    old_texts, quotes = _texts(earlier, names), _quotes(earlier, names)
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


def _texts(earlier: Earlier, names: pl.Series) -> dict[str, str]:
    texts = earlier.tables["texts"].select("document_id", "text")
    return dict(texts.filter(pl.col("document_id").is_in(names.implode())).iter_rows())


def _quotes(earlier: Earlier, names: pl.Series) -> dict[str, list[tuple[int, str]]]:
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    rows = earlier.tables["positions"].select("document_id", "char_start", "quote")
    asked = rows.filter(pl.col("document_id").is_in(names.implode()))
    for document_id, start, quote in asked.sort("document_id", "char_start", "quote").iter_rows():
        found[document_id].append((start, quote))
    return found


def _without(texts: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The texts, those of some documents empty."""
    is_theirs = pl.col("document_id").is_in(documents["document_id"].implode())
    return texts.with_columns(pl.when(is_theirs).then(pl.lit("")).otherwise("text").alias("text"))
