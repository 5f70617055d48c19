"""Invented texts of any number: sentences from the codebook's own names and propositions.

Belongs here: sentences, the texts that they make, and where each stands in its text. Does not: who holds
what (wide_tables).

Everything follows from a seed and the number of a chunk of documents, so that a corpus of 10,000 documents
begins with the corpus of 1,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import polars as pl

VERBS = ("calls for it", "insists", "told the assembly", "said in “plain words”", "is of the view", "denies")
LINKS = ("that", "and that, sooner or later,", "once more: that", "– as before – that")
PLACES = ("Geneva", "Wien", "São Paulo", "Kraków", "Addis Ababa", "New York", "Helsinki", "Tōkyō", "🙂 home")
SHORT_SHARE = 0.03
"""Texts of a few sentences, of which quotations show nearly everything."""
RISE = 3.0
"""How evenly topics and actors are talked about: the k-th in proportion to 1 / (k + RISE)."""


@dataclass(frozen=True)
class Clauses:
    """What sentences are made of; clause k of `objects` says the proposition of topic k % topics."""

    subjects: pl.Series
    objects: pl.Series
    tails: pl.Series
    topics: int

    @classmethod
    def of(cls, names: Sequence[str], propositions: Sequence[str]) -> Clauses:
        """Clauses about these actors and propositions."""
        said = [text[:1].lower() + text[1:].rstrip(".") for text in propositions]
        return cls(
            pl.Series([f"{name} {verb}" for name, verb in product(names, VERBS)]),
            pl.Series([f"{link} {text}" for link, text in product(LINKS, said)]),
            pl.Series([f"at {place}, point {number}" for place, number in product(PLACES, range(1, 400))]),
            len(said),
        )


def skewed(rng: np.random.Generator, choices: int, size: int) -> np.ndarray:
    """Numbers below `choices`, small ones far more often."""
    weights = 1 / (np.arange(choices) + RISE)
    edges = np.cumsum(weights / weights.sum())
    return np.minimum(np.searchsorted(edges, rng.random(size)), choices - 1)


def sentences_of(rng: np.random.Generator, documents: int, clauses: Clauses) -> pl.DataFrame:
    """The sentences of so many documents: document, sentence, topic, words, lead (length of the subject)."""
    lengths = rng.integers(40, 120, documents)
    lengths[rng.random(documents) < SHORT_SHARE] = 6
    total = int(lengths.sum())
    topic = skewed(rng, clauses.topics, total)
    link = rng.integers(0, len(LINKS), total)
    subject = rng.integers(0, clauses.subjects.len(), total)
    tail = rng.integers(0, clauses.tails.len(), total)
    parts = pl.DataFrame(
        {
            "document": np.repeat(np.arange(documents), lengths),
            "sentence": np.arange(total) - np.repeat(np.cumsum(lengths) - lengths, lengths),
            "topic": topic,
            "subject": clauses.subjects.gather(subject),
            "object": clauses.objects.gather(topic + link * clauses.topics),
            "tail": clauses.tails.gather(tail),
        }
    )
    return parts.select(
        "document",
        "sentence",
        "topic",
        pl.concat_str("subject", "object", "tail", separator=" ").alias("words"),
        pl.col("subject").str.len_chars().cast(pl.Int64).alias("lead"),
    )


def placed(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences with `start`, where each begins in its text; a full stop and a blank follow each."""
    length = pl.col("words").str.len_chars().cast(pl.Int64) + 2
    return sentences.with_columns((length.cum_sum() - length).over("document").alias("start"))


def texts_of(sentences: pl.DataFrame) -> pl.DataFrame:
    """The text of each document: document, text."""
    joined = sentences.group_by("document", maintain_order=True).agg(pl.col("words").str.join(". "))
    return joined.select("document", (pl.col("words") + ".").alias("text"))
