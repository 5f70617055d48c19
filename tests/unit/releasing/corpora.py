"""A small made-up corpus that can be changed as editors, readers and codebooks change one.

Positions are whole sentences that name an actor and a topic, so that reading an edited text again finds
what is still there, as an extractor would.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

import polars as pl

from demarche.tables import frame
from tests.unit.releasing.samples import actor, sha, topic

SUBJECTS = ("trade", "peace", "missiles", "schools", "borders", "energy", "courts", "harbours")
FILLER = (
    "the committee met in the old hall",
    "many years went by before anybody noticed",
    "rain fell on the capital all that week",
    "the delegates drank tea and talked of nothing",
    "a reporter counted the flags along the river",
)
DAY = date(2007, 2, 10)


@dataclass(frozen=True)
class Text:
    """One raw text; `says` are sentences, those that hold a position being (actor, topic, subject)."""

    path: str
    says: tuple[str, ...]
    rights: str = "CC0-1.0"

    @property
    def text(self) -> str:
        return "\n".join(" ".join(self.says[k : k + 4]) for k in range(0, len(self.says), 4))


@dataclass(frozen=True)
class Corpus:
    """Texts, and the names that the codebook gives to actors and topics."""

    texts: tuple[Text, ...]
    actors: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    trim: int = 0
    """Characters by which an extractor cuts the beginning of its evidence."""


def corpus(
    random: Random, texts: int = 3, sentences: int = 8, rights: Sequence[str] = ("CC0-1.0", "restricted")
) -> Corpus:
    """So many texts of so many sentences, each under one of these rights."""
    made = []
    for number in range(texts):
        says = tuple(sentence(random, f"{number}-{k}") for k in range(sentences))
        made.append(Text(f"{number}-talk.txt", says, random.choice(rights)))
    return Corpus(tuple(made))


def sentence(random: Random, mark: str) -> str:
    """A sentence of its own; two in three hold a position."""
    words = " ".join(random.choice(FILLER).split()[: random.randint(3, 7)])
    if random.random() < 1 / 3:
        return f"In year {mark} {words}."
    who, what = random.choice(("RUS", "USA")), random.choice(SUBJECTS)
    return f"{who} demands more {what} in year {mark} because {words}."


def read(corpus: Corpus) -> dict[str, pl.DataFrame]:
    """What a run makes of the corpus, with ids as in a first version."""
    documents, texts, actors, positions = [], [], [], []
    for number, text in enumerate(corpus.texts):
        name = re.sub(r"[^a-z0-9]+", "-", text.path.rpartition(".")[0].lower())
        body = text.text
        documents.append(_document(name, text, body))
        texts.append({"document_id": name, "text": body})
        holder = f"speaker-{number % 2}"
        actors.append({"document_id": name, "holder_id": holder, "actor_id": holder, "role": "speaker"})
        positions += list(_positions(name, body, corpus))
    topics = [topic(corpus.topics.get(one, f"all/{one}"), proposition=f"More {one}.") for one in SUBJECTS]
    return {
        "documents": frame("documents", documents),
        "texts": frame("texts", texts),
        "document_actors": frame("document_actors", actors),
        "positions": frame("positions", positions),
        "actors": frame("actors", [*_actors(corpus), actor("speaker-0"), actor("speaker-1")]),
        "affiliations": frame("affiliations", []),
        "topics": frame("topics", topics),
        "quarantine": frame("quarantine", []),
    }


def _actors(corpus: Corpus) -> list[dict[str, Any]]:
    return [
        actor(corpus.actors.get(one, one), "state", label=f"State {one}", wikidata=f"Q{number}")
        for number, one in enumerate(("RUS", "USA"), start=1)
    ]


def _document(name: str, text: Text, body: str) -> dict[str, Any]:
    return {
        "document_id": name,
        "source_path": text.path,
        "genre": "speech",
        "text_kind": "original",
        "language": "en",
        "rights": text.rights,
        "published_edtf": DAY.isoformat(),
        "published_start": DAY,
        "published_end": DAY,
        "published_precision": "day",
        "sha256": sha(body),
        "text_sha256": sha(body),
        "characters": len(body),
        "words": len(body.split()),
        "sentences": len(text.says),
    }


def _positions(name: str, body: str, corpus: Corpus) -> list[dict[str, Any]]:
    rows = []
    for number, found in enumerate(re.finditer(r"(RUS|USA) dem\w+ more (\w+)[^.]*", body)):
        if found[2] not in SUBJECTS:
            continue
        start = found.start() + min(corpus.trim, len(found[0]) // 3)
        rows.append(
            {
                "position_id": f"p-{number:012x}",
                "document_id": name,
                "actor_id": corpus.actors.get(found[1], found[1]),
                "holder_id": corpus.actors.get(found[1], found[1]),
                "topic_id": corpus.topics.get(found[2], f"all/{found[2]}"),
                "target_ids": [],
                "stance": ("support", "oppose")[len(found[2]) % 2],
                "act": ("demand", "propose")[len(found[2]) % 2],
                "voice": "reported",
                "date_edtf": DAY.isoformat(),
                "date_start": DAY,
                "date_end": DAY,
                "date_precision": "day",
                "date_source": "document",
                "quote": body[start : found.end()],
                "char_start": start,
                "char_end": found.end(),
                "sentence_index": 0,
                "confidence": 0.75,
                "extractor": "made-up",
                "review_status": "unreviewed",
            }
        )
    return rows


def edited(corpus: Corpus, random: Random, edits: int = 2) -> Corpus:
    """Sentences without positions added or taken out, and letters mistyped, in every text."""
    texts = []
    for number, text in enumerate(corpus.texts):
        says = list(text.says)
        for k in range(edits):
            at = random.randrange(len(says) + 1)
            kind = random.choice(("add", "drop", "mistype"))
            if kind == "add":
                says.insert(at, f"In year {number}{k}x a new remark was made about the weather.")
            elif kind == "drop" and at < len(says) and "demands" not in says[at]:
                del says[at]
            elif kind == "mistype" and at < len(says):
                says[at] = says[at].replace(" in year ", " in yaer ", 1)
        texts.append(replace(text, says=tuple(says)))
    return replace(corpus, texts=tuple(texts))


def renamed(corpus: Corpus) -> Corpus:
    """Every file under another name in another folder."""
    return replace(
        corpus, texts=tuple(replace(text, path=f"new/{text.path[::-1][4:]}.txt") for text in corpus.texts)
    )
