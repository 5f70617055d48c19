"""PDF to text: the text layer, page after page.

Belongs here: pages to lines, running heads. Does not: which line breaks are only layout (lines). Scripts,
forms, attachments and pictures in the file are never looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from demarche.reading.limits import Limits
from demarche.reading.refusal import RefusalError

_FEWEST = 3
"""Pages from which on a line that they share may be a running head."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")


def text_of(data: bytes, limits: Limits) -> str:
    """The text of all pages; RefusalError if there is none, or it is locked."""
    reader = PdfReader(BytesIO(data), strict=False)
    try:
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise _locked()
        if len(reader.pages) > limits.most_pages:
            raise RefusalError(
                "too-large", f"it has {len(reader.pages)} pages, more than {limits.most_pages}. Split it."
            )
        pages: list[list[str]] = []
        length = 0
        for page in reader.pages:
            text = page.extract_text()
            length += len(text)
            if length > limits.most_characters:
                most = limits.most_characters
                raise RefusalError("too-large", f"the text has more than {most} characters. Split it.")
            pages.append([line for line in text.splitlines() if line.strip()])
    except (DependencyError, FileNotDecryptedError):
        raise _locked() from None
    if not any(pages):
        raise RefusalError(
            "no-text", "no page has a text layer: a scan, perhaps. Recognise its text first (OCR)."
        )
    return "\n".join(line for page in without_running_heads(pages) for line in page)


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The pages without first and last lines that half of them share, whatever numbers stand there."""
    least = max(_FEWEST, len(pages) / 2)
    heads = Counter(_shape(page[0]) for page in pages if page)
    feet = Counter(_shape(page[-1]) for page in pages if page)
    kept: list[Sequence[str]] = []
    for page in pages:
        start = int(bool(page) and heads[_shape(page[0])] >= least)
        end = len(page) - int(len(page) > start and feet[_shape(page[-1])] >= least)
        kept.append(page[start:end])
    return kept


def _shape(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.split()).lower())


def _locked() -> RefusalError:
    return RefusalError("encrypted", "the file is locked with a password. Save it without one.")
