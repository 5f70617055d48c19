"""Where things stand: the checkout, and the folders of one run.

Belongs here: paths. Does not: what is in the files.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from demarche.releasing.layout import BASE
from flows.errors import StoppedError

CHECKOUT = Path(__file__).resolve().parents[1]
"""The checkout that this code was installed from; relative paths in params.yaml start here."""

CACHE = Path(os.environ.get("DEMARCHE_CACHE") or CHECKOUT / ".cache")
"""State of tools that may be deleted at any time; elsewhere if DEMARCHE_CACHE says so."""

STORE = CACHE / "demarche"
"""What earlier runs found out about single documents; no stage's output, and never the truth."""


SPOOL = CACHE / "spool"
"""Copies of texts that stand elsewhere, and tables that go elsewhere, by the address."""

Where = Path | str
"""A folder of this machine, or the URL of one elsewhere."""

RELEASES_VARIABLE = "DEMARCHE_FOLLOWED"
"""Tells the stages that DVC runs in which folder the release stands that they follow. Not DEMARCHE_RELEASES,
which says where analysts read from and may be a URL."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one run. `processed` holds the candidate's tables at its top.

    Where raw texts or tables stand elsewhere, `source` and `target` are the URLs, and the folders copies.
    """

    raw: Path = CHECKOUT / "raw"
    processed: Path = CHECKOUT / "processed"
    releases: Path = CHECKOUT / "releases"
    source: str | None = None
    target: str | None = None

    @classmethod
    def chosen(
        cls, raw: Where | None = None, processed: Where | None = None, releases: Where | None = None
    ) -> Places:
        """The folders named, absolute; those of the checkout for the rest.

        StoppedError for releases elsewhere, and for an address with secrets in it.
        """
        own = cls()
        source, target = _url(raw), _url(processed)
        if url := _url(releases):
            raise StoppedError(
                f"releases are made in a folder of this machine, not in {url}. Send them there: --to {url}"
            )
        return cls(
            _spool(source) / "raw" if source else Path(raw).resolve() if raw else own.raw,
            _spool(target) / "processed"
            if target
            else Path(processed).resolve()
            if processed
            else own.processed,
            Path(releases).resolve() if releases else own.releases,
            source,
            target,
        )

    @property
    def given(self) -> tuple[Where, Where, Where]:
        """Raw texts, tables and releases by what names them, to be passed on to `chosen`."""
        return self.source or self.raw, self.target or self.processed, self.releases

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


def _url(where: Where | None) -> str | None:
    """The URL that is meant, without a last slash; None for a folder of this machine."""
    if not isinstance(where, str) or "://" not in where:
        return None
    parts = urlsplit(where)
    if parts.password or parts.query:
        raise StoppedError(
            f"{parts.scheme}://{parts.hostname or ''}{parts.path}: leave secrets out of the address, which "
            "stands in logs. The library for it finds them in the environment, as for any program."
        )
    return where.rstrip("/")


def _spool(url: str) -> Path:
    return SPOOL / hashlib.sha256(url.encode()).hexdigest()[:16]
