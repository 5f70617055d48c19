"""The words by which sentences are told apart, read from the codebook.

Belongs here: the shape of `schemas/codebook/sentences.yaml` and its loading. Does not: any rule.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

import schemas
from schemas.codebooks.yaml_files import read_yaml

FILE = Path(schemas.__path__[0]) / "codebook" / "sentences.yaml"
Words = Annotated[frozenset[str], BeforeValidator(lambda words: frozenset(words.split()))]


class SentenceWords(BaseModel):
    """All of sentences.yaml; words are lower case and without their full stop."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before_names: Words
    before_numbers: Words
    within_sentences: Words
    openers: Words
    bullets: str
    longest: int


@cache
def sentence_words() -> SentenceWords:
    """The words, checked."""
    return read_yaml(FILE).parse(SentenceWords)
