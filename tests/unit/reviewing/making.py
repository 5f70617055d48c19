"""Decisions about the sample positions, and whatever else reviewers might write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
from hypothesis import strategies as st

from demarche.releasing.identity import with_position_ids
from demarche.reviewing.actors import Listing
from demarche.reviewing.applying import Applied, apply_reviews
from demarche.reviewing.decision import Decision, Extraction, Labels
from demarche.reviewing.fitting import text_digest
from demarche.reviewing.reading import Reviews
from schemas.tables.reviews import CORRECTABLE
from schemas.vocabularies import values
from tests.unit.releasing.samples import TEXTS, actor, sample_tables

DAY = date(2026, 11, 21)
LISTED = Listing((actor("FRA", "state", iso3="FRA"), actor("charles-de-gaulle")))


def run_tables(**changes: list[Mapping[str, Any]]) -> dict[str, pl.DataFrame]:
    """What a run hands over, with ids within the run."""
    tables = sample_tables(**changes)
    return {**tables, "positions": with_position_ids(tables["positions"])}


def row(tables: Mapping[str, pl.DataFrame], topic: str) -> dict[str, Any]:
    """The position on a topic."""
    return tables["positions"].filter(topic_id=topic).row(0, named=True)


def decide(seen: Mapping[str, Any], decision: str = "accept", **changes: Any) -> Decision:
    """A decision about a row; `changes` are corrected columns, or reviewer, reason, is_final, position_id."""
    by = {
        "reviewer": "anna",
        "reason": None if decision == "accept" else "So it says.",
        "is_final": False,
        "position_id": seen.get("position_id"),
    }
    new = {name: value for name, value in changes.items() if name in CORRECTABLE}
    by |= {name: value for name, value in changes.items() if name not in CORRECTABLE}
    is_added = decision == "add"
    return Decision(
        position_id=None if is_added else by["position_id"],
        text_sha256=text_digest(TEXTS[seen["document_id"]]),
        seen=replace(Labels.of({**seen, **new}) if is_added else Labels.of(seen)),
        quote=seen["quote"],
        extraction=Extraction()
        if is_added
        else Extraction(seen["sentence_index"], seen["confidence"], seen["extractor"]),
        decision=decision,
        new={} if is_added else new,
        reason=by["reason"],
        reviewer=by["reviewer"],
        reviewed=DAY,
        is_final=by["is_final"],
        place=f"reviews/{by['reviewer']}.csv, line 2",
    )


def addition(document_id: str, quote: str, **says: Any) -> Decision:
    """A position that was missed."""
    start = TEXTS[document_id].index(quote)
    labels = {
        "document_id": document_id,
        "quote": quote,
        "char_start": start,
        "char_end": start + len(quote),
        "actor_id": "RUS",
        "holder_id": "vladimir-putin",
        "addressee_id": None,
        "topic_id": "security/enlargement",
        "target_ids": [],
        "stance": "oppose",
        "act": "demand",
        "voice": "reported",
        "date_edtf": "2007-02",
        "date_source": "expression",
    }
    return decide(labels, "add", **says)


def apply(tables: Mapping[str, pl.DataFrame], *decisions: Decision) -> Applied:
    return apply_reviews(tables, Reviews(decisions), lambda: LISTED)


words = st.text(st.characters(exclude_categories=("C",), include_characters="\n"), min_size=1, max_size=30)
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)


@st.composite
def labels(draw: st.DrawFn, length: int) -> Labels:
    start = draw(st.integers(0, 99))
    return Labels(
        char_start=start,
        char_end=start + length,
        actor_id=draw(ids),
        holder_id=draw(ids),
        addressee_id=draw(st.none() | ids),
        topic_id=draw(st.sampled_from(["order/unipolarity", "arms/shield"])),
        target_ids=tuple(sorted(draw(st.sets(ids, max_size=3)))),
        stance=draw(st.sampled_from(values("stances"))),
        act=draw(st.sampled_from(values("acts"))),
        voice=draw(st.sampled_from(values("voices"))),
        date_edtf=draw(st.sampled_from(["2001", "2001-08~", "1991/..", "200X"])),
        date_source=draw(st.sampled_from(values("date_sources"))),
    )


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """Anything that keeps the format."""
    quote = draw(words)
    seen, other = draw(labels(len(quote))), draw(labels(len(quote)))
    decision = draw(st.sampled_from(values("decisions")))
    names = draw(st.sets(st.sampled_from([n for n in CORRECTABLE if n not in ("char_start", "char_end")])))
    new = {name: getattr(other, name) for name in CORRECTABLE if name in names}
    if decision == "correct" and replace(seen, **new) == seen:
        decision = "accept"
    reasons = words.map(lambda said: " ".join(said.split())).filter(bool)
    return Decision(
        position_id=draw(st.none() | st.from_regex(r"p-[0-9a-f]{12}", fullmatch=True)),
        text_sha256=draw(st.sampled_from(["0" * 64, "f" * 64])),
        seen=seen,
        quote=quote,
        extraction=Extraction(
            draw(st.none() | st.integers(0, 9)), draw(st.none() | st.floats(0, 1)), draw(st.none() | ids)
        ),
        decision=decision,
        new=new if decision == "correct" else {},
        reason=draw(st.none() | reasons) if decision == "accept" else draw(reasons),
        reviewer=draw(st.sampled_from(["anna", "ben.roe", "c-d_e"])),
        reviewed=draw(st.dates(date(2000, 1, 1), date(2099, 1, 1))),
        is_final=draw(st.booleans()),
    )
