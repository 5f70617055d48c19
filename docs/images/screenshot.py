"""The picture of the explorer in the README, from a release of the demonstration corpus.

    python docs/images/screenshot.py releases/0.1.0

Belongs here: which view is shown, and how large. It needs Chromium and the packages for development.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

VIEW = "#/matrix"
WIDTH, HEIGHT = 1280, 860
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    """Take the picture."""
    (release,) = sys.argv[1:]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=OPTIONS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(f"{(Path(release) / 'index.html').resolve().as_uri()}{VIEW}")
        page.locator("main h1").wait_for()
        page.wait_for_timeout(500)
        page.locator("figure").first.screenshot(path=Path(__file__).with_name("explorer.png"))
        browser.close()


if __name__ == "__main__":
    main()
