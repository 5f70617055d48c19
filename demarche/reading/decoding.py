"""Bytes to text: which encoding a file is in, and what is no text at all.

Belongs here: byte order marks, strict UTF-8, detection, binary files. Does not: what is done
with the characters (characters, lines). Everything that is not plainly one encoding is refused.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from demarche.reading.offsets import RawText
from demarche.reading.refusal import RefusalError
from demarche.reading.vocabulary import vocabulary

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE = 65_536
_SEQUENCES = re.compile(rb"[\xe2-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\xc2-\xdf][\x80-\xbf]")
_CONTROLS = frozenset(map(chr, (*range(9), *range(14, 32), 127)))
_MOST_CONTROLS = 0.01
_SAVE_AS_UTF8 = "Save it as UTF-8."


def decode(data: bytes) -> RawText:
    """The text of a file's bytes; RefusalError if they are no text or in no one encoding."""
    _refuse_known_formats(data)
    return decode_any(data)


def decode_any(data: bytes) -> RawText:
    """The same whatever the text is written in: HTML is text here."""
    raw = _decode_by_mark(data) or _decode_utf8(data) or _decode_wide(data) or _decode_detected(data)
    controls = sum(raw.text.count(c) for c in _CONTROLS & set(raw.text))
    if "\x00" in raw.text or controls > _MOST_CONTROLS * len(raw.text):
        raise RefusalError(
            "binary", f"{controls} control characters: not a text file. Export it as plain text."
        )
    return raw


def _refuse_known_formats(data: bytes) -> None:
    begin = data[:256].removeprefix(codecs.BOM_UTF8).lstrip()[:32].decode("latin-1").lower()
    for known in vocabulary().not_texts:
        if begin.startswith(known.starts.lower()):
            raise RefusalError("not-text", f"the file is {known.what}. Export it as plain text (UTF-8).")


def _decode_by_mark(data: bytes) -> RawText | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return RawText(data[len(mark) :].decode(encoding), encoding, len(mark))
            except UnicodeDecodeError as broken:
                raise RefusalError(
                    "encoding",
                    f"the byte order mark says {encoding}, but byte {broken.start + len(mark)} breaks it. "
                    + _SAVE_AS_UTF8,
                    locator=f"byte {broken.start + len(mark)}",
                ) from None
    return None


def _decode_utf8(data: bytes) -> RawText | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    # Plain UTF-16 of ASCII is valid UTF-8 full of NULs.
    return None if "\x00" in text else RawText(text, "utf-8")


def _decode_wide(data: bytes) -> RawText | None:
    """UTF-16 without a mark: every other byte of an English text is then NUL."""
    probe = data[:_PROBE]
    if len(data) % 2 or len(probe) < 4:
        return None
    even, odd = probe[0::2].count(0) * 2 / len(probe), probe[1::2].count(0) * 2 / len(probe)
    encoding = "utf-16-le" if odd > 0.7 and even < 0.1 else "utf-16-be" if even > 0.7 and odd < 0.1 else None
    if encoding is None:
        return None
    try:
        return RawText(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _decode_detected(data: bytes) -> RawText:
    if b"\x00" in data:
        raise RefusalError("binary", "the file holds NUL bytes: not a text file. Export it as plain text.")
    sequences = _SEQUENCES.findall(data)
    if any(len(s) > 2 for s in sequences) or len(sequences) > 2:
        raise RefusalError(
            "encoding", "part of the file is UTF-8 and part is not: mixed encodings. " + _SAVE_AS_UTF8
        )
    for group in vocabulary().encodings.candidates:
        best = from_bytes(data, cp_isolation=list(group), preemptive_behaviour=False).best()
        if best is not None:
            # Where several fit, the one that is listed first.
            fitting = {best.encoding, *best.could_be_from_charset}
            encoding = next((name for name in group if name in fitting), best.encoding)
            return RawText(data.decode(encoding), encoding)
    raise RefusalError("encoding", "the encoding of the file cannot be told. " + _SAVE_AS_UTF8)
