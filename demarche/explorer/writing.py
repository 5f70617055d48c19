"""The explorer of a staged release: index.html, and files beside it where there are many positions.

Belongs here: the order of these steps. A release without positions has a page too.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from demarche.explorer.about import about, changes, files, words
from demarche.explorer.assets import read_assets
from demarche.explorer.blocks import blocks, in_order
from demarche.explorer.page import page
from demarche.explorer.parts import Split, split
from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.layout import EXPLORER
from demarche.releasing.metadata.page import page_script
from demarche.releasing.writing import write_text

FORMAT = 1
"""Of the data; explorer/src/model/wire.ts reads the same."""


def write_explorer(folder: Path, tables: Mapping[str, pl.DataFrame], release: ReleaseFacts) -> None:
    """Write the page of a release whose other files stand in the folder; AssetsError if it cannot be."""
    assets = read_assets()
    data, divided = explorer_data(folder, tables, release)
    for path, script in divided.files.items():
        write_text(folder / path, script)
    title = f"{release.title} · {release.version}"
    write_text(folder / EXPLORER, page(title, page_script(release), data, assets))


def explorer_data(
    folder: Path, tables: Mapping[str, pl.DataFrame], release: ReleaseFacts
) -> tuple[dict[str, Any], Split]:
    """What the page holds, and what stands beside it."""
    made = blocks(tables)
    made["changes"] = changes(folder, in_order(tables["positions"]))
    made["files"] = files(folder)
    divided = split(made)
    data = {
        "format": FORMAT,
        "about": about(release),
        "vocabularies": words(),
        "blocks": divided.inline,
        "parts": divided.parts,
        "counts": {name: tables[name].height for name in ("positions", "documents")},
    }
    return data, divided
