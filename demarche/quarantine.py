"""What was not let through, with rule and reason.

Belongs here: the record of one rejected input or row. Does not: deciding what to reject
(reading, tables), or how many rejections a run may have (flows, by a parameter).
"""

from __future__ import annotations

from dataclasses import dataclass

PAYLOAD_LIMIT = 200
"""Most characters of the offending value that a row may carry; body text never goes in."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """One input or row that was not let through.

    `locator` says where: a line, a row or a span; `payload` is the offending metadata value.
    """

    source_path: str
    document_id: str | None
    stage: str
    rule: str
    reason: str
    locator: str | None = None
    payload: str | None = None

    def __post_init__(self) -> None:
        if self.payload is not None and len(self.payload) > PAYLOAD_LIMIT:
            object.__setattr__(self, "payload", self.payload[: PAYLOAD_LIMIT - 1] + "…")
