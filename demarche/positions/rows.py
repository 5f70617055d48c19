"""From findings in one sentence to positions: voice, evidence, date, one row a position.

Belongs here: what the whole sentence decides once its mentions are climbed.
Does not: finding who takes a side (climbing), rows of tables (frames).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demarche.attribution.voices import Holder, Sentence
from demarche.dates.edtf import EdtfDate
from demarche.dates.expressions import DateMention
from demarche.documents import Document
from demarche.positions.dating import date_of
from demarche.positions.evidence import clause_span
from demarche.positions.findings import Finding
from demarche.positions.position import Position
from demarche.topics.mentions import TopicMention

STANCES = {1: "support", -1: "oppose"}
EQUAL = 0.05
"""Two opposite readings whose confidence differs by less are a mixed stance."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in its document: its number and the code point at which it starts."""

    document: Document
    index: int
    start: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A finding with the mention it is about and the voice it is in."""

    mention: TopicMention
    finding: Finding
    voice: str


def positions_in(
    taken: Iterable[Taken],
    sentence: Sentence,
    place: Place,
    dates: Sequence[DateMention],
    context: EdtfDate | None,
    targeted: frozenset[str],
    threshold: float,
) -> list[Position]:
    """Positions of one sentence, one for each holder and topic, by falling certainty of their finding."""
    best: dict[tuple[str, str, str], list[tuple[Taken, Holder]]] = {}
    for item in taken:
        for holder in item.finding.holders:
            if holder.is_described:
                continue
            best.setdefault((holder.actor_id, holder.holder_id, item.mention.topic_id), []).append(
                (item, holder)
            )
    rows: list[Position] = []
    for (actor_id, holder_id, topic_id), found in best.items():
        found.sort(key=lambda pair: (-_confidence(pair), pair[0].mention.start))
        item, _ = found[0]
        confidence = _confidence(found[0])
        if confidence < threshold:
            continue
        rivals = [_confidence(p) for p in found if p[0].finding.sign != item.finding.sign]
        if rivals and item.finding.rule == "bare":
            continue
        mixed = bool(rivals) and confidence - max(rivals) < EQUAL and _same_clause(found)
        first, last = clause_span(item.finding.predicate, (item.mention.start, item.mention.end))
        date, source = date_of(item.finding, item.voice, place.document, dates, context, (first, last))
        asked = (a.actor_id for a in item.finding.addressees if a.actor_id != actor_id and not a.is_described)
        addressee = next(asked, None)
        start, end = place.start + first, place.start + last
        rows.append(
            Position(
                document_id=place.document.document_id,
                actor_id=actor_id,
                holder_id=holder_id,
                addressee_id=addressee,
                topic_id=topic_id,
                target_ids=_targets(sentence, (first, last), actor_id) if topic_id in targeted else (),
                stance="mixed" if mixed else STANCES[item.finding.sign],
                act=item.finding.act,
                voice=item.voice,
                date=date,
                date_source=source,
                quote=place.document.text[start:end],
                char_start=start,
                char_end=end,
                sentence_index=place.index,
                confidence=round(confidence, 3),
                explanation=_explanation(item),
            )
        )
    return rows


def _explanation(item: Taken) -> str:
    return f"{item.finding.rule} «{item.finding.predicate.lemma_}» · term «{item.mention.term}»"


def _confidence(pair: tuple[Taken, Holder]) -> float:
    return min(1.0, pair[0].finding.confidence * pair[1].certainty)


def _same_clause(found: list[tuple[Taken, Holder]]) -> bool:
    return len({item.finding.predicate.i for item, _ in found}) == 1


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
