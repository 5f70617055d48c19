"""Who stands where on what, in the page: the figures of the release's own tables, by pointer and by keys."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Page, expect
from polars.testing import assert_frame_equal

from demarche.explorer.assets import SOURCES
from tests.integration.explorer.conftest import Opened

pytestmark = pytest.mark.slow


def taken(page: Page, folder: Path) -> pl.DataFrame:
    """The figure's CSV as a reader takes it away."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").first.click()
    file = folder / "figure.csv"
    download.value.save_as(file)
    return pl.read_csv(file, infer_schema_length=None)


def test_counting_in_the_page_gives_the_figures_of_the_release(release: Path) -> None:
    node = shutil.which("node")
    if node is None or not (SOURCES / "node_modules").is_dir():
        pytest.skip("Node.js or the packages of the explorer are not installed (make explorer)")
    done = subprocess.run(
        [node, "test.mjs"],
        cwd=SOURCES,
        env={**os.environ, "DEMARCHE_RELEASE": str(release)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    # Without the release the comparison would be skipped.
    assert "names no release folder" not in done.stdout


def test_tiles_hold_the_figures_of_the_actor_topic_network(
    release: Path, opened: Opened, tmp_path: Path
) -> None:
    keys = ["actor_id", "topic_id", "target_id"]
    counts = ["support", "oppose", "mixed", "documents", "net"]
    page = opened(release, "#/matrix?show=all&as=table")
    shown = taken(page, tmp_path).select(*keys, *counts)
    wanted = pl.read_csv(release / "networks" / "actor-topic.csv", infer_schema_length=None)
    assert_frame_equal(
        shown.sort(keys), wanted.select(*keys, *counts).sort(keys), check_dtypes=False, abs_tol=1e-12
    )
    assert page.locator(".chart-table tbody tr").count() == wanted.height


def test_lines_hold_the_figures_of_the_difference_network(
    release: Path, opened: Opened, tmp_path: Path
) -> None:
    page = opened(release, "#/network")
    shown = taken(page, tmp_path)
    wanted = pl.read_csv(release / "networks" / "subtract.csv")
    assert_frame_equal(
        shown.select(
            "source", "target", "weight", (pl.col("congruence") - pl.col("conflict")).alias("count"), "topics"
        ),
        wanted,
        check_dtypes=False,
        abs_tol=1e-12,
    )


def test_a_tile_is_reached_by_keys_and_shows_its_words_and_its_address_leads_back(
    release: Path, opened: Opened
) -> None:
    page = opened(release, "#/matrix?order=name")
    page.locator(".heat-scroll").focus()
    # Ruritania is the fourth name, Free trade the first column.
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Home", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    told = page.locator(".heat [aria-live]")
    expect(told).to_contain_text("document")
    page.keyboard.press("Enter")
    behind = page.locator(".behind")
    expect(behind).to_be_focused()
    expect(behind.locator(".said-item").first).to_be_visible()
    address = page.evaluate("location.hash")
    assert "cell=" in address
    heading = behind.locator("h2").inner_text()
    page.go_back()
    expect(behind).to_have_count(0)
    again = opened(release, address)
    expect(again.locator(".behind h2")).to_have_text(heading)


def test_a_period_without_positions_says_so_and_offers_the_way_out(release: Path, opened: Opened) -> None:
    page = opened(release, "#/matrix?from=2004&to=2005")
    page.get_by_role("link", name="Take all filters away").click()
    assert page.evaluate("location.hash") == "#/matrix"
    expect(page.locator(".heat-cells")).to_be_visible()


def test_rows_of_low_confidence_alone_are_drawn_hollow(release: Path, opened: Opened) -> None:
    page = opened(release, "#/matrix")
    # The President on free trade, .20; everything else has a row above .40.
    path = page.locator("path.tile-low").filter(visible=True)
    drawn = [
        one for one in path.evaluate_all("all => all.map(one => one.getAttribute('d'))") if one is not None
    ]
    hollow = [one for one in drawn if one]
    assert sum(one.count("M") for one in hollow) == 2  # one in the legend, one tile


def test_the_time_line_draws_dates_at_their_precision_and_shows_the_words_of_a_mark(
    release: Path, opened: Opened
) -> None:
    page = opened(release, "#/topic/economy/trade")
    # 1990~/2001 is about and a span; August 2001 is a span too short to be seen as one.
    assert page.locator(".timeline path.span-vague.span-2").count() == 1
    page.locator(".timeline").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".timeline [aria-live]")).not_to_be_empty()
    page.keyboard.press("Enter")
    expect(page.locator(".behind .quote")).to_be_visible()
    assert "at=p-" in page.evaluate("location.hash")


def test_nodes_are_links_that_bring_their_lines_forward(release: Path, opened: Opened) -> None:
    page = opened(release, "#/network")
    node = page.locator(".graph-node").first
    node.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".behind h2")).to_be_visible()
    assert "actor=" in page.evaluate("location.hash")
    places = page.locator(".node").evaluate_all("all => all.map(one => one.getAttribute('cx') ?? '')")
    page.get_by_label("First year").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert "from=" in page.evaluate("location.hash")
    moved = page.locator(".node").evaluate_all("all => all.map(one => one.getAttribute('cx') ?? '')")
    assert moved == places


def test_every_figure_is_taken_away_as_svg_with_its_source(
    release: Path, opened: Opened, tmp_path: Path
) -> None:
    for address in ("#/matrix", "#/topic/economy/trade", "#/actor/RUR", "#/network"):
        page = opened(release, address)
        buttons = page.get_by_role("button", name="Download SVG")
        assert buttons.count() >= 1
        for at in range(buttons.count()):
            with page.expect_download() as download:
                buttons.nth(at).click()
            file = tmp_path / "figure.svg"
            download.value.save_as(file)
            text = file.read_text(encoding="utf-8")
            assert text.startswith("<svg")
            assert "Source: " in text
            assert "<script" not in text
            assert "class=" not in text


def test_denominators_stand_beside_every_net_stance(release: Path, opened: Opened) -> None:
    page = opened(release, "#/actor/RUR")
    names = page.locator(".bars a title").all_text_contents()
    assert names
    assert all("of 1 text" in name for name in names)
    expect(page.locator(".figures-row")).to_contain_text("text")
    expect(page.get_by_text("Net stance = ")).to_be_visible()
