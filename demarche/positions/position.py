"""A position: one row before it has an id.

Belongs here: the record that every extractor returns. Does not: ids (releasing.identity), frames
(positions.frames).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from demarche.dates.edtf import EdtfDate
from demarche.documents import Document
from demarche.quarantine import Rejected

if TYPE_CHECKING:  # reading positions needs no parser
    from demarche.actors.memory import Minted
    from demarche.positions.explaining import Explanation


@dataclass(frozen=True, slots=True)
class Position:
    """Who wants what: an actor's stance towards a topic's proposition, with its evidence.

    `char_start` and `char_end` (exclusive) index the document's clean text in code points;
    `explanation` names the rules behind it, for people; it enters no table.
    """

    document_id: str
    actor_id: str
    holder_id: str
    addressee_id: str | None
    topic_id: str
    target_ids: tuple[str, ...]
    stance: str
    act: str
    voice: str
    date: EdtfDate
    date_source: str
    quote: str
    char_start: int
    char_end: int
    sentence_index: int
    confidence: float
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document yielded; a document that failed yields only `rejected`.

    `minted` are actors that no list holds; `affiliations` are (holder, actor, role) read off the text.
    `rows` are the positions as rows of their table where a run has no more use for records with their
    explanations (positions.packed): those of a thousand texts would fill a gigabyte.
    """

    document_id: str
    sentences: int
    positions: tuple[Position, ...] = ()
    minted: tuple[Minted, ...] = ()
    affiliations: tuple[tuple[str, str, str], ...] = ()
    rejected: tuple[Rejected, ...] = ()
    rows: bytes = b""


def failed(document: Document, rule: str, reason: str) -> Extracted:
    """What comes of a document that could not be read. The reason must hold no words of the text."""
    row = Rejected(document.source_path, document.document_id, "extract", rule, reason)
    return Extracted(document.document_id, 0, rejected=(row,))


def unreadable(document: Document, error: Exception) -> Extracted:
    """What comes of a document on which extraction failed."""
    # The error's own message may hold words of the text, which may be restricted.
    reason = f"extraction failed: {type(error).__name__}. Split or mend the text, or report it."
    return failed(document, "extraction-failed", reason)


class Extractor(Protocol):
    """Anything that turns documents into positions, one result a document, in order.

    `fingerprint` changes whenever the same text might yield other positions.
    """

    name: str
    fingerprint: str

    def extract(self, documents: Iterable[Document]) -> Iterator[Extracted]:
        """Positions of each document."""
        ...
