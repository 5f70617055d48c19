"""What reading knows from data: column names, defaults, encodings, function words of English.

Belongs here: the shape of `schemas/codebook/reading.yaml` and its loading. Does not: any rule.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

import schemas
from schemas.codebooks.yaml_files import read_yaml

FILE = Path(schemas.__path__[0]) / "codebook" / "reading.yaml"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Columns(_Part):
    """Names of metadata columns, and which of them must or may hold what."""

    names: tuple[str, ...]
    aliases: dict[str, str]
    required: tuple[str, ...]
    listed: tuple[str, ...]
    separator: str


class Defaults(_Part):
    """What a metadata field is taken to be when it is left out."""

    text_kind: str
    language: str
    rights: str
    role: dict[str, str]


class Suffixes(_Part):
    """File name endings that are read, lower case."""

    text: tuple[str, ...]
    markdown: tuple[str, ...]


class Encodings(_Part):
    """Encodings that detection chooses from, in groups."""

    candidates: tuple[tuple[str, ...], ...]


class Kind(_Part):
    """Files that are not plain text and are read all the same.

    `holds` stands within the first bytes of every such file; `needs` are the packages that read them.
    """

    name: str
    what: str
    suffixes: tuple[str, ...]
    holds: str
    needs: tuple[str, ...]


Names = Annotated[frozenset[str], BeforeValidator(lambda names: frozenset(names.split()))]


class Html(_Part):
    """Elements of HTML: those that are blocks of text, that end a line, that hold no text of the page."""

    blocks: Names
    breaks: Names
    passed_over: Names


class NotText(_Part):
    """First bytes (one code point a byte) of something that is not a plain text."""

    starts: str
    what: str


class Language(_Part):
    """Thresholds and word list of the English test."""

    certain: float
    doubtful: float
    passage_characters: int
    most_passages: int
    least_share: float
    least_words: int
    function_words: Annotated[frozenset[str], BeforeValidator(lambda words: frozenset(words.split()))]


class Vocabulary(_Part):
    """All of reading.yaml."""

    columns: Columns
    defaults: Defaults
    suffixes: Suffixes
    formats: tuple[Kind, ...]
    unread: dict[str, str]
    html: Html
    encodings: Encodings
    not_texts: tuple[NotText, ...]
    ligatures: dict[str, str]
    language: Language


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of reading, checked."""
    return read_yaml(FILE).parse(Vocabulary)
