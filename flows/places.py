"""Where things stand: the checkout, and the folders of one run.

Belongs here: paths. Does not: what is in the files.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from demarche.releasing.layout import BASE

CHECKOUT = Path(__file__).resolve().parents[1]
"""The checkout that this code was installed from; relative paths in params.yaml start here."""

CACHE = Path(os.environ.get("DEMARCHE_CACHE") or CHECKOUT / ".cache")
"""State of tools that may be deleted at any time; elsewhere if DEMARCHE_CACHE says so."""

STORE = CACHE / "demarche"
"""What earlier runs found out about single documents; no stage's output, and never the truth."""


RELEASES_VARIABLE = "DEMARCHE_FOLLOWED"
"""Tells the stages that DVC runs in which folder the release stands that they follow. Not DEMARCHE_RELEASES,
which says where analysts read from and may be a URL."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one run. `processed` holds the candidate's tables at its top."""

    raw: Path = CHECKOUT / "raw"
    processed: Path = CHECKOUT / "processed"
    releases: Path = CHECKOUT / "releases"

    @classmethod
    def chosen(
        cls, raw: Path | None = None, processed: Path | None = None, releases: Path | None = None
    ) -> Places:
        """The folders named, absolute; those of the checkout for the rest."""
        own = cls()
        return cls(
            raw.resolve() if raw else own.raw,
            processed.resolve() if processed else own.processed,
            releases.resolve() if releases else own.releases,
        )

    @property
    def is_own(self) -> bool:
        """Whether raw texts and results are the checkout's, which DVC keeps account of."""
        return (self.raw, self.processed) == (CHECKOUT / "raw", CHECKOUT / "processed")

    @property
    def reviews(self) -> Path:
        """Decisions of reviewers, beside what the run makes; need not be there."""
        return self.processed.parent / "reviews"

    @property
    def ingested(self) -> Path:
        """Tables that ingest writes."""
        return self.processed / "ingest"

    @property
    def extracted(self) -> Path:
        """Tables that extract writes."""
        return self.processed / "extract"

    @property
    def base(self) -> Path:
        """What a candidate needs of the release that it follows."""
        return self.processed / BASE

    @property
    def validation(self) -> Path:
        """Report on the candidate, as web pages and as a verdict."""
        return self.processed / "validation"

    @property
    def metrics(self) -> Path:
        """Counts of the run."""
        return self.processed / "metrics.json"

    @property
    def seconds(self) -> Path:
        """How long each stage took when it last ran."""
        return self.processed / "seconds.json"
