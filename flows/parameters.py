"""params.yaml: what a run can be told.

Belongs here: its shape and its loading. Does not: defaults (they stand in params.yaml itself).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from demarche.reading.limits import Limits
from flows.errors import StoppedError
from flows.places import CHECKOUT
from schemas.codebooks.yaml_files import CodebookError, read_yaml

FILE = CHECKOUT / "params.yaml"
Share = Annotated[float, Field(ge=0, le=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Ingest(_Part):
    """How much of one file is read."""

    most_bytes: int = Field(gt=0)
    most_characters: int = Field(gt=0)
    most_document_bytes: int = Field(gt=0)
    most_pages: int = Field(gt=0)
    seconds: int = Field(gt=0)
    most_memory: int = Field(gt=0)

    @property
    def limits(self) -> Limits:
        """The same as reading takes them."""
        return Limits(**self.model_dump())


class Extract(_Part):
    """What positions depend on besides texts and code."""

    parser: str
    codebook: str
    confidence: Share


class Rights(_Part):
    """What a release may show of texts that may not be passed on."""

    quoted_share: Share


class TimeBox(_Part):
    """How long a process may take for one document."""

    least: float = Field(gt=0)
    each_10000_characters: float = Field(ge=0)

    def seconds(self, characters: int) -> float:
        """The longest time for a text of so many characters."""
        return self.least + self.each_10000_characters * characters / 10_000


class Store(_Part):
    """How much of what was found out may be kept for later runs."""

    gigabytes: float = Field(ge=0)

    @property
    def limit(self) -> int:
        """Most bytes that are kept."""
        return int(self.gigabytes * 1e9)


class Machine(_Part):
    """How a run uses the machine; results do not depend on it."""

    workers: int = Field(ge=0, le=512)
    cluster: bool
    time_box: TimeBox

    @property
    def processes(self) -> int:
        """Worker processes to start."""
        return self.workers or len(os.sched_getaffinity(0))


class Parameters(_Part):
    """All of params.yaml."""

    ingest: Ingest
    extract: Extract
    limits: dict[str, float] = Field(alias="validate")
    rights: Rights
    machine: Machine
    store: Store


def load_parameters(file: Path = FILE, workers: int | None = None, cluster: bool | None = None) -> Parameters:
    """The parameters of a file; `workers` and `cluster` take the place of what it says of them."""
    if not file.is_file():
        raise StoppedError(f"{file} is missing. Take it from the repository again.")
    try:
        parameters = read_yaml(file).parse(Parameters)
    except CodebookError as error:
        raise StoppedError(str(error)) from None
    given = {"workers": workers, "cluster": cluster}
    update = {name: value for name, value in given.items() if value is not None}
    return parameters.model_copy(update={"machine": parameters.machine.model_copy(update=update)})


def located(path: str) -> Path:
    """A path of params.yaml, from the checkout on."""
    return CHECKOUT / path
