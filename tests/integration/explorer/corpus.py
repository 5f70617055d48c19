"""A release whose texts, names and spans are as unkind to a page as they can be, in two versions.

Belongs here: the rows. One text is open and full of emoji and overlapping spans, one is restricted, one is
made of attacks, one holds no position; the second version adds rows to the first.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from demarche.tables import frame
from tests.unit.releasing.building import published
from tests.unit.releasing.samples import actor, sha, topic

ATTACK = """<img src=x onerror="alert(1)"><script>alert(2)</script>"""
LONG = "The Permanent Committee of " + "Very Long Names of International Organisations and " * 6 + "Others"
TEXTS = {
    "emoji": (
        "🙂🙂 On Monday 👩‍👩‍👧 the President of Ruritania said that NATO should not expand 🚀 and that "
        "trade must be free.\n\nHe opposed tariffs; “tariffs 🇫🇷 are poison”, he said. Nobody answered."
    ),
    "restricted": "Missile defence must be built. The heron sleeps in the submarine. Trade must be free.",
    "attack": f"{ATTACK} must be abolished. \u2028 ]]> </script> Trade must be free, javascript:alert(3).",
    "silent": "Nothing was said that day.",
}
RIGHTS = {"restricted": "restricted"}
KINDS = {"silent": "precis", "attack": "precis", "restricted": "excerpt"}
SAID: tuple[tuple[str, str, str, str, str, str, float], ...] = (
    # document, words, actor, topic, stance, date, confidence
    ("emoji", "NATO should not expand", "RUR", "security/enlargement", "oppose", "2001-08", 0.91),
    ("emoji", TEXTS["emoji"][TEXTS["emoji"].index("the President") : TEXTS["emoji"].index(".\n")], "RUR",
     "economy/trade", "support", "2001-08", 0.62),
    ("emoji", "expand 🚀 and that trade must be free", "RUR", "economy/trade", "support", "2001-08", 0.35),
    ("emoji", "“tariffs 🇫🇷 are poison”", "the-president", "economy/trade", "mixed", "1990~/2001", 0.2),
    ("restricted", "Missile defence must be built", "USA", "arms/shield", "support", "2003-01-02", 0.8),
    ("restricted", "Trade must be free", "USA", "economy/trade", "oppose", "2003-01-02", 0.5),
    ("attack", f"{ATTACK} must be abolished", "evil", "arms/shield", "oppose", "199X", 0.7),
    ("attack", "Trade must be free", "long", "economy/trade", "support", "2010-05-06", 0.44),
)  # fmt: skip
LATER: tuple[tuple[str, str, str, str, str, str, float], ...] = (
    ("emoji", "He opposed tariffs", "RUR", "economy/trade", "support", "2001-08", 0.66),
)


def rows_of(said: tuple[tuple[str, str, str, str, str, str, float], ...]) -> dict[str, pl.DataFrame]:
    """The tables that a candidate is built from."""
    return {
        "documents": frame("documents", [_document(name) for name in TEXTS]),
        "document_actors": frame(
            "document_actors",
            [{"document_id": "emoji", "holder_id": "the-president", "actor_id": "RUR", "role": "speaker"}],
        ),
        "texts": frame("texts", [{"document_id": name, "text": text} for name, text in TEXTS.items()]),
        "positions": frame("positions", [_position(*one) for one in said]),
        "actors": frame(
            "actors",
            [
                actor("RUR", "state", label="Ruritania"),
                actor("USA", "state", label="United States", iso3="USA"),
                actor("the-president", label="The President"),
                actor("evil", "group", label=ATTACK, is_listed=False),
                actor("long", "organisation", label=LONG),
            ],
        ),
        "affiliations": frame(
            "affiliations", [{"holder_id": "the-president", "actor_id": "RUR", "role": "president"}]
        ),
        "topics": frame(
            "topics",
            [
                topic("security/enlargement", label="NATO enlargement", proposition="NATO should enlarge."),
                topic("economy/trade", label="Free trade", proposition="Trade should be free."),
                topic("arms/shield", label=f"Missile defence {ATTACK}", proposition=f"Build {ATTACK}."),
            ],
        ),
        "quarantine": frame(
            "quarantine",
            [{"source_path": f"{ATTACK}.txt", "stage": "ingest", "rule": "binary", "reason": ATTACK}],
        ),
    }


def release(folder: Path) -> Path:
    """Two versions; the later one's folder."""
    published(folder, rows_of(SAID))
    return published(folder, rows_of((*SAID, *LATER))).folder


def _document(name: str) -> dict[str, Any]:
    text, day = TEXTS[name], date(2001, 8, 14)
    return {
        "document_id": name,
        "source_path": f"{name}.txt",
        "title": {"attack": ATTACK, "emoji": "=1+1 🙂", "silent": LONG}.get(name),
        "publisher": ATTACK if name == "attack" else None,
        "url": "https://example.org/a?b=<c>" if name == "attack" else None,
        "genre": "speech",
        "text_kind": KINDS.get(name, "original"),
        "language": "en",
        "rights": RIGHTS.get(name, "CC0-1.0"),
        "published_edtf": day.isoformat(),
        "published_start": day,
        "published_end": day,
        "published_precision": "day",
        "sha256": sha(text),
        "text_sha256": sha(text),
        "characters": len(text),
        "words": len(text.split()),
        "sentences": 3,
    }


_BOUNDS = {
    "2001-08": (date(2001, 8, 1), date(2001, 8, 31), "month"),
    "1990~/2001": (date(1990, 1, 1), date(2001, 12, 31), "interval"),
    "2003-01-02": (date(2003, 1, 2), date(2003, 1, 2), "day"),
    "199X": (date(1990, 1, 1), date(1999, 12, 31), "decade"),
    "2010-05-06": (date(2010, 5, 6), date(2010, 5, 6), "day"),
}


def _position(
    name: str, quote: str, who: str, about: str, stance: str, when: str, confidence: float
) -> dict[str, Any]:
    start = TEXTS[name].index(quote)
    first, last, precision = _BOUNDS[when]
    return {
        "position_id": f"p-{sha(f'{name} {quote} {who} {about}')[:12]}",
        "document_id": name,
        "actor_id": who,
        "holder_id": "the-president" if who == "RUR" else who,
        "addressee_id": "USA" if who == "RUR" else None,
        "topic_id": about,
        "target_ids": [],
        "stance": stance,
        "act": "demand",
        "voice": "quoted" if quote.startswith("“") else "reported",
        "date_edtf": when,
        "date_start": first,
        "date_end": last,
        "date_precision": precision,
        "date_source": "expression",
        "quote": quote,
        "char_start": start,
        "char_end": start + len(quote),
        "sentence_index": 0,
        "confidence": confidence,
        "extractor": "made-up",
        "review_status": "unreviewed",
    }
