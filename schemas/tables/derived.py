"""Tables computed from the others: stances and coverage."""

from __future__ import annotations

import polars as pl

from schemas.fields import Field
from schemas.table import Reference, Rule, Table
from schemas.tables.patterns import ACTOR_ID
from schemas.tables.positions import ACTOR, TOPIC

_COUNTED = pl.col("support") + pl.col("oppose") + pl.col("mixed")

STANCES = Table(
    "stances",
    "Where an actor stands on a topic in a year. Each document counts once: as support or oppose if its "
    "positions all say so, else as mixed.",
    (
        ACTOR,
        TOPIC,
        Field(
            "target_id",
            "string",
            "Actor that fills the topic's open slot; null where none is named.",
            nullable=True,
            pattern=ACTOR_ID,
        ),
        Field("year", "integer", "Year of date_start, or of date_end where the start is open.", unit="year"),
        Field("support", "integer", "Documents in which the actor supports it.", minimum=0, unit="documents"),
        Field("oppose", "integer", "Documents in which the actor opposes it.", minimum=0, unit="documents"),
        Field("mixed", "integer", "Documents in which the stance is mixed.", minimum=0, unit="documents"),
        Field(
            "net",
            "number",
            "(support - oppose) / (support + oppose + mixed).",
            minimum=-1,
            maximum=1,
            unit="1",
        ),
        Field("documents", "integer", "Documents that hold such a position.", minimum=1, unit="documents"),
    ),
    key=("actor_id", "topic_id", "target_id", "year"),
    references=(
        Reference("actor_id", "actors", "actor_id"),
        Reference("topic_id", "topics", "topic_id"),
        Reference("target_id", "actors", "actor_id"),
    ),
    rules=(
        Rule(
            "documents-add-up",
            "support, oppose and mixed add up to documents.",
            pl.col("documents") == _COUNTED,
        ),
    ),
)

COVERAGE = Table(
    "coverage",
    "Denominators: how much text there is of an actor in a year. A document counts for an actor if it "
    "speaks for the actor, even without any position, or reports a position of the actor.",
    (
        ACTOR,
        Field("year", "integer", "Year in which the documents were published.", unit="year"),
        Field("documents", "integer", "Documents that count for the actor.", minimum=1, unit="documents"),
        Field("words", "integer", "Words of those documents.", minimum=0, unit="words"),
        Field("positions", "integer", "Positions of the actor in them.", minimum=0, unit="positions"),
    ),
    key=("actor_id", "year"),
    references=(Reference("actor_id", "actors", "actor_id"),),
)
