"""Files that are not plain text, handed to the process that opens them.

Belongs here: starting, asking and ending that process. Does not: what happens in it (worker).
"""

from __future__ import annotations

import json
import subprocess
import sys
from types import TracebackType
from typing import Self

from demarche.reading.formats.kinds import check_kind
from demarche.reading.formats.worker import request_for
from demarche.reading.limits import Limits
from demarche.reading.refusal import RefusalError
from demarche.reading.vocabulary import Kind


class Converter:
    """Takes the text out of one file after another; the process starts with the first of them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def text_of(self, kind: Kind, data: bytes) -> str:
        """The text of a file of that kind; RefusalError if it cannot be had."""
        if len(data) > self._limits.most_document_bytes:
            raise RefusalError(
                "too-large",
                f"the file has {len(data)} bytes, more than {self._limits.most_document_bytes}. Split it.",
            )
        check_kind(kind, data)
        answer = self._ask(request_for(kind.name, data, self._limits))
        if "text" not in answer:
            raise RefusalError(answer["rule"], answer["reason"])
        return answer["text"]

    def _ask(self, request: bytes) -> dict[str, str]:
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(request)
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = b""
        if not line:
            self.close()
            return {
                "rule": "unreadable",
                "reason": "the process that reads such files ended. Export it as plain text.",
            }
        return dict(json.loads(line))

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-m", "demarche.reading.formats.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._process
