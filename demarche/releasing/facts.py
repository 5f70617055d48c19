"""What every file of a release says of the release: version, date, digest, DOI, title, creators, licences.

Belongs here: the record that formats and metadata are written from. Does not: the rows (they read the
Parquet tables of the staged folder), what the release was made from (provenance).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from schemas.dataset import Dataset, dataset
from schemas.tables import SCHEMA_VERSION

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """One version of the dataset. `about` is what does not change with a version.

    `doi` is the bare name (`10.5281/zenodo.123`) and stands here only if it was reserved before
    staging; `url` is where the release can be got, if that is known by then.
    """

    version: str
    released: date
    logical_digest: str
    about: Dataset
    schema_version: str = SCHEMA_VERSION
    doi: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.doi is not None and _DOI.fullmatch(self.doi) is None:
            raise ValueError(f'"{self.doi}" is not a DOI; write it bare, such as 10.5281/zenodo.123')

    @property
    def name(self) -> str:
        """Short name of the dataset."""
        return self.about.name

    @property
    def title(self) -> str:
        """Title of the dataset, without the version."""
        return self.about.title

    @property
    def landing(self) -> str | None:
        """The address by which the release is cited: its DOI, else where it can be got."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


def release_facts(
    version: str, released: date, logical_digest: str, *, doi: str | None = None, url: str | None = None
) -> ReleaseFacts:
    """The facts of one version, with what schemas/dataset.yaml says of all of them."""
    return ReleaseFacts(version, released, logical_digest, dataset(), doi=doi, url=url)
