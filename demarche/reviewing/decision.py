"""A decision of one reviewer on one position.

Belongs here: the records, and what a decision says the row should be. Does not: files (format, reading),
texts and rows that it is held against (fitting, matching, applying).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from demarche.dates.edtf import parse_edtf
from schemas.tables.reviews import CORRECTABLE, NEW

ACCEPT, CORRECT, REJECT, ADD = "accept", "correct", "reject", "add"
EMPTIABLE = ("addressee_id", "target_ids")
"""Columns that a correction may leave without a value."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What a position says and where its evidence stands: the columns that a reviewer may correct."""

    char_start: int
    char_end: int
    actor_id: str
    holder_id: str
    addressee_id: str | None
    topic_id: str
    target_ids: tuple[str, ...]
    stance: str
    act: str
    voice: str
    date_edtf: str
    date_source: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Labels:
        """Those of a row of `positions`, `decisions` or `reviews`."""
        values = {one.name: row[one.name] for one in fields(cls)}
        return cls(**{**values, "target_ids": tuple(row["target_ids"])})

    def row(self) -> dict[str, Any]:
        """The same as columns."""
        values = {name: getattr(self, name) for name in CORRECTABLE}
        return {**values, "target_ids": list(self.target_ids)}


@dataclass(frozen=True, slots=True)
class Extraction:
    """What only the extractor can say of a row; nothing of a row that a reviewer wrote."""

    sentence_index: int | None = None
    confidence: float | None = None
    extractor: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer saw, and what the reviewer says of it.

    `new` holds the corrected columns. `place` is the file and line that it was read from, for messages; two
    decisions that differ in nothing else are the same.
    """

    position_id: str | None
    text_sha256: str
    seen: Labels
    quote: str
    extraction: Extraction
    decision: str
    new: dict[str, Any]
    reason: str | None
    reviewer: str
    reviewed: date
    is_final: bool
    place: str = field(default="", compare=False)

    @property
    def says(self) -> Labels | None:
        """What the row should be; None if there should be none."""
        if self.decision == REJECT:
            return None
        return replace(self.seen, **self.new)

    @property
    def subject(self) -> tuple[str, Labels]:
        """What is decided on, by which two lines of one reviewer are told to be about the same."""
        return (self.text_sha256, self.seen)

    def row(self) -> dict[str, Any]:
        """The decision as a row of the table `decisions`."""
        return {
            "position_id": self.position_id,
            "text_sha256": self.text_sha256,
            **self.seen.row(),
            "quote": self.quote,
            **{one.name: getattr(self.extraction, one.name) for one in fields(Extraction)},
            "decision": self.decision,
            **{f"{NEW}{name}": _plain(self.new.get(name)) for name in CORRECTABLE},
            "changed": [name for name in CORRECTABLE if name in self.new],
            "reason": self.reason,
            "reviewer": self.reviewer,
            "reviewed": self.reviewed,
            "is_final": self.is_final,
        }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def decision_of(row: Mapping[str, Any], place: str = "") -> Decision:
    """The decision that a row of `decisions` holds; the row keeps its contract."""
    empty: dict[str, Any] = {"target_ids": ()}
    new: dict[str, Any] = {
        name: empty.get(name) if row[f"{NEW}{name}"] is None else row[f"{NEW}{name}"]
        for name in CORRECTABLE
        if name in row["changed"]
    }
    if "target_ids" in new:
        new["target_ids"] = tuple(sorted(set(new["target_ids"])))
    seen = replace(Labels.of(row), target_ids=tuple(sorted(set(row["target_ids"]))))
    return Decision(
        position_id=row["position_id"],
        text_sha256=row["text_sha256"],
        seen=seen,
        quote=row["quote"],
        extraction=Extraction(row["sentence_index"], row["confidence"], row["extractor"]),
        decision=row["decision"],
        new=new,
        reason=" ".join(row["reason"].split()) if row["reason"] else None,
        reviewer=row["reviewer"],
        reviewed=row["reviewed"],
        is_final=row["is_final"],
        place=place,
    )


def incoherence(row: Mapping[str, Any]) -> str | None:
    """What is wrong across the columns of a row of `decisions`, with a remedy; None if nothing is."""
    changed, filled = row["changed"], [name for name in CORRECTABLE if row[f"{NEW}{name}"] is not None]
    if unknown := sorted(set(changed) - set(CORRECTABLE)):
        return f"changed names {unknown[0]}, which cannot be corrected; it can be {', '.join(CORRECTABLE)}."
    if unnamed := [name for name in filled if name not in changed]:
        return f"{NEW}{unnamed[0]} is filled, but changed does not name {unnamed[0]}. Name it there."
    if empty := [name for name in changed if name not in filled and name not in EMPTIABLE]:
        return f"changed names {empty[0]}, but {NEW}{empty[0]} is empty. Fill it, or take the name out."
    if (row["decision"] == CORRECT) != bool(changed):
        return "decision correct goes with the columns in changed, and no other decision does."
    if row["decision"] != ACCEPT and not row["reason"]:
        return f"decision {row['decision']} needs a reason. Say why in the column reason."
    said = decision_of(row)
    if len(said.quote) != said.seen.char_end - said.seen.char_start:
        return "quote is not as long as its span char_start:char_end. Copy both from the position."
    if said.says == said.seen and said.decision == CORRECT:
        return "the correction says what stood there. Write accept, or mend it."
    return _impossible(said.says or said.seen)


def _impossible(labels: Labels) -> str | None:
    if labels.char_start >= labels.char_end:
        return f"the span {labels.char_start}:{labels.char_end} is empty or reversed."
    try:
        parse_edtf(labels.date_edtf)
    except ValueError as error:
        return f"date_edtf: {error}"
    return None
