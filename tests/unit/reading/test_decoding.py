"""Bytes: encodings that are read, and what is refused as no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.reading.decoding import decode
from demarche.reading.refusal import RefusalError

TEXT = "The Government's position — “naïve”, said São Tomé — has not changed since Prague’s café talks.\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_are_told(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_latin_1_is_told() -> None:
    text = "The café in São Tomé and the naïve façade of Zürich have not changed.\n" * 5
    assert decode(text.encode("latin-1")).text == text


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"%PDF-1.7 \x00\x01", "not-text"),
        (b"PK\x03\x04\x14\x00", "not-text"),
        (b"\x89PNG\r\n\x1a\n\x00", "not-text"),
        (b"{\\rtf1\\ansi", "not-text"),
        (b"  <!DOCTYPE html><html>", "not-text"),
        (b"abc\x00def", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03abc", "binary"),
        ("naïve — “yes” ".encode() + "café".encode("latin-1") + b" and more text", "encoding"),
        (b"\xff\xfea\x00b", "encoding"),
        (b"\xef\xbb\xbfabc\xff", "encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, rule: str) -> None:
    with pytest.raises(RefusalError) as refused:
        decode(data)
    assert refused.value.rule == rule


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        raw = decode(data)
    except RefusalError:
        return
    assert raw.text.encode(raw.encoding) == data[raw.mark :]
