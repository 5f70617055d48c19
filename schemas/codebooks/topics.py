"""The topic codebook: what an entry may say, and loading it from a file or a folder of files.

Belongs here: the shape of a topic, its terms and its examples; checks that hold for any codebook.
Does not: matching terms in texts (demarche.topics), the entries themselves (schemas/codebook/topics).
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from schemas.codebooks.yaml_files import CodebookError, Place, YamlFile, read_folder, read_yaml

TOPIC_ID = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"


class Term(BaseModel):
    """Words that name a topic; schemas/codebook/topics/README.md explains the mini-language."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    term: str = Field(min_length=2, max_length=600)
    toward: Literal[-1, 1] = 1
    described: Literal["good", "evil"] | None = None
    weight: float = Field(default=1.0, gt=0, le=1)
    with_: tuple[str, ...] = Field(default=(), alias="with")
    without: tuple[str, ...] = ()
    between: tuple[tuple[str, ...], ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Term:
        if self.described == ("good" if self.toward > 0 else "evil"):
            raise ValueError(f"`described: {self.described}` is what toward: {self.toward} means already")
        return self

    @property
    def is_evil(self) -> bool:
        """Whether whoever merely describes the thing deplores it: by default if it hurts the proposition."""
        return self.toward < 0 if self.described is None else self.described == "evil"


class Example(BaseModel):
    """A sentence of our own with the stance it should be coded with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=10)
    stance: Literal["support", "oppose", "mixed"]


class Topic(BaseModel):
    """One entry of the codebook: a proposition that positions support or oppose."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=TOPIC_ID)
    label: str = Field(min_length=1)
    proposition: str = Field(min_length=1)
    kind: Literal["policy", "belief"] | None = None
    cap: int | None = Field(default=None, ge=1, le=23)
    marpor: tuple[int | None, int | None] = (None, None)
    is_targeted: bool = False
    owner_acts: bool = False
    over: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    words: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def group(self) -> str:
        """The part of the id before the slash; the id itself where there is none."""
        return self.id.split("/")[0]

    @field_validator("terms", mode="before")
    @classmethod
    def _plain_strings_are_terms(cls, value: object) -> object:
        if isinstance(value, list):
            return [{"term": item} if isinstance(item, str) else item for item in value]
        return value


class _TopicsFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    topics: tuple[Topic, ...]


def load_topics(path: Path) -> tuple[Topic, ...]:
    """Topics of a YAML file, or of all YAML files below a folder, sorted by id.

    Raises CodebookError naming file and entry: malformed YAML or entries, ids given twice, `over`
    naming no topic, a codebook without topics.
    """
    topics: dict[str, Topic] = {}
    origin: dict[str, tuple[YamlFile, Place]] = {}
    for file in read_folder(path) if path.is_dir() else [read_yaml(path)]:
        for number, topic in enumerate(file.parse(_TopicsFile).topics):
            place: Place = ("topics", number)
            if topic.id in topics:
                first = origin[topic.id][0].path.name
                raise file.error(place, f"the id is already used in {first}; an id names one topic.")
            topics[topic.id], origin[topic.id] = topic, (file, place)
    if not topics:
        raise CodebookError(f"{path}: no topics found; a codebook needs at least one entry under `topics:`.")
    for topic in topics.values():
        file, place = origin[topic.id]
        for other in topic.over:
            if other not in topics:
                raise file.error(place, f"`over` names {other}, which is no topic of this codebook.")
    return tuple(topics[key] for key in sorted(topics))
