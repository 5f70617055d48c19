"""The page on which a version is reviewed: the explorer's own, with what reviewing adds.

Belongs here: putting it together, with every text at hand. Does not: serving it (flows).

It shows texts whole that no release may show. It is for the person at this machine and stands in no release.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from demarche.explorer.assets import read_assets
from demarche.explorer.page import page
from demarche.explorer.writing import explorer_data
from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.layout import CHANGES
from demarche.releasing.writing import write_json
from demarche.reviewing.desk import Desk

SCRIPT = "review"
NO_CHANGES: dict[str, Any] = {"from": None, "change": None, "reasons": [], "positions_kept": 0, "tables": {}}


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The page, and the files that it loads, by their path beside it."""

    html: str
    files: Mapping[str, str]


def review_page(desk: Desk, release: ReleaseFacts, folder: Path, added: Mapping[str, Any]) -> ReviewPage:
    """The page of the tables on a desk; `folder` is for files on the way, `added` goes to its code."""
    if not (folder / CHANGES).is_file():
        write_json(folder / CHANGES, NO_CHANGES)
    data, divided = explorer_data(folder, with_texts(desk), release)
    title = f"Review · {release.title} · {release.version}"
    html = page(title, "", {**data, SCRIPT: dict(added)}, read_assets(name=SCRIPT), connect="'self'")
    return ReviewPage(html, divided.files)


def with_texts(desk: Desk) -> dict[str, pl.DataFrame]:
    """The tables with every text at hand, whatever its rights."""
    at_hand = [(text.document_id, text.text) for text in desk.texts.values()]
    texts = pl.DataFrame(at_hand, schema={"document_id": pl.String, "text": pl.String}, orient="row")
    return {**desk.tables, "texts": texts}
