"""The page's code and styles, as `make explorer` has built them.

Belongs here: finding them, and refusing what is missing, changed or out of date. Does not: building them
(explorer/build.mjs, which writes assets.json in the same form).
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

ASSETS = Path(__file__).with_name("assets")
SOURCES = Path(__file__).parents[2] / "explorer"
"""The npm project, in a checkout; an installed package has none."""
RECORD = "assets.json"
REMEDY = (
    "Run `make explorer`; it needs Node.js 20 or later with npm (https://nodejs.org, or the package nodejs)."
)


class AssetsError(RuntimeError):
    """The page cannot be made, and what to do about it."""


_ENDING = re.compile(r"</(?:script|style)|<!--", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Assets:
    """Code and styles of the page."""

    script: str
    style: str


def require_current(folder: Path = ASSETS, sources: Path = SOURCES) -> None:
    """AssetsError unless the assets are whole and, in a checkout, built from the sources that stand there.

    For the beginning of a run, so that it does not work for an hour to find that it cannot be published.
    """
    read_assets(folder)
    if (sources / "build.mjs").is_file() and _record(folder).get("sources") != sources_digest(sources):
        raise AssetsError(f"The explorer was built from other sources than those in explorer/. {REMEDY}")


def read_assets(folder: Path = ASSETS, name: str = "explorer") -> Assets:
    """Code and styles of the page, or of one that adds to it; AssetsError unless they are whole."""
    record = _record(folder)
    sheets = ["explorer.css", *(sheet for sheet in record if sheet == f"{name}.css" != "explorer.css")]
    style = "".join(_read(folder, sheet, record) for sheet in sheets)
    assets = Assets(_read(folder, f"{name}.js", record), style)
    for text in (assets.script, assets.style):
        if found := _ENDING.search(text):
            raise AssetsError(
                f"The explorer's code holds {found[0]}, which would end its own element. {REMEDY}"
            )
    return assets


def sources_digest(sources: Path) -> str:
    """One SHA-256 over the names and bytes of what the assets are built from."""
    files = [path for path in sorted((sources / "src").rglob("*")) if path.is_file()]
    files += [sources / name for name in ("build.mjs", "package-lock.json", "package.json", "tsconfig.json")]
    lines = sorted(
        f"{path.relative_to(sources).as_posix()}:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in files
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _record(folder: Path) -> dict[str, str]:
    try:
        record: dict[str, str] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AssetsError(f"The explorer's code is not built. {REMEDY}") from None
    return record


def _read(folder: Path, name: str, record: dict[str, str]) -> str:
    path = folder / name
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != record.get(name):
        raise AssetsError(f"{name} of the explorer is missing or not what was built. {REMEDY}")
    return path.read_text(encoding="utf-8")
