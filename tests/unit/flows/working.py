"""Work for worker processes, where they can import it."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import re
import signal
import sys
import time
from functools import partial
from pathlib import Path

from demarche.dates.edtf import parse_edtf
from demarche.documents import Document
from demarche.positions.position import Extracted
from demarche.store.entries import Tally
from flows.workers import Work
from schemas.codebooks.yaml_files import CodebookError


def document(number: int, text: str = "A text.") -> Document:
    return Document(
        document_id=f"text-{number:03}",
        source_path=f"{number:03}.txt",
        title=None,
        publisher=None,
        reference=None,
        url=None,
        genre="other",
        text_kind="original",
        language="en",
        rights="restricted",
        published=parse_edtf("2001"),
        actors=(),
        sha256="0" * 64,
        text_sha256="0" * 64,
        text=text,
    )


def length(document: Document) -> tuple[Extracted, Tally]:
    return Extracted(document.document_id, len(document.text)), Tally(missing=1)


def tried(document: Document, times: int, folder: Path) -> bool:
    """Whether a document has now been begun at least so many times, by any process."""
    with (folder / document.document_id).open("a") as notes:
        notes.write("begun\n")
    return len((folder / document.document_id).read_text().splitlines()) >= times


def perilous(folder: Path, document: Document) -> tuple[Extracted, Tally]:
    """Does to its own process, or raises, what the text says."""
    again = tried(document, 2, folder)
    match document.text:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "killed once" if not again:
            os.kill(os.getpid(), signal.SIGKILL)
        case "segfault":
            faulthandler.disable()
            ctypes.string_at(0)
        case "hang":
            time.sleep(600)
        case "hang in C":
            re.match(r"(a|aa)+$", "a" * 64 + "b")
        case "memory":
            raise MemoryError
        case "error":
            raise LookupError("words of the text")
        case "exit":
            sys.exit(3)
    return length(document)


def ready() -> Work:
    return length


def ready_for_peril(folder: Path) -> Work:
    return partial(perilous, folder)


def never_ready() -> Work:
    raise CodebookError("codebook/topics.yaml, line 3: an error of our own")


def error_that_cannot_be_sent() -> Work:
    raise RuntimeError("said", lambda: None)


def dead_before_ready() -> Work:
    os._exit(7)
