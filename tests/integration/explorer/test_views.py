"""Every view of a release's page, from disk, with texts and names that mean harm."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import expect

from tests.integration.explorer.conftest import Opened
from tests.integration.explorer.corpus import ATTACK, LATER, LONG, SAID, TEXTS

pytestmark = pytest.mark.slow
MARKS = """
() => [...document.querySelectorAll(".running mark")].map((mark) => ({
  positions: mark.dataset.positions.split(" "), start: +mark.dataset.start, end: +mark.dataset.end,
  text: mark.textContent,
}))
"""

WITHOUT_NUMBERS = """
(box) => {
  const copy = box.cloneNode(true);
  copy.querySelectorAll("a").forEach((number) => number.remove());
  return copy.textContent;
}
"""


def positions(release: Path) -> pl.DataFrame:
    return pl.read_parquet(release / "positions.parquet")


def test_every_view_is_reached_from_the_navigation(release: Path, opened: Opened) -> None:
    page = opened(release)
    labels = page.locator("nav[aria-label=Views] a").all_inner_texts()
    assert {"Overview", "Positions", "Documents", "About"} <= set(labels)
    for label in labels:
        page.get_by_role("navigation", name="Views").get_by_role("link", name=label, exact=True).click()
        expect(page.locator("[aria-current=page]")).to_have_text(label)
        expect(page.locator("main h1")).to_have_count(1)
        expect(page.get_by_text("could not be drawn")).to_have_count(0)


@pytest.mark.parametrize("kind", ["release", "divided"])
def test_highlights_stand_at_the_offsets_of_the_table(
    kind: str, opened: Opened, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(kind)
    for name in ("emoji", "attack"):
        page = opened(folder, f"#/document/{name}")
        page.locator(".running").wait_for()
        marks = page.evaluate(MARKS)
        assert page.locator(".running mark").count() == len(marks) > 1
        for mark in marks:
            assert mark["text"] == TEXTS[name][mark["start"] : mark["end"]]
        rows = positions(folder).filter(document_id=name)
        for row in rows.to_dicts():
            found = [mark for mark in marks if row["position_id"] in mark["positions"]]
            assert "".join(mark["text"] for mark in found) == row["quote"]
            assert (found[0]["start"], found[-1]["end"]) == (row["char_start"], row["char_end"])
        shown = page.locator(".running").evaluate(WITHOUT_NUMBERS)
        assert shown == TEXTS[name]


def test_a_restricted_text_shows_its_quotations_in_order_and_nothing_else(
    release: Path, opened: Opened
) -> None:
    page = opened(release, "#/document/restricted")
    expect(page.get_by_text("Quotations only.")).to_be_visible()
    assert page.locator(".note-quote q").all_inner_texts() == [
        "Missile defence must be built",
        "Trade must be free",
    ]
    assert "heron" not in page.content()


def test_words_of_a_precis_are_marked_as_ours_wherever_they_are_quoted(release: Path, opened: Opened) -> None:
    row = positions(release).filter(document_id="attack", actor_id="long").row(0, named=True)
    page = opened(release, f"#/position/{row['position_id']}")
    expect(page.get_by_text("our précis")).to_be_visible()
    page = opened(release, "#/positions?document=attack")
    assert page.locator(".virtual .row").count() == page.get_by_text("our précis").count() == 2
    page = opened(release, "#/positions?document=emoji")
    expect(page.get_by_text("our précis")).to_have_count(0)


def test_facets_count_and_choose_and_the_back_button_takes_back(release: Path, opened: Opened) -> None:
    page = opened(release, "#/positions")
    total = len(SAID) + len(LATER)
    status = page.locator(".positions-count")
    expect(status).to_have_text(f"{total} of {total} positions")
    page.get_by_role("checkbox", name=re.compile("^Ruritania")).check()
    expect(status).to_have_text(f"4 of {total} positions")
    page.get_by_role("checkbox", name=re.compile("^Low")).check()
    expect(status).to_have_text(f"1 of {total} positions")
    assert page.evaluate("location.hash") == "#/positions?actor=RUR&confidence=low"
    page.go_back()
    expect(status).to_have_text(f"4 of {total} positions")
    page.go_back()
    expect(status).to_have_text(f"{total} of {total} positions")
    page.get_by_label("Search quotations").fill("tariffs")
    expect(status).to_have_text(f"2 of {total} positions")


def test_the_selection_is_taken_away_as_csv_with_formulas_disarmed(
    release: Path, opened: Opened, tmp_path: Path
) -> None:
    page = opened(release, "#/positions?document=emoji&sort=date")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    file = tmp_path / "selection.csv"
    download.value.save_as(file)
    taken = pl.read_csv(file)
    wanted = positions(release).filter(document_id="emoji")
    assert set(taken["position_id"]) == set(wanted["position_id"])
    quotes = dict(wanted.select("position_id", "quote").iter_rows())
    assert all(quotes[row["position_id"]] == row["quote"] for row in taken.to_dicts())
    assert set(taken["document"]) == {"'=1+1 🙂"}


def test_what_a_position_page_says_is_the_row(release: Path, opened: Opened) -> None:
    row = positions(release).filter(actor_id="RUR", confidence=0.35).row(0, named=True)
    page = opened(release, f"#/position/{row['position_id']}")
    expect(page.locator("h1")).to_contain_text("Ruritania supports")
    expect(page.locator("h1")).to_contain_text("Trade should be free.")
    expect(page.locator(".evidence-text mark")).to_have_text(row["quote"])
    expect(page.locator(".tag-low")).to_have_text("low confidence")
    expect(page.get_by_text("The President, president for Ruritania")).to_be_visible()


def test_attacks_stand_as_the_words_they_are(release: Path, opened: Opened) -> None:
    for address in ("", "#/positions", "#/document/attack", "#/about", "#/document"):
        page = opened(release, address)
        expect(page.get_by_text(ATTACK).first).to_be_attached()
        assert page.locator("main img, main script").count() == 0
    page = opened(release, "#/document/attack")
    assert page.locator("main a[href^=http]").all_inner_texts() == ["https://example.org/a?b=<c>"]


def test_what_leads_nowhere_says_so(release: Path, opened: Opened) -> None:
    for address, said in (
        ("#/position/p-0000", "No such position"),
        ("#/document/none", "No such document"),
        ("#/nowhere", "No such page"),
        ("#/%3Cscript%3E", "No such page"),
    ):
        page = opened(release, address)
        expect(page.locator("h1")).to_have_text(said)


@pytest.mark.parametrize("width", [390, 768, 1600])
def test_nothing_is_wider_than_the_window_even_with_names_of_300_letters(
    width: int, release: Path, opened: Opened
) -> None:
    assert len(LONG) > 300
    for address in ("", "#/positions", "#/document", "#/document/silent", "#/document/attack", "#/about"):
        page = opened(release, address, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_new_rows_are_told_and_found(release: Path, opened: Opened) -> None:
    page = opened(release)
    page.get_by_role("link", name="1 new position").click()
    expect(page.locator(".positions-count")).to_contain_text("1 of")
    expect(page.locator(".virtual .row")).to_contain_text("He opposed tariffs")


def test_parts_beside_the_page_are_loaded_when_they_are_needed(divided: Path, opened: Opened) -> None:
    page = opened(divided, "#/about")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.evaluate("location.hash = '#/document/emoji'")
    page.locator(".running").wait_for()
    assert any(name.startswith("texts-") for name in asked)
    assert not any(name.startswith("quotes-") for name in asked)
    page.evaluate("location.hash = '#/positions?q=poison'")
    expect(page.locator(".positions-count")).to_contain_text("1 of")
    assert any(name.startswith("quotes-") for name in asked)
