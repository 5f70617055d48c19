"""Tables that the codebook becomes: actors, affiliations, topics."""

from __future__ import annotations

import polars as pl

from schemas.fields import Field
from schemas.table import Reference, Rule, Table
from schemas.tables.patterns import ACTOR_ID
from schemas.tables.positions import TOPIC

VALID_ORDER = Rule(
    "valid-order",
    "valid_start is not after valid_end.",
    (pl.col("valid_start") <= pl.col("valid_end")).fill_null(True),
)

ACTORS = Table(
    "actors",
    "Everybody who holds, voices, is addressed by or is the target of a position.",
    (
        Field(
            "actor_id",
            "string",
            "Actor: ISO 3166-1 alpha-3 for states, the usual short name for organisations, else a slug.",
            pattern=ACTOR_ID,
        ),
        Field("label", "string", "Name that a person reads.", pattern=r".*\S.*"),
        Field("kind", "string", "What sort of actor it is.", vocabulary="actor_kinds"),
        Field("parent_id", "string", "Actor that this one is part of.", nullable=True, pattern=ACTOR_ID),
        Field("iso3", "string", "ISO 3166-1 alpha-3 code.", nullable=True, pattern=r"[A-Z]{3}"),
        Field("cow", "integer", "Correlates of War code.", nullable=True, minimum=1, maximum=999),
        Field("wikidata", "string", "Wikidata item.", nullable=True, pattern=r"Q[1-9][0-9]*"),
        Field("successor_id", "string", "Actor that took its place.", nullable=True, pattern=ACTOR_ID),
        Field("valid_start", "date", "First day on which it existed; null if not recorded.", nullable=True),
        Field("valid_end", "date", "Last day on which it existed; null if it still does.", nullable=True),
        Field("is_listed", "boolean", "Whether it stands in the codebook; false if minted from a text."),
    ),
    key=("actor_id",),
    references=(
        Reference("parent_id", "actors", "actor_id"),
        Reference("successor_id", "actors", "actor_id"),
    ),
    rules=(VALID_ORDER,),
    is_data=True,
)

AFFILIATIONS = Table(
    "affiliations",
    "For whom a holder speaks, in which role and when.",
    (
        Field("holder_id", "string", "Person or body.", pattern=ACTOR_ID),
        Field("actor_id", "string", "Actor for whom the holder speaks in that role.", pattern=ACTOR_ID),
        Field(
            "role", "string", "Office or relation, such as president or foreign minister.", pattern=r".*\S.*"
        ),
        Field("valid_start", "date", "First day in the role; null if not recorded.", nullable=True),
        Field(
            "valid_end", "date", "Last day in the role; null if it lasts or is not recorded.", nullable=True
        ),
    ),
    key=("holder_id", "actor_id", "role", "valid_start"),
    references=(
        Reference("holder_id", "actors", "actor_id"),
        Reference("actor_id", "actors", "actor_id"),
    ),
    rules=(VALID_ORDER,),
    is_data=True,
)

TOPICS = Table(
    "topics",
    "The topic codebook: each topic with the proposition that stances are measured against.",
    (
        TOPIC,
        Field("group", "string", "Group of topics it stands in.", pattern=r"\S+"),
        Field("label", "string", "Name that a person reads.", pattern=r".*\S.*"),
        Field("proposition", "string", "Statement that stance is measured against.", pattern=r".*\S.*"),
        Field("kind", "string", "What sort of sentence the proposition is.", vocabulary="topic_kinds"),
        Field(
            "cap", "integer", "Major topic code of the Comparative Agendas Project.", nullable=True, minimum=1
        ),
        Field(
            "marpor_support",
            "integer",
            "Manifesto Project code where the stance is support.",
            nullable=True,
            minimum=0,
        ),
        Field(
            "marpor_oppose",
            "integer",
            "Manifesto Project code where the stance is oppose.",
            nullable=True,
            minimum=0,
        ),
        Field("is_targeted", "boolean", "Whether the proposition has an open slot that target_ids fill."),
    ),
    key=("topic_id",),
    is_data=True,
)
