"""What linking finds: a stretch of a sentence that names an actor.

Belongs here: the record of one mention. Does not: how it is found (linker), who exists (book).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Tokens `start` to `end` (exclusive) of a sentence name `actor_id`, through `holder_id`.

    `kind`: name, demonym, capital, government, person, office, organisation or group.
    `sense`: `actor`; or `place`, where the words name where something is ("in Moscow"); or
    `part`, where they are part of another name ("Paris Agreement", "anti-American").
    `gender`: "f" or "m" of a person whose given name tells.
    Mentions of one sentence do not overlap, save two within one token ("U.S.-Russia").
    """

    start: int
    end: int
    actor_id: str
    holder_id: str
    kind: str
    rule: str
    sense: str = "actor"
    gender: str = ""
