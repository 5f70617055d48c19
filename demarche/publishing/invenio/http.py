"""Requests to a repository: patience, and no secret in any message.

Belongs here: what is tried again and for how long. Does not: what the requests mean (interface).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx

from demarche import __version__
from demarche.publishing.targets import SendingError

TOKEN = "ZENODO_TOKEN"
"""Environment variable with the access token; it is read here and goes nowhere but into the header."""

PASSING = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is made and how long we wait: doubling, or what the server asks for."""

    tries: int = 6
    first: float = 1.0
    longest: float = 900.0


class StatusError(SendingError):
    """The repository said no; `status` is its HTTP status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class Connection:
    """One repository, asked with the token of the environment."""

    def __init__(
        self,
        base: str,
        patience: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        token = os.environ.get(TOKEN)
        if not token:
            raise SendingError(
                f"{base} needs an access token: make one there (scopes deposit:write and deposit:actions) "
                f"and set the environment variable {TOKEN}"
            )
        self.base = base
        self._patience = patience or Patience()
        self._sleep = sleep
        # Redirects are not followed: they could carry the token to another host.
        self._client = httpx.Client(
            base_url=f"{base}/api",
            headers={"Authorization": f"Bearer {token}", "User-Agent": f"demarche/{__version__}"},
            timeout=httpx.Timeout(60, read=300, write=300),
            follow_redirects=False,
        )

    def json(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON answer to a request, asked again while the server is busy; StatusError for a no."""
        answer = self._patiently(lambda: self._client.request(method, path, json=body), f"{method} {path}")
        return answer.json() if answer.content else None

    def put(self, path: str, content: Path) -> None:
        """Send the bytes of a file."""

        def once() -> httpx.Response:
            with content.open("rb") as stream:
                size = str(content.stat().st_size)
                headers = {"Content-Type": "application/octet-stream", "Content-Length": size}
                return self._client.put(path, content=stream, headers=headers)

        self._patiently(once, f"PUT {path}")

    def _patiently(self, ask: Callable[[], httpx.Response], what: str) -> httpx.Response:
        wait, said, asked = self._patience.first, "", None
        for attempt in range(self._patience.tries):
            if attempt:
                self._sleep(wait if asked is None else max(asked, 0.0))
                wait = min(2 * wait, self._patience.longest)
            asked = None
            try:
                answer = ask()
            except httpx.TransportError as error:
                said = f"{type(error).__name__}: {error}"
                continue
            if answer.status_code not in PASSING:
                return self._accepted(answer, what)
            said, asked = _told(answer), _retry_after(answer)
            if asked is not None and asked > self._patience.longest:
                break
        raise SendingError(f"{self.base}: {what} failed {attempt + 1} times: {said}. Send again later.")

    def _accepted(self, answer: httpx.Response, what: str) -> httpx.Response:
        if answer.is_success:
            return answer
        remedy = f" Is {TOKEN} one of this repository?" if answer.status_code in (401, 403) else ""
        raise StatusError(f"{self.base}: {what}: {_told(answer)}.{remedy}", answer.status_code)


def _told(answer: httpx.Response) -> str:
    """What the server said, in a line."""
    try:
        said = answer.json()
        message = " ".join(str(said.get(key, "")) for key in ("message", "errors") if said.get(key))
    except (ValueError, AttributeError):
        message = ""
    return f"{answer.status_code} {answer.reason_phrase}{f' ({message[:500]})' if message else ''}"


def _retry_after(answer: httpx.Response) -> float | None:
    """Seconds that the server asks us to wait: a number or a date."""
    value = answer.headers.get("Retry-After", "").strip()
    if value.isdigit():
        return float(value)
    try:
        return (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):
        return None
