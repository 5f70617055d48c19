"""Compressed bodies of entries.

Belongs here: compressing, and decompressing what may be hostile. Does not: what is compressed.
"""

from __future__ import annotations

import pyarrow as pa

LARGEST = 2**30
"""Most bytes that an entry may come to; a damaged length must not take all memory."""
_LENGTH = 8


class DamagedError(ValueError):
    """An entry whose bytes are not what was put there."""


def packed(content: bytes) -> bytes:
    """The content, compressed, after its length."""
    body: bytes = pa.compress(content, codec="zstd", asbytes=True)
    return len(content).to_bytes(_LENGTH, "little") + body


def unpacked(body: bytes) -> bytes:
    """What `packed` was given; DamagedError for anything that it did not make."""
    length = int.from_bytes(body[:_LENGTH], "little")
    if len(body) <= _LENGTH or length > LARGEST:
        raise DamagedError("no length, or one that cannot be")
    try:
        content: bytes = pa.decompress(body[_LENGTH:], length, codec="zstd", asbytes=True)
    except (OSError, pa.ArrowException) as error:
        raise DamagedError(str(error)) from None
    if len(content) != length:
        raise DamagedError("another length than stated")
    return content
