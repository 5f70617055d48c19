"""What else a document says beside one candidate, by which the candidate is the likelier or the less so.

Belongs here: sums over the candidates of a document. Does not: what they add to a confidence (confidence).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from demarche.positions.candidates import Candidate
from demarche.positions.confidence import prior

EVEN = 0.3
"""So much is added to both sides together before one's share is taken: little evidence decides little."""


@dataclass(frozen=True, slots=True)
class Company:
    """Summed priors of a document's candidates, of each position and sentence the surest.

    Of other sentences: `same` and `opposite` of its actor on its topic; `topic` of anybody else on its
    topic; `share` is that of its side in `same` and `opposite`. Of all sentences: `actor` of its actor on
    other topics, `all` of everybody on everything. `tone` is how well its actor speaks around its topic
    elsewhere, from -1 to 1.
    """

    same: float
    opposite: float
    topic: float
    share: float
    actor: float
    all: float
    tone: float


def company_of(candidates: Sequence[Candidate]) -> list[Company]:
    """The company of each candidate of a document."""
    best: dict[tuple[str, str, int, int], float] = {}
    for c in candidates:
        if c.mention.is_signed:
            key = (c.holder.actor_id, c.mention.topic_id, c.sign, c.read.parsed.index)
            best[key] = max(best.get(key, 0.0), prior(c))
    sides: dict[tuple[str, str, int], float] = defaultdict(float)
    topics: dict[str, float] = defaultdict(float)
    actors: dict[str, float] = defaultdict(float)
    for (actor, topic, sign, _), value in best.items():
        sides[actor, topic, sign] += value
        topics[topic] += value
        actors[actor] += value
    everything = sum(topics.values())
    tones = _tones(candidates)
    known: dict[tuple[str, str, int, int], Company] = {}
    found: list[Company] = []
    for c in candidates:
        actor, topic, index = c.holder.actor_id, c.mention.topic_id, c.read.parsed.index
        place = actor, topic, c.sign, index
        if place in known:
            found.append(known[place])
            continue
        same = max(0.0, sides[actor, topic, c.sign] - best.get(place, 0.0))
        opposite = max(0.0, sides[actor, topic, -c.sign] - best.get((actor, topic, -c.sign, index), 0.0))
        both = sides[actor, topic, 1] + sides[actor, topic, -1]
        others = [tone for other, tone in tones[actor, topic].items() if other != index]
        known[place] = Company(
            same,
            opposite,
            topic=max(0.0, topics[topic] - both),
            share=same / (same + opposite + EVEN),
            actor=max(0.0, actors[actor] - both),
            all=everything,
            tone=sum(others) / (len(others) + 1),
        )
        found.append(known[place])
    return found


def _tones(candidates: Sequence[Candidate]) -> dict[tuple[str, str], dict[int, float]]:
    """How well each actor speaks around each topic, by sentence."""
    tones: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
    for c in candidates:
        tones[c.holder.actor_id, c.mention.topic_id][c.read.parsed.index] = c.finding.tone * c.mention.toward
    return tones
