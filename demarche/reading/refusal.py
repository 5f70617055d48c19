"""The one way in which reading says no to an input.

Belongs here: the exception that becomes a quarantine row. Does not: the rules that raise it.
"""

from __future__ import annotations

from demarche.quarantine import Rejected

STAGE = "ingest"


class RefusalError(Exception):
    """An input that is not let through: rule (a short name), reason (with a remedy), place and value."""

    def __init__(
        self, rule: str, reason: str, *, locator: str | None = None, payload: str | None = None
    ) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason
        self.locator = locator
        self.payload = payload

    def rejected(self, source_path: str, document_id: str | None = None) -> Rejected:
        """The quarantine row of this refusal; the reason names the file unless it does already."""
        return Rejected(
            source_path=printable(source_path),
            document_id=document_id,
            stage=STAGE,
            rule=self.rule,
            reason=printable(self.reason),
            locator=None if self.locator is None else printable(self.locator),
            payload=None if self.payload is None else printable(self.payload),
        )


def printable(text: str, limit: int = 1000) -> str:
    """The text with control, format and undecodable characters escaped, and bounded."""
    shown = "".join(
        c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode("ascii")
        for c in text[:limit]
    )
    return shown if len(text) <= limit else shown + "…"


def quoted(value: str, limit: int = 80) -> str:
    """A value as it stands in a message: in double quotes, escaped, bounded."""
    return f'"{printable(value, limit)}"'
