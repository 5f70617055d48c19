"""A version on a reviewer's desk: its rows, the texts behind them, and what was decided so far.

Belongs here: from what a reviewer says of a row as shown to a decision about the row as extracted; the state
of the desk. Does not: files (reading, writing), serving it (flows).

What a reviewer sees may have been corrected by another already. The decision is about the extraction all the
same, so that the two can be compared: who accepts a corrected row says what the first reviewer said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

import polars as pl

from demarche.releasing.canonical import canonical
from demarche.reviewing.decision import ACCEPT, ADD, CORRECT, REJECT, Decision, Extraction, Labels
from demarche.reviewing.fitting import Known, Text, misfit
from demarche.reviewing.format import checked_rows
from schemas.tables.reviews import CORRECTABLE, NEW

Row = Mapping[str, Any]

LONGEST_REASON = 2_000
_LARGEST = 2**53


class RefusedDecisionError(ValueError):
    """What a reviewer says cannot be a decision; the message says why and what would be right."""


@dataclass(frozen=True)
class Desk:
    """The tables under review; `texts` are those at hand, by their digest; `actors` all that may be named."""

    tables: Mapping[str, pl.DataFrame]
    texts: Mapping[str, Text]
    actors: frozenset[str]

    @cached_property
    def known(self) -> Known:
        """What decisions are held against."""
        return Known(self.texts, self.actors, frozenset(self.tables["topics"]["topic_id"]))

    @cached_property
    def digests(self) -> dict[str, str]:
        """The digest of each document's text."""
        return dict(self.tables["documents"].select("document_id", "text_sha256").iter_rows())

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Positions by id."""
        return {row["position_id"]: row for row in self.tables["positions"].iter_rows(named=True)}

    @cached_property
    def earlier(self) -> dict[str, Row]:
        """The decision that each reviewed position rests on, by its id."""
        found: dict[str, Row] = {}
        logged = self.tables["reviews"].filter(pl.col("position_id").is_not_null())
        for row in logged.sort(pl.all()).iter_rows(named=True):
            if row["outcome"] == "applied" or row["position_id"] not in found:
                found[row["position_id"]] = row
        return found

    @cached_property
    def moved(self) -> dict[str, str]:
        """Ids that reviewers saw, and where they lead to now."""
        rows = self.tables["reviews"].select("seen_id", "position_id").drop_nulls()
        return dict(rows.iter_rows())

    def decision(self, asked: Row, reviewer: str, day: date) -> Decision:
        """The decision that a reviewer asks for; RefusedDecisionError if it cannot be one.

        `asked` has `decision`, `reason`, `is_final`; of a row that is there `position_id` and, to correct it,
        `new` with the columns that change; to add one `document_id` and `new` with all of them.
        """
        new = _columns(asked.get("new"))
        if asked.get("decision") == ADD:
            decision = self._added(asked, new, reviewer, day)
        else:
            decision = self._decided(asked, new, reviewer, day)
        (found, wrong) = checked_rows([decision.row()], "this decision")
        if wrong:
            raise RefusedDecisionError(wrong[0].reason)
        if (unfit := misfit(found[0], self.known)) is not None:
            raise RefusedDecisionError(unfit[1])
        return found[0]

    def _added(self, asked: Row, new: dict[str, Any], reviewer: str, day: date) -> Decision:
        text = self._text(str(asked.get("document_id")))
        missing = [
            name for name in CORRECTABLE if name not in new and name not in ("addressee_id", "target_ids")
        ]
        if missing:
            raise RefusedDecisionError(f"{missing[0]} is missing.")
        seen = _labels({"addressee_id": None, "target_ids": (), **new})
        quote = text.text[seen.char_start : seen.char_end]
        digest = self.digests[text.document_id]
        by = self._by(asked, reviewer, day)
        return Decision(None, digest, seen, quote, Extraction(), ADD, {}, **by)

    def _decided(self, asked: Row, new: dict[str, Any], reviewer: str, day: date) -> Decision:
        kind, position_id = asked.get("decision"), str(asked.get("position_id"))
        if kind not in (ACCEPT, CORRECT, REJECT):
            raise RefusedDecisionError(f"decision {kind!r:.40} is none of accept, correct, reject, add.")
        shown = self.rows.get(position_id)
        if shown is None:
            raise RefusedDecisionError(f"this version has no position {position_id}.")
        if (kind == CORRECT) != bool(new):
            raise RefusedDecisionError("to correct a row, change something in it; else accept it.")
        before = self.earlier.get(position_id)
        seen = Labels.of(before or shown)
        says = Labels.of(shown) if kind != CORRECT else _labels({**Labels.of(shown).row(), **new})
        by = self._by(asked, reviewer, day)
        was_added = before is not None and before["decision"] == ADD
        changed = {
            name: getattr(says, name) for name in CORRECTABLE if getattr(says, name) != getattr(seen, name)
        }
        decision = REJECT if kind == REJECT else CORRECT if changed else ADD if was_added else ACCEPT
        if kind == ACCEPT and decision != ACCEPT and before is not None and not by["reason"]:
            by["reason"] = f"Agrees with {before['reviewer']}."
        source = before or shown
        extraction = Extraction(source["sentence_index"], source["confidence"], source["extractor"])
        return Decision(
            position_id=(before["seen_id"] if before else position_id) or position_id,
            text_sha256=self.digests[shown["document_id"]],
            seen=seen,
            quote=self._quote(shown, seen),
            extraction=Extraction() if decision == ADD else extraction,
            decision=decision,
            new=changed if decision == CORRECT else {},
            **by,
        )

    def _by(self, asked: Row, reviewer: str, day: date) -> dict[str, Any]:
        reason = asked.get("reason") or ""
        said = " ".join(reason.split()) if isinstance(reason, str) else "\0"
        if not said.isprintable() or len(said) > LONGEST_REASON:
            raise RefusedDecisionError(f"reason is not a text of at most {LONGEST_REASON} characters.")
        return {
            "reason": said or None,
            "reviewer": reviewer,
            "reviewed": day,
            "is_final": asked.get("is_final") is True,
        }

    def _text(self, document_id: str) -> Text:
        digest = self.digests.get(document_id)
        if digest is None:
            raise RefusedDecisionError(f"this version has no document {document_id}.")
        if digest not in self.texts:
            raise RefusedDecisionError(
                f"the text of {document_id} is not at hand. Run the pipeline on the raw texts here first."
            )
        return self.texts[digest]

    def _quote(self, shown: Row, seen: Labels) -> str:
        text = self._text(shown["document_id"])
        return text.text[seen.char_start : seen.char_end]


def key_of(decision: Decision) -> str:
    """A short name for what a decision is about, by which a page can speak of it."""
    said = canonical([decision.text_sha256, [str(value) for value in decision.seen.row().values()]])
    return sha256(said.encode()).hexdigest()[:16]


def told(decisions: Iterable[Decision], desk: Desk) -> list[dict[str, Any]]:
    """Decisions in plain values, those on texts of this desk, with the position that each is about now."""
    documents = {digest: document_id for document_id, digest in desk.digests.items()}
    found = []
    for one in decisions:
        if one.text_sha256 in documents:
            position_id = desk.moved.get(one.position_id or "", one.position_id)
            found.append(
                {
                    "key": key_of(one),
                    "position_id": position_id if position_id in desk.rows else None,
                    "document_id": documents[one.text_sha256],
                    "decision": one.decision,
                    "seen": one.seen.row(),
                    "quote": one.quote,
                    "new": {name: one.row()[f"{NEW}{name}"] for name in one.new},
                    "reason": one.reason,
                    "reviewer": one.reviewer,
                    "reviewed": one.reviewed.isoformat(),
                    "is_final": one.is_final,
                }
            )
    return found


def _columns(new: object) -> dict[str, Any]:
    if new is None:
        return {}
    if not isinstance(new, Mapping) or not set(new) <= set(CORRECTABLE):
        raise RefusedDecisionError(f"new holds columns that are none of {', '.join(CORRECTABLE)}.")
    return {name: _plain(name, value) for name, value in new.items()}


def _plain(name: str, value: object) -> Any:
    """A value of the right kind; which one it is, the contract checks."""
    if name in ("char_start", "char_end"):
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
            raise RefusedDecisionError(f"{name} is not a whole number.")
        return value
    if name == "target_ids":
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise RefusedDecisionError("target_ids is not a list of ids.")
        return tuple(sorted({one.strip() for one in value if one.strip()}))
    if value is None and name == "addressee_id":
        return None
    if not isinstance(value, str) or not value.isprintable():
        raise RefusedDecisionError(f"{name} is not a text of one line.")
    return value.strip() or None


def _labels(values: Row) -> Labels:
    return Labels.of(values)
