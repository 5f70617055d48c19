"""What the explorer's page costs to make and to use in Chromium, at several sizes.

    python -m benchmarks.explorer [--positions 1000 10000 100000]

The page of an invented release (wide_tables) is written to a temporary folder and opened from disk. For each
size: seconds to write, bytes, seconds until the first view and the table are drawn, and for each act of a
reader milliseconds until the next frame after it stands, the median of five. What is asked of 100,000
positions: the first view within 4 s, a filter within 200 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import polars as pl
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.gold_sets import CHECKOUT
from benchmarks.wide_tables import make_run
from demarche.explorer import write_explorer
from demarche.releasing.candidate import assemble, open_texts
from demarche.releasing.facts import release_facts
from demarche.releasing.layout import CHANGES
from demarche.releasing.writing import write_json

RESULTS = CHECKOUT / "benchmarks/results/explorer.json"
SIZES = (1_000, 10_000, 100_000)
OPTIONS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
NO_CHANGES: dict[str, Any] = {
    "from": None,
    "change": "first",
    "reasons": [],
    "positions_kept": 0,
    "tables": {},
}
ACTS = {
    "one actor": "#/positions?actor=FRA",
    "two actors, one stance": "#/positions?actor=FRA,DEU&stance=oppose",
    "a period": "#/positions?actor=FRA&from=1990&to=2001",
    "low confidence": "#/positions?confidence=low",
    "another order": "#/positions?sort=actor",
    "one word": "#/positions?q=should",
    "who × what": "#/matrix",
    "one actor's page": "#/actor/FRA",
    "network": "#/network",
}
TURNS = 5
WAIT = """
async (address) => {
  const begun = performance.now();
  location.hash = address;
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await new Promise((done) => setTimeout(done));
  return performance.now() - begun;
}
"""


def measure(positions: int, folder: Path, browser: Browser) -> dict[str, Any]:
    """One size."""
    tables = made(positions)
    write_json(folder / CHANGES, NO_CHANGES)
    begun = perf_counter()
    write_explorer(folder, tables, release_facts("0.1.0", date(2026, 11, 22), "0" * 64))
    written = perf_counter() - begun
    beside = sorted((folder / "explorer").glob("*.js"))
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    address = (folder / "index.html").resolve().as_uri()
    found = {
        "positions": tables["positions"].height,
        "documents": tables["documents"].height,
        "seconds to write": round(written, 2),
        "bytes of index.html": (folder / "index.html").stat().st_size,
        "bytes beside it": sum(path.stat().st_size for path in beside),
        "files beside it": len(beside),
        "seconds to first view": _opened(page, address, "main h1"),
        "seconds to table": _opened(page, f"{address}#/positions", ".virtual .row"),
        "milliseconds": _acts(page),
    }
    page.close()
    return found


def made(positions: int) -> dict[str, pl.DataFrame]:
    """The tables of a release; texts only where rights allow."""
    tables = dict(assemble(make_run(positions)))
    tables["texts"] = open_texts(tables["texts"], tables["documents"])
    return tables


def _opened(page: Page, address: str, drawn: str) -> float:
    seconds = []
    for _ in range(3):
        page.goto("about:blank")
        begun = perf_counter()
        page.goto(address)
        page.locator(drawn).first.wait_for()
        seconds.append(perf_counter() - begun)
    return round(statistics.median(seconds), 2)


def _acts(page: Page) -> dict[str, int]:
    # The first search loads every quotation, which is not counted.
    page.evaluate(WAIT, "#/positions?q=first")
    page.locator(".positions-count strong").wait_for()
    found = {}
    for name, address in ACTS.items():
        times = []
        for _ in range(TURNS):
            page.evaluate(WAIT, "#/positions")
            times.append(page.evaluate(WAIT, address))
        found[name] = round(statistics.median(times))
    return found


def told(found: Mapping[str, Any]) -> str:
    """One size for people."""
    acts = ", ".join(f"{name} {ms} ms" for name, ms in found["milliseconds"].items())
    return (
        f"{found['positions']:>9,} positions: written in {found['seconds to write']} s, "
        f"index.html {found['bytes of index.html']:,} bytes and {found['bytes beside it']:,} beside it; "
        f"first view {found['seconds to first view']} s, table {found['seconds to table']} s"
        f"\n          {acts}"
    )


def main() -> None:
    """Measure every size asked for and write the figures down."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--positions", type=int, nargs="+", default=SIZES)
    sizes = parser.parse_args().positions
    results = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(OPTIONS))
        for size in sizes:
            with tempfile.TemporaryDirectory(prefix="demarche-explorer-") as folder:
                results.append(measure(size, Path(folder), browser))
                print(told(results[-1]), flush=True)
        version = browser.version
        browser.close()
    about = {"chromium": version, "processors": os.cpu_count(), "machine": platform.machine()}
    load = [round(one, 1) for one in os.getloadavg()]
    RESULTS.write_text(
        json.dumps({**about, "load average": load, "sizes": results}, indent=2) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
