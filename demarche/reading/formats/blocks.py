"""Text put together block by block, within a limit.

Belongs here: blanks inside a block, lines and empty lines between blocks. Does not: what a block is
(html, docx).
"""

from __future__ import annotations

from demarche.reading.refusal import RefusalError


class Blocks:
    """Paragraphs, headings and cells in their order; RefusalError beyond `most` characters."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._length = 0
        self._blocks: list[str] = []
        self._lines: list[str] = []
        self._pieces: list[str] = []

    def add(self, text: str | None) -> None:
        """More of the line that is being written."""
        if text:
            self._length += len(text)
            if self._length > self._most:
                raise RefusalError("too-large", f"the text has more than {self._most} characters. Split it.")
            self._pieces.append(text)

    def end_line(self) -> None:
        """A line ends, its block may go on."""
        if line := " ".join("".join(self._pieces).split()):
            self._lines.append(line)
        self._pieces.clear()

    def end_block(self) -> None:
        """A block ends."""
        self.end_line()
        if self._lines:
            self._blocks.append("\n".join(self._lines))
        self._lines.clear()

    def text(self) -> str:
        """All blocks, an empty line between them."""
        self.end_block()
        return "\n\n".join(self._blocks)
