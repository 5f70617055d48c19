"""The tables of an invented run of any size, as ingest and extract would leave them.

Belongs here: documents, actors, positions and the codebook's tables. Does not: sentences and texts
(wide_texts), the next run (wide_edits).

Shares are those of real runs: about 25 positions a document, of which the evidence is at its offsets; many
topics and actors that are seldom named and few that often are; most positions the document's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
import polars as pl

from benchmarks.gold_sets import CHECKOUT
from benchmarks.wide_texts import Clauses, placed, sentences_of, skewed, texts_of
from demarche.actors.book import ActorBook
from demarche.actors.registry import actor_rows, affiliation_rows
from demarche.releasing.identity import with_position_ids
from demarche.tables import frame
from schemas.codebooks.topics import Topic, load_topics
from schemas.tables import table

SEED = 20261122
CHUNK = 1_000
"""Documents made at a time; the memory that making takes does not grow with their number."""
A_DOCUMENT = 25
FIRST, YEARS = 1946, 80
A_MINTED_ACTOR = 40
"""Documents to one actor whom only texts name."""
A_REFUSED_FILE = 200
SHARES: dict[str, dict[str, float]] = {
    "stance": {"support": 0.80, "oppose": 0.19, "mixed": 0.01},
    "act": {"act": 0.30, "demand": 0.2, "endorse": 0.2, "commit": 0.1, "criticise": 0.1, "wish": 0.1},
    "voice": {"reported": 0.4, "author": 0.5, "quoted": 0.1},
    "genre": {"speech": 0.6, "statement": 0.2, "op-ed": 0.1, "news": 0.1},
    "rights": {"restricted": 0.5, "CC-BY-4.0": 0.3, "LicenseRef-public-domain": 0.2},
    "text_kind": {"original": 0.7, "translation": 0.2, "excerpt": 0.1},
}
Tables = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Codebook:
    """The project's own actors and topics, and actors whom only the texts name."""

    minted: int

    @cached_property
    def tables(self) -> Tables:
        """actors, affiliations and topics as extraction writes them."""
        folder = CHECKOUT / "schemas/codebook"
        book = ActorBook.load(folder / "actors")
        named = [
            {"actor_id": f"delegate-{k}", "label": f"Delegate {k}", "kind": "person", "is_listed": False}
            for k in range(self.minted)
        ]
        return {
            "actors": frame("actors", [*actor_rows(book), *named]).sort("actor_id"),
            "affiliations": frame("affiliations", affiliation_rows(book)),
            "topics": frame("topics", (_topic(topic) for topic in load_topics(folder / "topics"))),
        }

    @cached_property
    def holders(self) -> pl.DataFrame:
        """Who may speak, often heard ones first: holder_id and the actor for whom, mostly a state."""
        actors = self.tables["actors"].sample(fraction=1, shuffle=True, seed=SEED)
        spoken = self.tables["affiliations"].unique("holder_id").select("holder_id", "actor_id")
        known = actors.select(pl.col("actor_id").alias("holder_id"))
        return known.join(spoken, on="holder_id", how="left", maintain_order="left").with_columns(
            pl.coalesce("actor_id", "holder_id").alias("actor_id")
        )

    @cached_property
    def clauses(self) -> Clauses:
        """What sentences are made of."""
        states = self.tables["actors"].filter(pl.col("kind") == "state")["label"].to_list()
        return Clauses.of(states, self.tables["topics"]["proposition"].to_list())


def make_run(positions: int, seed: int = SEED) -> Tables:
    """The tables of a run with about so many positions; the same for the same numbers."""
    documents = max(positions // A_DOCUMENT, 1)
    book = Codebook(documents // A_MINTED_ACTOR)
    parts = [
        make_chunk(book, seed, number, min(CHUNK, documents - number * CHUNK))
        for number in range(-(-documents // CHUNK))
    ]
    made = {name: pl.concat([part[name] for part in parts], rechunk=True) for name in parts[0]}
    refused = (
        {"source_path": f"scans/{k}.bin", "stage": "ingest", "rule": "binary"}
        | {"reason": f"scans/{k}.bin is not text.", "payload": f"metadata value number {k} of a table"}
        for k in range(documents // A_REFUSED_FILE)
    )
    return {
        **made,
        **book.tables,
        "positions": with_position_ids(made["positions"]),
        "quarantine": frame("quarantine", refused),
    }


def make_chunk(book: Codebook, seed: int, number: int, documents: int) -> Tables:
    """Documents, their texts and positions (without lasting ids); chunk `number` of a corpus."""
    rng = np.random.default_rng((seed, number))
    said = placed(sentences_of(rng, documents, book.clauses))
    texts = texts_of(said)
    count = said.group_by("document", maintain_order=True).agg(pl.len().cast(pl.Int64).alias("sentences"))
    about = _documents(rng, book, number, texts.hstack([count["sentences"]]))
    role = pl.lit("speaker").alias("role")
    return {
        "documents": about.select(table("documents").columns),
        "document_actors": about.select("document_id", "holder_id", "actor_id", role),
        "texts": about.select("document_id", "text"),
        "positions": _positions(rng, book, said, about).select(table("positions").columns),
    }


def _documents(rng: np.random.Generator, book: Codebook, number: int, texts: pl.DataFrame) -> pl.DataFrame:
    count = texts.height
    speakers = book.holders[skewed(rng, book.holders.height, count)]
    days = pl.Series(rng.integers(0, 365 * YEARS, count)) + (date(FIRST, 1, 1) - date(1970, 1, 1)).days
    day = pl.col("published_start")
    name = pl.concat_str(day.dt.year(), pl.lit(f"-text-{number}-"), pl.int_range(pl.len()))
    hashes = [sha256(text.encode()).hexdigest() for text in texts["text"]]
    return (
        texts.hstack(speakers)
        .with_columns(
            days.cast(pl.Int32).cast(pl.Date).alias("published_start"),
            *(_drawn(rng, column, count) for column in ("genre", "rights", "text_kind")),
            pl.Series("sha256", hashes),
            pl.Series("text_sha256", hashes),
            pl.lit("en").alias("language"),
            pl.lit("day").alias("published_precision"),
            pl.lit("An archive of speeches").alias("publisher"),
            pl.lit(None, pl.String).alias("reference"),
            pl.col("text").str.len_chars().cast(pl.Int64).alias("characters"),
            (pl.col("text").str.count_matches(" ") + 1).cast(pl.Int64).alias("words"),
        )
        .with_columns(
            name.alias("document_id"),
            pl.concat_str(pl.lit(f"{number}/"), name, pl.lit(".txt")).alias("source_path"),
            pl.concat_str(pl.lit("Speech of "), day.cast(pl.String)).alias("title"),
            pl.concat_str(pl.lit("https://example.org/"), name).alias("url"),
            day.alias("published_end"),
            day.cast(pl.String).alias("published_edtf"),
        )
    )


def _positions(
    rng: np.random.Generator, book: Codebook, said: pl.DataFrame, about: pl.DataFrame
) -> pl.DataFrame:
    """Some sentences of each document, each with what it shows; a tenth of them show two positions."""
    wanted = pl.Series(rng.integers(0, 2 * A_DOCUMENT, about.height))
    drawn = pl.Series("drawn", rng.random(said.height))
    rank = pl.col("drawn").rank("ordinal").over("document")
    chosen = said.with_columns(drawn).filter(rank <= wanted.gather(said["document"]))
    twice = chosen.filter(pl.Series(rng.random(chosen.height)) < 0.1)
    rows = pl.concat([chosen, twice.with_columns((pl.col("topic") + 1) % book.clauses.topics)])
    count, topics = rows.height, book.tables["topics"]
    others = book.holders[skewed(rng, book.holders.height, count)].rename(lambda name: f"other_{name}")
    ids = book.holders["holder_id"]
    is_own = pl.Series(rng.random(count) < 0.75)
    is_late = pl.Series(rng.random(count) < 0.17)
    begins = pl.col("start") + pl.when(pl.Series(rng.random(count) < 0.3)).then(pl.col("lead") + 1).otherwise(
        0
    )
    ends = pl.col("start") + pl.col("words").str.len_chars().cast(pl.Int64)
    year = pl.col("published_start").dt.year()
    whole_year = [pl.date(year, 1, 1), pl.date(year, 12, 31)]
    joined = (
        rows.hstack(others)
        .join(about.drop("text"), on="document", maintain_order="left")
        .with_columns(
            *(_drawn(rng, column, count) for column in ("stance", "act", "voice")),
            *(_either(is_own, name, f"other_{name}").alias(name) for name in ("holder_id", "actor_id")),
            topics["topic_id"].gather(rows["topic"]).alias("topic_id"),
            topics["is_targeted"].gather(rows["topic"]).alias("is_targeted"),
            ids.gather(skewed(rng, 60, count)).alias("target"),
            _either(pl.Series(rng.random(count) < 0.05), ids.gather(skewed(rng, 200, count)), None).alias(
                "addressee_id"
            ),
            pl.Series(np.round(0.2 + 0.7 * rng.beta(2, 2.5, count), 3)).alias("confidence"),
            begins.alias("char_start"),
            ends.alias("char_end"),
            _either(is_late, year.cast(pl.String), "published_edtf").alias("date_edtf"),
            _either(is_late, whole_year[0], "published_start").alias("date_start"),
            _either(is_late, whole_year[1], "published_end").alias("date_end"),
            _either(is_late, pl.lit("year"), pl.lit("day")).alias("date_precision"),
            _either(is_late, pl.lit("expression"), pl.lit("document")).alias("date_source"),
        )
    )
    at = pl.col("char_start") - pl.col("start")
    return joined.with_columns(
        pl.lit("").alias("position_id"),
        pl.when("is_targeted")
        .then(pl.concat_list("target"))
        .otherwise(pl.lit([], pl.List(pl.String)))
        .alias("target_ids"),
        pl.col("words").str.slice(at).alias("quote"),
        pl.col("sentence").alias("sentence_index"),
        pl.lit("invented").alias("extractor"),
        pl.lit("unreviewed").alias("review_status"),
    )


def _drawn(rng: np.random.Generator, column: str, count: int) -> pl.Series:
    values, shares = zip(*SHARES[column].items(), strict=True)
    edges = np.cumsum(shares)
    return pl.Series(values).gather(np.searchsorted(edges, rng.random(count) * edges[-1])).alias(column)


def _either(condition: pl.Series, yes: Any, no: Any) -> pl.Expr:
    return pl.when(condition).then(yes).otherwise(no)


def _topic(topic: Topic) -> dict[str, Any]:
    plain = {name: getattr(topic, name) for name in ("group", "label", "proposition", "cap")}
    codes = dict(zip(("marpor_support", "marpor_oppose"), topic.marpor, strict=True))
    return {
        "topic_id": topic.id,
        **plain,
        **codes,
        "kind": topic.kind or "policy",
        "is_targeted": topic.is_targeted,
    }
