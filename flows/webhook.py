"""Telling another program of a run: one POST of JSON to an address, in bounded time.

Belongs here: which addresses are allowed, asking again, what is said if it fails. Does not: what is told
(notices).

The address is a secret, as chat programs give them out: of it only the host is ever shown.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from flows.errors import StoppedError

VARIABLE = "DEMARCHE_WEBHOOK"
LONGEST = 20.0
"""Seconds that telling may take in all, whatever the other side does."""
TRIES = 3
PAUSE = 1.0
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which it is worth asking again."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that is told of runs."""

    address: httpx.URL

    @classmethod
    def configured(cls) -> Webhook | None:
        """The one that the environment names; StoppedError if it is none that can be told."""
        given = os.environ.get(VARIABLE, "").strip()
        if not given:
            return None
        try:
            address = httpx.URL(given)
        except httpx.InvalidURL:
            address = httpx.URL()
        if address.scheme not in ("http", "https") or not address.host:
            raise StoppedError(
                f"{VARIABLE} is no address that can be told of runs (it is not shown here, for it may hold a "
                "secret). Write https://host/path, or unset it."
            )
        return cls(address)

    @property
    def host(self) -> str:
        """What of the address may be shown."""
        return self.address.host

    def tell(self, message: Mapping[str, Any], longest: float = LONGEST) -> str | None:
        """Send a message; why it did not arrive, or None if it did. Never raises, never takes longer."""
        said: list[str | None] = []
        # A thread, because no time limit of a client bounds a server that answers a byte at a time.
        end = time.monotonic() + longest
        work = threading.Thread(target=lambda: said.append(self._patiently(message, end)), daemon=True)
        work.start()
        work.join(longest)
        return said[0] if said else f"{self.host} did not answer within {longest:g} s"

    def _patiently(self, message: Mapping[str, Any], end: float) -> str | None:
        why: str | None = None
        for attempt in range(TRIES):
            if attempt:
                time.sleep(PAUSE * 2**attempt)
            why, is_passing = self._once(message, max(end - time.monotonic(), 0.1))
            if not is_passing:
                break
        return why

    def _once(self, message: Mapping[str, Any], longest: float) -> tuple[str | None, bool]:
        """Why it failed, if it did, and whether that may pass."""
        logging.getLogger("httpx").setLevel(logging.WARNING)  # it would write the whole address into logs
        try:
            # Redirects are not followed: they could lead anywhere, also inside the network of this machine.
            with (
                httpx.Client(timeout=longest, follow_redirects=False) as client,
                client.stream("POST", self.address, json=dict(message)) as answer,
            ):
                status = answer.status_code
        except Exception as error:
            return f"{self.host} cannot be reached ({type(error).__name__})", isinstance(
                error, httpx.TransportError
            )
        if 200 <= status < 300:
            return None, False
        if 300 <= status < 400:
            return (
                f"{self.host} answered {status}: redirects are not followed. Name the address itself.",
                False,
            )
        return f"{self.host} answered {status}", status in PASSING
