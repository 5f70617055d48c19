"""What people decided about positions: lines of reviews/*.csv, and the table `reviews` of a release."""

from __future__ import annotations

from dataclasses import replace

from schemas.fields import Field
from schemas.table import Reference, Table
from schemas.tables.documents import DOCUMENT
from schemas.tables.patterns import POSITION_ID, SHA256
from schemas.tables.positions import POSITIONS

LABELS = ("actor_id", "holder_id", "addressee_id", "topic_id", "target_ids", "stance", "act", "voice")
DATE = ("date_edtf", "date_source")
SPAN = ("char_start", "char_end")
CORRECTABLE = (*LABELS, *DATE, *SPAN)
"""Columns of a position that a reviewer may correct; all others follow from these and the text."""
NEW = "new_"

_TEXT = Field("text_sha256", "string", "SHA-256 of the clean text that was reviewed.", pattern=SHA256)
_SEEN = tuple(POSITIONS.field(name) for name in (*SPAN, *LABELS, *DATE))
_EXTRACTION = tuple(
    replace(POSITIONS.field(name), nullable=True) for name in ("sentence_index", "confidence", "extractor")
)
_DECISION = Field("decision", "string", "What the reviewer decided.", vocabulary="decisions")
_NEW = tuple(
    replace(
        POSITIONS.field(name),
        name=f"{NEW}{name}",
        description=f"Corrected {name}; empty where it was not corrected.",
        nullable=True,
    )
    for name in CORRECTABLE
)
_CHANGED = Field(
    "changed", "strings", "Columns that the reviewer corrected; one that has no corrected value was emptied."
)
_BY = (
    Field("reason", "string", "Why, in the reviewer's words.", nullable=True),
    Field("reviewer", "string", "Who decided.", pattern=r"[a-z0-9]+(?:[._-][a-z0-9]+)*"),
    Field("reviewed", "date", "Day of the decision."),
    Field("is_final", "boolean", "Whether it settles what reviewers disagree on."),
)

DECISIONS = Table(
    "decisions",
    "One row a decision of a reviewer on a position: what was decided on, as the reviewer saw it, and what "
    "the reviewer says. The format of reviews/*.csv.",
    (
        Field(
            "position_id",
            "string",
            "Position as the reviewer saw it; empty where it had no id yet.",
            nullable=True,
            pattern=POSITION_ID,
        ),
        _TEXT,
        *_SEEN,
        Field("quote", "string", "The words at that span.", is_body=True),
        *_EXTRACTION,
        _DECISION,
        *_NEW,
        _CHANGED,
        *_BY,
    ),
    is_input_made=True,
)

REVIEWS = Table(
    "reviews",
    "Decisions of reviewers that fit the texts of this version, with the extraction that they saw. Those "
    "that do not fit stand in the quarantine.",
    (
        Field(
            "position_id",
            "string",
            "Position of this version that the decision is about; null if it was rejected or never stood.",
            nullable=True,
            pattern=POSITION_ID,
        ),
        Field("seen_id", "string", "Position as the reviewer saw it.", nullable=True, pattern=POSITION_ID),
        DOCUMENT,
        _TEXT,
        *_SEEN,
        *_EXTRACTION,
        _DECISION,
        Field("outcome", "string", "What came of the decision.", vocabulary="review_outcomes"),
        *_NEW,
        _CHANGED,
        *_BY,
    ),
    references=(
        Reference("position_id", "positions", "position_id"),
        Reference("document_id", "documents", "document_id"),
    ),
)
