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
class Creator:
    """Who made the dataset: a person has a `given` name, a group or organisation none."""

    name: str
    given: str | None = None
    orcid: str | None = None
    affiliation: str | None = None

    @property
    def full_name(self) -> str:
        """The name as a person writes it."""
        return f"{self.given} {self.name}" if self.given else self.name


@dataclass(frozen=True, slots=True)
class Dataset:
    """Descriptive metadata that does not change with a version."""

    name: str
    title: str
    description: str
    creators: tuple[Creator, ...]
    publisher: str
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
        creators=tuple(Creator(**creator) for creator in raw["creators"]),
        publisher=raw["publisher"],
        keywords=tuple(raw["keywords"]),
        licences={what: Licence(**licence) for what, licence in raw["licences"].items()},
        texts=raw["texts"].strip(),
    )
