"""What DNA shows as the text of a document.

An open text is shown whole. Of any other, only the evidence is shown, each piece at its place:
everything else is blank, so that the offsets stay true and nothing leaks but the length. The text is
made from the positions of the release, never from the text itself.

DNA counts UTF-16 units in its window and characters in its database. So that both agree with each
other and with `char_start`, every character that UTF-16 needs two units for, such as an emoji, stands as □.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

_UNSTABLE = re.compile("[\U00010000-\U0010ffff\x00]")
STAND_IN = "□"


def shown_texts(documents: pl.DataFrame, texts: pl.DataFrame, positions: pl.DataFrame) -> dict[str, str]:
    """The text of each document by document_id, one character for each of the clean text."""
    whole = dict(texts.select("document_id", "text").iter_rows())
    pieces: dict[str, list[tuple[int, str]]] = {}
    for document, start, quote in positions.select("document_id", "char_start", "quote").iter_rows():
        pieces.setdefault(document, []).append((start, quote))
    shown = {}
    for document, length in documents.select("document_id", "characters").iter_rows():
        text = whole.get(document)
        if text is None:
            text = blanked(length, pieces.get(document, ()))
        shown[document] = _UNSTABLE.sub(STAND_IN, text).replace("\r", " ")
    return shown


def blanked(length: int, pieces: Iterable[tuple[int, str]]) -> str:
    """A text of that length with nothing in it but the pieces, each at its place.

    A line break before and after each piece, where there is room, sets it off on the screen.
    """
    text = [" "] * length
    spans = sorted((start, min(start + len(piece), length), piece) for start, piece in pieces)
    for start, end, _ in spans:
        for place in (start - 1, end):
            if 0 <= place < length:
                text[place] = "\n"
    for start, end, piece in spans:
        text[start:end] = piece[: end - start]
    return "".join(text)
