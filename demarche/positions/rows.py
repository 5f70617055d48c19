"""From a chosen candidate to a position: evidence, date, addressee, targets.

Belongs here: what a row says beside who, what and which side. Does not: the choice (choosing), rows of
tables (frames).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from demarche.acts.lexicon import Lexicon
from demarche.documents import Document
from demarche.positions.candidates import Candidate
from demarche.positions.choosing import Chosen
from demarche.positions.dating import date_of
from demarche.positions.evidence import clause_span
from demarche.positions.explaining import explain
from demarche.positions.position import Position
from demarche.positions.targets import targets_of
from demarche.positions.telling import Telling
from demarche.positions.wording import wording_of

STANCES = {1: "support", -1: "oppose"}


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in its document, with what it and the text before it tell of dates."""

    document: Document
    telling: Telling


def position(chosen: Chosen, place: Place, lexicon: Lexicon, targeted: Mapping[str, bool]) -> Position:
    """The row of one chosen candidate; `targeted` as in Grammar."""
    c, document = chosen.candidate, place.document
    actor_id, holder_id, topic_id = c.key
    first, last = clause_span(c.finding.predicate, (c.mention.start, c.mention.end))
    wording = wording_of(c.finding, c.mention, document.genre, lexicon)
    dated = date_of(c.finding.with_(act=wording.act), c.voice, document, place.telling)
    asked = (a.actor_id for a in c.finding.addressees if a.actor_id != actor_id and not a.is_described)
    start, end = c.read.parsed.start + first, c.read.parsed.start + last
    return Position(
        document_id=document.document_id,
        actor_id=actor_id,
        holder_id=holder_id,
        addressee_id=next(asked, None),
        topic_id=topic_id,
        target_ids=_targets(c, targeted),
        stance="mixed" if chosen.is_mixed else STANCES[c.sign],
        act=wording.act,
        voice=c.voice,
        date=dated.date,
        date_source=dated.source,
        quote=document.text[start:end],
        char_start=start,
        char_end=end,
        sentence_index=c.read.parsed.index,
        confidence=round(c.confidence, 3),
        explanation=explain(c, wording, dated),
    )


def _targets(c: Candidate, targeted: Mapping[str, bool]) -> tuple[str, ...]:
    if c.mention.topic_id not in targeted:
        return ()
    actors, owner_acts = c.read.outer.mentions, targeted[c.mention.topic_id]
    return targets_of(c.read.parsed.doc, c.mention, actors, c.holder.actor_id, owner_acts=owner_acts)
