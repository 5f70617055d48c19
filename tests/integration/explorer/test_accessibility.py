"""What axe-core finds wrong in each view: nothing serious, in light and dark, wide and narrow.

Each view is also left as a picture in .cache/screenshots, for whoever wants to look.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from demarche.explorer.assets import SOURCES
from tests.integration.explorer.corpus import LATER, SAID
from tests.integration.explorer.test_views import positions

pytestmark = pytest.mark.slow
PICTURES = Path(__file__).parents[3] / ".cache" / "screenshots"
AXE = SOURCES / "node_modules" / "axe-core" / "axe.min.js"
ADDRESSES = (
    "#/",
    "#/matrix",
    "#/topic",
    "#/topic/economy/trade",
    "#/actor",
    "#/actor/RUR",
    "#/network",
    "#/positions",
    "#/positions?q=tariffs&actor=RUR",
    "#/document",
    "#/document/emoji",
    "#/document/restricted",
    "#/about",
    "#/nowhere",
)
FOUND = """
async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .flatMap((one) => one.nodes.map((node) => `${one.id} ${node.html.slice(0, 160)}`));
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_violation(scheme: str, width: int, release: Path, chromium: Browser) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (make explorer)")
    rows = positions(release)
    assert rows.height == len(SAID) + len(LATER)
    addresses = [*ADDRESSES, f"#/position/{rows['position_id'][0]}"]
    # The page's policy would refuse the checker's own code.
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    wrong: dict[str, list[str]] = {}
    for address in addresses:
        page = context.new_page()
        page.goto(f"{release.resolve().as_uri()}/index.html{address}")
        page.locator("main h1").first.wait_for()
        name = re.sub(r"\W+", "-", address).strip("-") or "overview"
        page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.png", full_page=True)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        if found := page.evaluate(FOUND):
            wrong[address] = found
        page.close()
    context.close()
    assert wrong == {}
