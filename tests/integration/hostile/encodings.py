"""Bytes that are text in some encoding, in several, or in none."""

from __future__ import annotations

import gzip
import random
from functools import partial

from tests.integration.hostile.case import ROW, Case, body, lone

_bytes = partial(lone, "bytes")
_TEXT = body()
_ACCENTS = _TEXT.replace("president", "président à Genève")

CASES: tuple[Case, ...] = (
    _bytes("nothing", b"", "empty"),
    _bytes("blanks", b" \r\n\t \n" * 50, "empty"),
    _bytes("a byte order mark alone", b"\xef\xbb\xbf", "empty"),
    _bytes("UTF-8 with a byte order mark", b"\xef\xbb\xbf" + _ACCENTS.encode(), ROW),
    _bytes("UTF-16 with a mark, little end first", b"\xff\xfe" + _ACCENTS.encode("utf-16-le"), ROW),
    _bytes("UTF-16 with a mark, big end first", b"\xfe\xff" + _ACCENTS.encode("utf-16-be"), ROW),
    _bytes("UTF-16 without a mark", _TEXT.encode("utf-16-le"), ROW),
    _bytes("UTF-16 cut in a character", b"\xff\xfe" + _TEXT.encode("utf-16-le")[:-1], "encoding"),
    _bytes("UTF-16 with half a surrogate pair", b"\xff\xfe\x00\xd8" + _TEXT.encode("utf-16-le"), "encoding"),
    _bytes("UTF-32 with a mark", b"\xff\xfe\x00\x00" + _TEXT.encode("utf-32-le"), ROW),
    _bytes("UTF-32 without a mark", _TEXT.encode("utf-32-le"), "binary"),
    _bytes("Latin-1", _ACCENTS.encode("latin-1"), ROW),
    _bytes("Windows-1252 with curly quotes", _ACCENTS.replace('"', "“").encode("cp1252"), ROW),
    _bytes("UTF-8 and Latin-1 in one file", (_ACCENTS * 2).encode() + _ACCENTS.encode("latin-1"), "encoding"),
    _bytes("UTF-8 cut in a character", (_ACCENTS * 2 + "é").encode()[:-1], "encoding"),
    _bytes("surrogates written as UTF-8", _ACCENTS.encode() * 2 + b"\xed\xa0\x80", "encoding"),
    _bytes("UTF-8 taken for Latin-1 and saved again", _ACCENTS.encode().decode("latin-1"), ROW),
    _bytes("EBCDIC", _TEXT.encode("cp037"), "encoding"),
    _bytes("a NUL within", _TEXT.replace("treaty", "trea\0ty"), "binary"),
    _bytes("a NUL at the end", _TEXT + "\0", "binary"),
    _bytes("control characters all over", _TEXT.replace(" ", "\x01 \x08"), "binary"),
    _bytes("noise", random.Random(1).randbytes(20_000), "binary"),
    _bytes("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not-text"),
    _bytes("a program", b"\x7fELF\x02\x01\x01" + bytes(500), "binary"),
    _bytes("a gzip archive", gzip.compress(_TEXT.encode(), mtime=0), "not-text"),
    _bytes("an HTML page named .txt", "<!DOCTYPE html><p>" + _TEXT, "not-text"),
)
