"""From a chosen candidate to a position: evidence, date, addressee, targets.

Belongs here: what a row says beside who, what and which side. Does not: the choice (choosing), rows of
tables (frames).
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.attribution.voices import Sentence
from demarche.documents import Document
from demarche.positions.choosing import Chosen
from demarche.positions.dating import date_of
from demarche.positions.evidence import clause_span
from demarche.positions.explaining import explain
from demarche.positions.position import Position
from demarche.positions.telling import Telling

STANCES = {1: "support", -1: "oppose"}


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in its document, with what it and the text before it tell of dates."""

    document: Document
    telling: Telling


def position(chosen: Chosen, place: Place, targeted: frozenset[str]) -> Position:
    """The row of one chosen candidate."""
    c, document = chosen.candidate, place.document
    actor_id, holder_id, topic_id = c.key
    first, last = clause_span(c.finding.predicate, (c.mention.start, c.mention.end))
    dated = date_of(c.finding, c.voice, document, place.telling)
    asked = (a.actor_id for a in c.finding.addressees if a.actor_id != actor_id and not a.is_described)
    start, end = c.read.parsed.start + first, c.read.parsed.start + last
    return Position(
        document_id=document.document_id,
        actor_id=actor_id,
        holder_id=holder_id,
        addressee_id=next(asked, None),
        topic_id=topic_id,
        target_ids=_targets(c.read.outer, (first, last), actor_id) if topic_id in targeted else (),
        stance="mixed" if chosen.is_mixed else STANCES[c.sign],
        act=c.finding.act,
        voice=c.voice,
        date=dated.date,
        date_source=dated.source,
        quote=document.text[start:end],
        char_start=start,
        char_end=end,
        sentence_index=c.read.parsed.index,
        confidence=round(c.confidence, 3),
        explanation=explain(c, dated),
    )


def _targets(sentence: Sentence, span: tuple[int, int], actor_id: str) -> tuple[str, ...]:
    """Other actors named within the evidence: on or with whom the policy is."""
    doc = sentence.doc
    return tuple(
        sorted(
            {
                m.actor_id
                for m in sentence.mentions
                if m.actor_id != actor_id
                and span[0] <= doc[m.start].idx < span[1]
                and m.kind != "person"
                and m.sense != "part"
            }
        )
    )
