"""Releases' pages in Debian's Chromium, opened from disk as a reader opens them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from demarche.explorer import parts
from tests.integration.explorer.corpus import release as make_release

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unkind release, in one page."""
    return make_release(tmp_path_factory.mktemp("release"))


@pytest.fixture(scope="session")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, its rows in many small files beside the page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "INLINE_POSITIONS", 0)
        patch.setattr(parts, "PART_CHARACTERS", 50)
        return make_release(tmp_path_factory.mktemp("divided"))


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Opened]:
    """Opens a release's page at an address; at the end, no error, no dialog and no request from outside."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    wrong: list[str] = []

    def watched(page: Page) -> Page:
        page.on(
            "console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        return page

    def open_page(folder: Path, address: str = "", width: int = 1280) -> Page:
        page = watched(context.new_page())
        page.set_viewport_size({"width": width, "height": 900})
        own = folder.resolve().as_uri()
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((own, "data:", "blob:"))
                else wrong.append(f"request: {request.url}")
            ),
        )
        page.goto(f"{own}/index.html{address}")
        page.locator("main h1").first.wait_for()
        return page

    yield open_page
    context.close()
    assert wrong == []
