"""How much of a file is read, and for how long.

Belongs here: the limits and their usual values. Does not: what happens beyond them (files, reader, formats).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one file. `params.yaml` says the same values; a test holds the two together.

    Seconds are of processor time and only a backstop: what is too much is told by size wherever it can
    be, so that a slow machine lets in what a fast one does.
    """

    most_bytes: int = 5_000_000
    """Bytes of a plain text or Markdown file."""
    most_characters: int = 500_000
    """Characters of a text, before it is cleaned; some 80,000 words."""
    most_document_bytes: int = 50_000_000
    """Bytes of an HTML, PDF or DOCX file, packed and unpacked."""
    most_pages: int = 5_000
    """Pages of a PDF file."""
    seconds: int = 60
    """Processor time for taking the text out of one HTML, PDF or DOCX file."""
    most_memory: int = 1_500_000_000
    """Bytes of memory that doing so may take."""


USUAL = Limits()
"""Where nobody said anything else."""
