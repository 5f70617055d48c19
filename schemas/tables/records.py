"""Tables about a version: what was not let through, which ids ended, how good the rows are."""

from __future__ import annotations

from schemas.fields import Field
from schemas.table import Table
from schemas.tables.patterns import DOCUMENT_ID, VERSION

QUARANTINE = Table(
    "quarantine",
    "Inputs and rows that were not let through. The payload is metadata, never words of a document.",
    (
        Field("source_path", "string", "Path of the raw file, relative to the raw folder."),
        Field(
            "document_id", "string", "Document, if it had one already.", nullable=True, pattern=DOCUMENT_ID
        ),
        Field("stage", "string", "Step of the run that rejected it.", vocabulary="stages"),
        Field("rule", "string", "Short name of the rule that it broke.", pattern=r"\S+"),
        Field("reason", "string", "What is wrong and how to mend it."),
        Field("locator", "string", "Where: a line, a row or a span.", nullable=True),
        Field("payload", "string", "The offending metadata value, at most 200 characters.", nullable=True),
    ),
)

ID_HISTORY = Table(
    "id_history",
    "Identifiers that ended, and what took their place.",
    (
        Field("old_id", "string", "Identifier that ended.", pattern=r"\S+"),
        Field(
            "new_id",
            "string",
            "Identifier that took its place; null if nothing did.",
            nullable=True,
            pattern=r"\S+",
        ),
        Field("reason", "string", "Why it ended."),
        Field("version", "string", "First version without it.", pattern=VERSION),
    ),
    key=("old_id", "version"),
)

QUALITY = Table(
    "quality",
    "Measured quality of this very version.",
    (
        Field("measure", "string", "What was measured.", pattern=r"\S+"),
        Field(
            "genre", "string", "Genre it was measured on; null for all.", nullable=True, vocabulary="genres"
        ),
        Field("period", "string", "Period it was measured on, in EDTF; null for all.", nullable=True),
        Field("value", "number", "The figure; null where there was nothing to measure.", nullable=True),
        Field("n", "integer", "Cases that the figure rests on.", minimum=0),
    ),
    key=("measure", "genre", "period"),
)
