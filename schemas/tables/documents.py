"""Tables about the raw texts: documents, document_actors, texts."""

from __future__ import annotations

import polars as pl

from schemas.fields import Field
from schemas.table import Reference, Rule, Table
from schemas.tables.patterns import ACTOR_ID, DOCUMENT_ID, SHA256, date_fields, date_rules

DOCUMENT = Field(
    "document_id", "string", "Document: a slug minted once and kept over versions.", pattern=DOCUMENT_ID
)

DOCUMENTS = Table(
    "documents",
    "One row a document: a raw text with its metadata.",
    (
        DOCUMENT,
        Field("source_path", "string", "Path of the raw file, relative to the raw folder.", pattern=r".+"),
        Field("title", "string", "Title of the original.", nullable=True),
        Field(
            "publisher", "string", "Who published the original, or the body it was given to.", nullable=True
        ),
        Field("reference", "string", "Bibliographic reference of the original.", nullable=True),
        Field("url", "string", "Where the original can be read.", nullable=True, pattern=r"https?://\S+"),
        Field("genre", "string", "Kind of text by its occasion.", vocabulary="genres"),
        Field(
            "text_kind", "string", "How the text relates to the holder's own words.", vocabulary="text_kinds"
        ),
        Field("language", "string", "Language of the text, ISO 639 code.", pattern=r"[a-z]{2,3}"),
        Field(
            "rights", "string", "Licence of the text (SPDX identifier) or restricted.", vocabulary="rights"
        ),
        *date_fields("published", "of publication"),
        Field("sha256", "string", "SHA-256 of the raw file's bytes.", pattern=SHA256),
        Field("text_sha256", "string", "SHA-256 of the clean text in UTF-8.", pattern=SHA256),
        Field("characters", "integer", "Length of the clean text.", minimum=1, unit="code points"),
        Field(
            "words",
            "integer",
            "Length of the clean text in words set off by white space.",
            minimum=1,
            unit="words",
        ),
        Field(
            "sentences",
            "integer",
            "Sentences that the parser found.",
            nullable=True,
            minimum=0,
            unit="sentences",
        ),
    ),
    key=("document_id",),
    rules=date_rules("published"),
    is_data=True,
    is_input_made=True,
)

DOCUMENT_ACTORS = Table(
    "document_actors",
    "Whom a text's own voice speaks for; a joint statement has several rows.",
    (
        DOCUMENT,
        Field("holder_id", "string", "Person or body that voices the text.", pattern=ACTOR_ID),
        Field("actor_id", "string", "Actor for whom the holder speaks there.", pattern=ACTOR_ID),
        Field("role", "string", "How the holder stands behind the text.", vocabulary="document_roles"),
    ),
    key=("document_id", "holder_id", "actor_id", "role"),
    references=(
        Reference("document_id", "documents", "document_id"),
        Reference("holder_id", "actors", "actor_id"),
        Reference("actor_id", "actors", "actor_id"),
    ),
    is_data=True,
    is_input_made=True,
)

TEXTS = Table(
    "texts",
    "Clean texts that the offsets of positions index; in a release only where rights allow.",
    (
        DOCUMENT,
        Field("text", "string", "The clean text.", is_body=True),
    ),
    key=("document_id",),
    references=(Reference("document_id", "documents", "document_id"),),
    rules=(Rule("text-not-empty", "The text is not empty.", pl.col("text").str.len_chars() > 0),),
    is_input_made=True,
)
