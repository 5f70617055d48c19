"""The run after: the same tables with about 1 % of their rows edited, moved, taken away or new.

Belongs here: what happens to a corpus between two releases. Does not: the first run (wide_tables).
"""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import polars as pl

from benchmarks.wide_tables import CHUNK, SEED, Codebook, Tables, make_chunk
from demarche.releasing.identity import with_position_ids
from schemas.tables import table

SHARE = 0.0025
"""Each of these happens to so many: documents go, come, are edited; positions go, come, move, change."""
NEWLY_SAID = "An introductory remark was added. "
FAR = 1_000_000
"""Number of the chunk that new documents are taken from, far beyond those of any first run."""


def edited(run: Tables, seed: int = SEED) -> Tables:
    """The tables of the next run; the same for the same run and seed."""
    rng = np.random.default_rng((seed, FAR))
    documents = run["documents"].height
    few = max(round(documents * SHARE), 1)
    drawn = pl.Series(rng.permutation(documents)[: 2 * few])
    names = run["documents"]["document_id"]
    gone, changed = names.gather(drawn[:few]), names.gather(drawn[few:])
    is_left = ~pl.col("document_id").is_in(gone.implode())
    kept = {name: run[name].filter(is_left) for name in ("documents", "document_actors", "texts")}
    come = make_chunk(Codebook(0), seed, FAR, min(few, CHUNK))
    # Nobody whom only earlier texts name speaks in the new ones, so the actors stay as they are.
    positions = _positions(rng, run["positions"].filter(is_left), changed)
    longer = _longer(kept["documents"], kept["texts"], changed)
    return {
        **run,
        "documents": pl.concat([longer["documents"], come["documents"]]),
        "texts": pl.concat([longer["texts"], come["texts"]]),
        "document_actors": pl.concat([kept["document_actors"], come["document_actors"]]),
        "positions": with_position_ids(pl.concat([positions, come["positions"]])),
    }


def _longer(documents: pl.DataFrame, texts: pl.DataFrame, names: pl.Series) -> Tables:
    """Documents and texts with a sentence put in front of those named."""
    is_named = pl.col("document_id").is_in(names.implode())
    text = pl.when(is_named).then(pl.lit(NEWLY_SAID) + pl.col("text")).otherwise(pl.col("text"))
    now = texts.with_columns(text.alias("text"))
    hashes = now.filter(is_named).select(
        "document_id",
        pl.col("text").map_elements(lambda t: sha256(t.encode()).hexdigest(), pl.String).alias("hash"),
    )
    more = {"characters": len(NEWLY_SAID), "words": len(NEWLY_SAID.split()), "sentences": 1}
    found = documents.join(hashes, on="document_id", how="left", maintain_order="left").with_columns(
        *(pl.coalesce("hash", name).alias(name) for name in ("sha256", "text_sha256")),
        *(pl.when(is_named).then(pl.col(name) + n).otherwise(pl.col(name)) for name, n in more.items()),
    )
    return {"documents": found.select(table("documents").columns), "texts": now}


def _positions(rng: np.random.Generator, rows: pl.DataFrame, moved: pl.Series) -> pl.DataFrame:
    """Positions of texts that grew, and a few of all that go, say something else or show fewer words."""
    is_moved = pl.col("document_id").is_in(moved.implode())
    by = {"char_start": len(NEWLY_SAID), "char_end": len(NEWLY_SAID), "sentence_index": 1}
    fate = pl.Series(rng.random(rows.height))
    one = [fate.is_between(k * SHARE, (k + 1) * SHARE, closed="left") for k in range(4)]
    turned = pl.col("stance").replace_strict({"support": "oppose", "oppose": "mixed", "mixed": "support"})
    return (
        rows.with_columns(
            pl.when(is_moved).then(pl.col(name) + n).otherwise(pl.col(name)) for name, n in by.items()
        )
        .with_columns(
            pl.when(one[0]).then(turned).otherwise("stance").alias("stance"),
            pl.when(one[1]).then(pl.col("confidence") / 2).otherwise("confidence").alias("confidence"),
            pl.when(one[2]).then(pl.col("char_end") - 4).otherwise("char_end").alias("char_end"),
            pl.when(one[2]).then(pl.col("quote").str.head(-4)).otherwise("quote").alias("quote"),
        )
        .filter(~one[3])
    )
