"""A release folder with nothing but tables, further forms and metadata, and rows that mean harm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from demarche.releasing.candidate import assemble
from demarche.releasing.facts import ReleaseFacts, release_facts
from demarche.releasing.formats import write_formats
from demarche.releasing.layout import table_path
from demarche.releasing.metadata import write_metadata
from demarche.tables import write_table
from schemas.dataset import Creator
from tests.unit.releasing.samples import (
    TEXTS,
    actor,
    document,
    position,
    sample_rows,
    sample_tables,
    sha,
    topic,
)

DAY = date(2026, 11, 21)
DIGEST = "a1" * 32
HOSTILE = '=HYPERLINK("http://evil.example","</script><script>alert(1)</script>") & \x0b\x01 ]]> 🙂'
PUTIN, KISSINGER, NEWS = TEXTS


def facts(**more: Any) -> ReleaseFacts:
    return replace(release_facts("0.1.0", DAY, DIGEST), **more)


def cited_facts() -> ReleaseFacts:
    """With a DOI and a person among the creators."""
    plain = facts(doi="10.5281/zenodo.123456", url="https://data.example/demarche/0.1.0/")
    jane = Creator("Doe", given="Jane", orcid="0000-0002-1825-0097", affiliation="University of Somewhere")
    return replace(plain, about=replace(plain.about, creators=(jane, *plain.about.creators)))


def formed(
    folder: Path, tables: Mapping[str, pl.DataFrame] | None = None, release: ReleaseFacts | None = None
) -> Path:
    """Tables, formats and metadata as they stand in a release."""
    folder.mkdir(parents=True)
    for name, frame in assemble(tables or sample_tables()).items():
        write_table(frame, name, table_path(folder, name))
    write_formats(folder, release or facts())
    write_metadata(folder, release or facts())
    return folder


def hostile_tables() -> dict[str, pl.DataFrame]:
    """Names and titles that look like formulas, tags or control codes, long texts, an emoji."""
    rows = sample_rows()
    long = "🙂 " + "long text " * 4000
    rows["texts"][2]["text"] = long
    rows["documents"][2] |= {"characters": len(long), "text_sha256": sha(long)}
    rows["documents"][0] = document(PUTIN, title=HOSTILE, publisher="+1 (minus)", reference="'=quoted")
    rows["documents"][1] = document(KISSINGER, title="t" * 400)
    rows["actors"] = [
        actor("RUS", "state", label=HOSTILE),
        actor("USA", "state", label="The same name"),
        actor("vladimir-putin", label="-1+1"),
        actor("henry-kissinger", label="The same name"),
        actor("the-paper", "organisation", label="@sum(1)"),
    ]
    rows["topics"][0] = topic("security/enlargement", label=HOSTILE, proposition=f"{HOSTILE}.")
    rows["positions"].append(position(PUTIN, "🙂 He", "arms/shield", "mixed", actor_id="USA"))
    rows["positions"].append(position(PUTIN, "Mr Putin", "arms/shield", "oppose", actor_id="USA"))
    rows["positions"].append(position(PUTIN, "Putin", "order/unipolarity", "support", actor_id="USA"))
    return sample_tables(**rows)
