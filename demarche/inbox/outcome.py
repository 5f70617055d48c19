"""What became of one file of an inbox.

Belongs here: the words for it. Does not: how it came to that (taking).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

TAKEN: Final = "taken"
WAITS: Final = "waits"
REFUSED: Final = "refused"


class InboxError(Exception):
    """Nothing can be taken from the inbox; the message names the remedy."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file by its path in the inbox, what became of it, and why, or how to mend it."""

    file: str
    outcome: Literal["taken", "waits", "refused"]
    reason: str
