"""The password that DNA asks for when it opens a file.

The hash is the one of the Jasypt library that DNA uses: SHA-256, 100,000 times, over salt and
password, written as base64 of salt and digest. The salt does not change, so that the bytes do not;
nothing is kept secret by it.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

PASSWORD = "demarche"
ROUNDS = 100_000
SALT = sha256(PASSWORD.encode()).digest()[:16]


def hashed(password: str) -> str:
    """The password as DNA stores it."""
    digest = SALT + password.encode()
    for _ in range(ROUNDS):
        digest = sha256(digest).digest()
    return b64encode(SALT + digest).decode("ascii")
