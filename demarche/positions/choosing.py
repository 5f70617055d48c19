"""From a document's candidates to those that become rows.

Belongs here: the side a candidate takes where its words leave it open, and the choice. Does not: making
candidates (candidates), what stands beside one in its document (company), how sure it is (confidence).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from demarche.positions.candidates import Candidate
from demarche.positions.company import company_of
from demarche.positions.confidence import Weights, chance, features, log_odds, mention_kind, prior

SIDELESS = frozenset({"bare", "heading", "agency", "said", "possessor"})
"""Rules that show whose a topic is rather than which side is taken."""
DECIDED = 1.5
LEAST = 0.5
"""A side is decided where what speaks for it exceeds the other side so many times, and by so much."""
EQUAL = 0.05
"""Two opposite readings of one predicate whose confidence differs by less are a mixed stance."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A candidate that becomes a row; `is_mixed` where both sides are as sure."""

    candidate: Candidate
    is_mixed: bool


def signed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates whose mention or rule leaves the side open take the one their holder takes elsewhere."""
    sides: dict[tuple[str, str, int], float] = defaultdict(float)
    for c in candidates:
        if takes_a_side(c):
            sides[c.holder.actor_id, c.mention.topic_id, c.sign] += prior(c)
    result: list[Candidate] = []
    for c in candidates:
        if not takes_a_side(c):
            topic = c.holder.actor_id, c.mention.topic_id
            for sign in (1, -1):
                if sides[*topic, sign] > DECIDED * sides[*topic, -sign] + LEAST:
                    c = c.with_(sign=sign)
        result.append(c)
    return result


def takes_a_side(candidate: Candidate) -> bool:
    """Whether the words themselves say which side is taken."""
    return candidate.mention.is_signed and candidate.finding.rule not in SIDELESS


def weighed(candidates: Sequence[Candidate], weights: Weights, genre: str) -> list[Candidate]:
    """Candidates with their confidence: the estimated probability that the row is right.

    The weights were fitted to policies; of what a clause asserts its rule alone says how sure it is.
    """
    settled = signed(candidates)
    found: list[Candidate] = []
    for c, company in zip(settled, company_of(settled), strict=True):
        adds = log_odds(features(c, company, genre), weights)
        if c.mention.is_assertion:
            found.append(c.with_(confidence=c.finding.confidence * c.holder.certainty))
            continue
        found.append(
            Candidate(c.read, c.mention, c.finding, c.holder, c.voice, c.sign, c.is_own, chance(adds), adds)
        )
    return found


def choose(candidates: Sequence[Candidate], threshold: float) -> list[Chosen]:
    """At most one candidate for each sentence, holder and topic, the surest, if it is sure enough.

    What only its passage says of a sentence counts once a holder, and only where nothing is named.
    """
    rivals: dict[tuple[int, tuple[str, str, str]], list[Candidate]] = defaultdict(list)
    for c in candidates:
        rivals[c.read.parsed.index, c.key].append(c)
    chosen: list[Chosen] = []
    spoken: set[tuple[int, str]] = set()
    for found in sorted(
        (_ranked(r) for r in rivals.values()), key=lambda r: (not r[0].mention.is_signed, *_rank(r[0]))
    ):
        first = found[0]
        said = (first.read.parsed.index, first.holder.holder_id)
        if first.confidence < threshold or (not first.mention.is_signed and said in spoken):
            continue
        spoken.add(said)
        other = max((c.confidence for c in found if c.sign != first.sign), default=0.0)
        one_clause = len({c.finding.predicate.i for c in found}) == 1
        chosen.append(Chosen(first, bool(other) and first.confidence - other < EQUAL and one_clause))
    return without_echoes(chosen)


def without_echoes(chosen: Sequence[Chosen]) -> list[Chosen]:
    """The choice without what only goes on about a side that is shown more firmly elsewhere.

    A sentence that neither names the topic nor says which side is taken adds nothing to one that does.
    """
    surest: dict[tuple[str, str, int], float] = defaultdict(float)
    for item in chosen:
        key = _side(item.candidate)
        surest[key] = max(surest[key], item.candidate.confidence)
    return [
        item
        for item in chosen
        if not _is_echo(item.candidate) or item.candidate.confidence >= surest[_side(item.candidate)]
    ]


def _is_echo(c: Candidate) -> bool:
    return mention_kind(c.mention.term) != "term" and c.finding.rule in SIDELESS


def _side(c: Candidate) -> tuple[str, str, int]:
    return c.holder.actor_id, c.mention.topic_id, c.sign


def _ranked(found: Sequence[Candidate]) -> list[Candidate]:
    return sorted(found, key=_rank)


def _rank(c: Candidate) -> tuple[float, int, int, str]:
    return -c.confidence, c.mention.start, -c.sign, c.mention.topic_id
