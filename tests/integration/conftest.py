"""Whole runs on a few small texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, sync_playwright

from demarche.releasing.publish import Publication
from demarche.releasing.verdict import Verdict
from flows.parameters import load_parameters, located
from flows.places import Places
from tests.integration.corpus import write_corpus

RELEASED = date(2026, 11, 21)
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Run:
    """A run of the stages as plain functions, and what came of it."""

    places: Places
    verdict: Verdict
    publication: Publication


def run_stages(
    places: Places, workers: int = 1, store: Path | None = None, topics: Path | None = None
) -> Run:
    """The stages one after the other, without server and scheduler; without a store if none is given."""
    from flows.base import take_base
    from flows.extract import extract
    from flows.ingest import ingest
    from flows.publish import publish
    from flows.validate import validate

    ingest(places, store)
    extract(places, topics, workers, store)
    take_base(places)
    verdict = validate(places)
    assert verdict.passed, verdict.failures
    return Run(places, verdict, publish(places, released=RELEASED))


@pytest.fixture(scope="session")
def parser() -> Path:
    """The parser that params.yaml names."""
    folder = located(load_parameters().extract.parser)
    assert (folder / "config.cfg").is_file(), f"{folder} is missing from the checkout"
    return folder


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory, parser: Path) -> Run:
    """A run on the good texts."""
    folder = tmp_path_factory.mktemp("run")
    write_corpus(folder / "raw")
    return run_stages(Places(folder / "raw", folder / "processed", folder / "releases"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium.

    Of a module and no longer: Playwright keeps an event loop in the thread of the tests while it is open, so
    that neither a second Playwright nor a flow run there could start.
    """
    path = which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()
