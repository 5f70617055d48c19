"""What the dataset is called, by whom and under which licences, read from dataset.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("dataset.yaml")


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence and what it covers. `name` is its SPDX identifier."""

    name: str
    title: str
    path: str
    covers: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """Descriptive metadata that does not change with a version."""

    name: str
    title: str
    description: str
    creator: str
    keywords: tuple[str, ...]
    licences: dict[str, Licence]
    texts: str


@cache
def dataset() -> Dataset:
    """The dataset's metadata."""
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Dataset(
        name=raw["name"],
        title=raw["title"],
        description=raw["description"].strip(),
        creator=raw["creator"],
        keywords=tuple(raw["keywords"]),
        licences={what: Licence(**licence) for what, licence in raw["licences"].items()},
        texts=raw["texts"].strip(),
    )
