"""Texts cut to what DNA holds in a short text, and how many were."""

from __future__ import annotations

SHORT = 190


class Shortening:
    """Shortens texts and counts those that it had to cut."""

    def __init__(self) -> None:
        self.cut = 0

    def __call__(self, text: str) -> str:
        """The text, or as much of it as DNA holds, with an ellipsis."""
        if len(text) <= SHORT:
            return text
        self.cut += 1
        return text[: SHORT - 1] + "…"
