"""What positions depend on besides their document.

Belongs here: the settings of an extraction; which code, data and libraries can change a result, as one
digest. Does not: extraction itself (extraction), keeping results (store).
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import demarche
import schemas
from demarche.releasing.sums import digest_of, digest_of_all

CODE = ("acts", "actors", "attribution", "dates", "documents.py", "parsing", "positions", "store", "topics")
"""The parts of demarche that reading a document runs through."""
LIBRARIES = ("numpy", "pydantic", "spacy", "thinc")


@dataclass(frozen=True, slots=True)
class ExtractionSettings:
    """What an extraction depends on besides its texts.

    `parser` is the folder of a spaCy pipeline with Universal Dependencies; `codebook` holds
    topics/, actors/ and acts/; `topics` is another topic codebook, a file or a folder.
    """

    parser: Path
    codebook: Path
    topics: Path | None = None
    confidence: float = 0.24


def fingerprint(settings: ExtractionSettings) -> str:
    """SHA-256 that changes whenever the same document might yield other positions."""
    lines = "\n".join(f"{name} {value}" for name, value in fingerprint_parts(settings).items())
    return hashlib.sha256(lines.encode()).hexdigest()


def fingerprint_parts(settings: ExtractionSettings) -> dict[str, str]:
    """What the fingerprint is made of, by name."""
    return {
        **program_parts(),
        "parser": digest_of(settings.parser),
        "codebook": digest_of(settings.codebook),
        "topics": digest_of(settings.topics) if settings.topics else "",
        "confidence": repr(settings.confidence),
    }


def program_parts() -> dict[str, str]:
    """That of it which a machine has by itself: two that agree read alike, given the same settings."""
    return {
        "python": ".".join(map(str, sys.version_info[:2])),
        **{name: version(name) for name in LIBRARIES},
        "code": digest_of_all(Path(demarche.__path__[0]), CODE),
        # Shapes of codebook files, and what is read from beside them whatever the codebook.
        "schemas": digest_of(Path(schemas.__path__[0])),
    }
