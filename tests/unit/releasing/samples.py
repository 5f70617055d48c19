"""Small true-to-form rows from which tests of tables and releases start."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from demarche.tables import frame

TEXTS = {
    "putin-2007-munich": "Mr Putin said that NATO should not expand. 🙂 He opposed a unipolar world.",
    "kissinger-2001-russia": "The United States should cooperate with Russia. Missile defence must be built.",
    "news-2008": "Nothing was said that day.",
}
_RIGHTS = {"putin-2007-munich": "CC-BY-4.0", "kissinger-2001-russia": "restricted", "news-2008": "CC0-1.0"}
_HOLDERS = {
    "putin-2007-munich": ("vladimir-putin", "RUS", date(2007, 2, 10)),
    "kissinger-2001-russia": ("henry-kissinger", "henry-kissinger", date(2001, 8, 14)),
    "news-2008": ("the-paper", "the-paper", date(2008, 1, 2)),
}


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def document(name: str, **changes: Any) -> dict[str, Any]:
    text = TEXTS[name]
    day = _HOLDERS[name][2]
    row = {
        "document_id": name,
        "source_path": f"{name}.txt",
        "title": name.title(),
        "genre": "speech",
        "text_kind": "precis",
        "language": "en",
        "rights": _RIGHTS[name],
        "published_edtf": day.isoformat(),
        "published_start": day,
        "published_end": day,
        "published_precision": "day",
        "sha256": sha(text),
        "text_sha256": sha(text),
        "characters": len(text),
        "words": len(text.split()),
        "sentences": 2,
    }
    return row | changes


def position(name: str, quote: str, topic: str, stance: str, **changes: Any) -> dict[str, Any]:
    start = TEXTS[name].index(quote)
    holder, actor, day = _HOLDERS[name]
    seed = f"{name} {quote} {topic} {stance} {changes}"
    row = {
        "position_id": f"p-{sha(seed)[:12]}",
        "document_id": name,
        "actor_id": actor,
        "holder_id": holder,
        "topic_id": topic,
        "target_ids": [],
        "stance": stance,
        "act": "demand",
        "voice": "reported",
        "date_edtf": day.isoformat(),
        "date_start": day,
        "date_end": day,
        "date_precision": "day",
        "date_source": "document",
        "quote": quote,
        "char_start": start,
        "char_end": start + len(quote),
        "sentence_index": 0,
        "confidence": 0.75,
        "extractor": "grammar-1",
        "review_status": "unreviewed",
    }
    return row | changes


SEEN = ("document_id", "actor_id", "holder_id", "addressee_id", "topic_id", "target_ids", "stance", "act")
MORE = ("voice", "date_edtf", "date_source", "char_start", "char_end")


def decided(row: Mapping[str, Any], decision: str = "accept", **changes: Any) -> dict[str, Any]:
    """A row of `reviews` about a position."""
    made = {name: row[name] for name in (*SEEN, *MORE) if name in row} | {
        "position_id": None if decision == "reject" else row["position_id"],
        "seen_id": row["position_id"],
        "text_sha256": sha(TEXTS[row["document_id"]]),
        "decision": decision,
        "outcome": "applied",
        "changed": [],
        "reviewer": "anna",
        "reviewed": date(2026, 11, 21),
        "is_final": False,
    }
    return made | changes


def actor(name: str, kind: str = "person", **changes: Any) -> dict[str, Any]:
    return {"actor_id": name, "label": name.title(), "kind": kind, "is_listed": True} | changes


def topic(name: str, **changes: Any) -> dict[str, Any]:
    row = {
        "topic_id": name,
        "group": name.partition("/")[0],
        "label": name,
        "proposition": f"{name} should be.",
        "kind": "policy",
        "cap": 19,
        "is_targeted": False,
    }
    return row | changes


def sample_rows() -> dict[str, list[dict[str, Any]]]:
    """Rows of all tables that a candidate is built from; three documents, one of them without positions."""
    return {
        "documents": [document(name) for name in TEXTS],
        "document_actors": [
            {"document_id": name, "holder_id": holder, "actor_id": held, "role": "author"}
            for name, (holder, held, _) in _HOLDERS.items()
        ],
        "texts": [{"document_id": name, "text": text} for name, text in TEXTS.items()],
        "positions": [
            position("putin-2007-munich", "NATO should not expand", "security/enlargement", "oppose"),
            position("putin-2007-munich", "He opposed a unipolar world", "order/unipolarity", "oppose"),
            position(
                "kissinger-2001-russia",
                "The United States should cooperate with Russia",
                "relations/bilateral",
                "support",
                target_ids=["RUS", "USA"],
            ),
            position("kissinger-2001-russia", "Missile defence must be built", "arms/shield", "support"),
        ],
        "actors": [
            actor("RUS", "state", iso3="RUS", cow=365),
            actor("USA", "state", iso3="USA", cow=2),
            actor("vladimir-putin"),
            actor("henry-kissinger"),
            actor("the-paper", "organisation", is_listed=False),
        ],
        "affiliations": [
            {
                "holder_id": "vladimir-putin",
                "actor_id": "RUS",
                "role": "president",
                "valid_start": date(2000, 5, 7),
            }
        ],
        "topics": [
            topic("security/enlargement"),
            topic("order/unipolarity"),
            topic("relations/bilateral", is_targeted=True),
            topic("arms/shield"),
        ],
        "quarantine": [
            {
                "source_path": "broken.bin",
                "stage": "ingest",
                "rule": "binary",
                "reason": "broken.bin is not text.",
            }
        ],
    }


def sample_tables(**changes: list[Mapping[str, Any]]) -> dict[str, pl.DataFrame]:
    """The same as frames, with the rows of some tables replaced."""
    rows: dict[str, Any] = sample_rows() | changes
    return {name: frame(name, listed) for name, listed in rows.items()}
