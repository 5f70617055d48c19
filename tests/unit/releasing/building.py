"""Candidates and releases made of the samples, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from demarche.releasing.candidate import build_candidate, read_candidate
from demarche.releasing.continuity.base import copy_base, read_base
from demarche.releasing.digest import table_digests
from demarche.releasing.layout import BASE
from demarche.releasing.provenance import Provenance
from demarche.releasing.publish import Publication, publish
from demarche.releasing.verdict import Verdict, write_verdict
from tests.unit.releasing.samples import sample_tables


def made(**changes: Any) -> Provenance:
    values: dict[str, Any] = {
        "program": "demarche 0.1.0",
        "inputs": {"a.txt": "0" * 64},
        "refused": ["b.txt"],
        "stages": {"extract": {"code": "1" * 64, "parser": "2" * 64, "parameters": {"confidence": 0.5}}},
        "rows": {"ingest": {"documents": 3}},
        "released": date(2026, 11, 21),
    }
    return Provenance(**(values | changes))


def passed_candidate(
    folder: Path, tables: Mapping[str, pl.DataFrame] | None = None, releases: Path | None = None
) -> Path:
    """A candidate as written, with the verdict of a gate that let it pass; it follows what is released."""
    if releases is not None:
        copy_base(releases, folder / BASE)
    built = build_candidate(tables or sample_tables(), folder, base=read_base(folder / BASE))
    digests = table_digests(read_candidate(folder))
    write_verdict(folder, Verdict(True, (), {}, {}, built.logical_digest, digests))
    return folder


def published(
    folder: Path, tables: Mapping[str, pl.DataFrame] | None = None, releases: Path | None = None
) -> Publication:
    target = releases or folder / "releases"
    return publish(passed_candidate(folder / "processed", tables, target), target, made())
