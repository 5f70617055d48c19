"""The main table: one row a position, with the words that show it."""

from __future__ import annotations

import polars as pl

from schemas.fields import Field
from schemas.table import Reference, Rule, Table
from schemas.tables.documents import DOCUMENT
from schemas.tables.patterns import ACTOR_ID, POSITION_ID, TOPIC_ID, date_fields, date_rules

ACTOR = Field("actor_id", "string", "Actor whose position it is.", pattern=ACTOR_ID)
TOPIC = Field("topic_id", "string", "Topic of the codebook.", pattern=TOPIC_ID)

POSITIONS = Table(
    "positions",
    "One row a position: an actor's stance towards the proposition of a topic, with its evidence.",
    (
        Field(
            "position_id",
            "string",
            "Position: minted once, kept over versions, never reused.",
            pattern=POSITION_ID,
        ),
        DOCUMENT,
        ACTOR,
        Field("holder_id", "string", "Most specific person or body that voiced it.", pattern=ACTOR_ID),
        Field("addressee_id", "string", "Actor who is asked to act.", nullable=True, pattern=ACTOR_ID),
        TOPIC,
        Field(
            "target_ids",
            "strings",
            "Actors that fill the open slot of a targeted topic's proposition, sorted; empty if none.",
            pattern=ACTOR_ID,
        ),
        Field("stance", "string", "Stance towards the topic's proposition.", vocabulary="stances"),
        Field("act", "string", "How the position was put.", vocabulary="acts"),
        Field("voice", "string", "Whose words carry it.", vocabulary="voices"),
        *date_fields("date", "at which the position was held or voiced"),
        Field("date_source", "string", "Where the date comes from.", vocabulary="date_sources"),
        Field(
            "quote",
            "string",
            "Evidence: the words that show it, as they stand in the clean text.",
            is_body=True,
        ),
        Field(
            "char_start",
            "integer",
            "First character of the quote in the clean text.",
            minimum=0,
            unit="code points",
        ),
        Field(
            "char_end", "integer", "One past the last character of the quote.", minimum=1, unit="code points"
        ),
        Field("sentence_index", "integer", "Sentence in which the quote begins, counted from 0.", minimum=0),
        Field(
            "confidence", "number", "How sure the extractor is, from 0 to 1.", minimum=0, maximum=1, unit="1"
        ),
        Field(
            "extractor",
            "string",
            "Name of what extracted the row; provenance.json names its code.",
            pattern=r"\S+",
        ),
        Field("review_status", "string", "What a human reviewer decided.", vocabulary="review_statuses"),
    ),
    key=("position_id",),
    references=(
        Reference("document_id", "documents", "document_id"),
        Reference("actor_id", "actors", "actor_id"),
        Reference("holder_id", "actors", "actor_id"),
        Reference("addressee_id", "actors", "actor_id"),
        Reference("topic_id", "topics", "topic_id"),
        Reference("target_ids", "actors", "actor_id"),
    ),
    rules=(
        *date_rules("date"),
        Rule(
            "quote-length",
            "The quote is as long as its span.",
            pl.col("quote").str.len_chars().cast(pl.Int64) == pl.col("char_end") - pl.col("char_start"),
        ),
        Rule(
            "targets-sorted",
            "Targets are sorted and differ.",
            pl.col("target_ids") == pl.col("target_ids").list.unique().list.sort(),
        ),
    ),
    is_data=True,
    is_input_made=True,
)
