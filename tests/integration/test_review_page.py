"""Reviewing in a real browser: accept, correct, reject, add from a selection, undo, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from demarche.reviewing.decision import Decision
from demarche.reviewing.reading import read_reviews
from flows.places import Places
from tests.integration.conftest import run_stages
from tests.integration.corpus import write_corpus
from tests.integration.test_review import serving

pytestmark = pytest.mark.slow

REFUSED = "status of 400"
"""Chromium notes that the server refused a decision; the page says why."""
HOSTILE = "<img src=x onerror=alert(1)> "


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, parser: Path) -> Places:
    """A version of one text that begins with an emoji and with markup."""
    folder = tmp_path_factory.mktemp("browser")
    write_corpus(folder / "raw", names=["mayor.txt"])
    text = folder / "raw" / "mayor.txt"
    text.write_text(f"Friends 🙂🙂 {HOSTILE}\n\n{text.read_text()}", encoding="utf-8")
    made = Places(folder / "raw", folder / "processed", folder / "releases")
    run_stages(made)
    return made


@pytest.fixture
def page(places: Places, chromium: Browser) -> Iterator[Page]:
    """The page of a session, on which nothing may go wrong and which asks nobody else for anything."""
    for path in places.reviews.glob("*.csv"):
        path.unlink()
    wrong: list[str] = []
    with serving(places) as served, chromium.new_context() as context:
        tab = context.new_page()
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on(
            "console",
            lambda said: (
                wrong.append(said.text) if said.type == "error" and REFUSED not in said.text else None
            ),
        )
        tab.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        tab.on(
            "request",
            lambda asked: (
                wrong.append(asked.url) if not asked.url.startswith((served.address, "data:")) else None
            ),
        )
        tab.goto(f"{served.address}/#/review")
        expect(tab.get_by_role("heading", name="Review")).to_be_visible()
        yield tab
    assert wrong == []


def decisions(places: Places) -> list[Decision]:
    return sorted(read_reviews(places.reviews).decisions, key=lambda one: one.decision)


def first_row(page: Page) -> None:
    page.locator(".review-waiting a").first.click()
    expect(page.get_by_role("heading", name="Review", exact=True)).to_be_visible()


def test_keys_accept_and_go_on(page: Page, places: Places) -> None:
    first_row(page)
    before = page.url
    page.keyboard.press("a")
    expect(page.locator(".review-list")).to_contain_text("accept · anna")
    (one,) = decisions(places)
    assert one.decision == "accept"
    assert before.endswith(str(one.position_id))
    page.keyboard.press("n")
    expect(page.locator(".review-list")).to_have_count(0)
    assert page.url != before
    expect(page.locator(".review-banner")).to_contain_text("anna reviews 0.1.0")
    page.go_back()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".review-list")).to_have_count(0)
    assert decisions(places) == []


def test_a_correction_is_written_with_its_reason(page: Page, places: Places) -> None:
    first_row(page)
    page.keyboard.press("c")
    page.locator("select[name=stance]").select_option("mixed")
    page.locator("input[name=target_ids]").fill("FRA GBR")
    page.get_by_role("button", name="Save the correction").click()
    assert decisions(places) == [], "the browser asks for the reason first"
    page.locator("textarea[name=reason]").fill("Both sides, and acr typed here starts nothing.")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator(".review-list")).to_contain_text("stance → mixed")
    (one,) = decisions(places)
    assert (one.decision, one.new["stance"], one.new["target_ids"]) == ("correct", "mixed", ("FRA", "GBR"))


def test_what_the_server_refuses_is_said(page: Page, places: Places) -> None:
    first_row(page)
    page.get_by_role("button", name="Correct").click()
    page.locator("input[name=actor_id]").fill("nobody-at-all")
    page.locator("textarea[name=reason]").fill("Who?")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator(".review-error")).to_contain_text("has an actor nobody-at-all")
    assert decisions(places) == []


def test_a_rejection_needs_a_reason_and_can_be_cancelled(page: Page, places: Places) -> None:
    first_row(page)
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    expect(page.locator("textarea[name=reason]")).to_have_count(0)
    page.keyboard.press("r")
    page.locator("textarea[name=reason]").fill("<b>Not</b> said.")
    page.locator("form").get_by_role("button", name="Reject").click()
    expect(page.locator(".review-list")).to_contain_text("<b>Not</b> said.")
    assert [one.decision for one in decisions(places)] == ["reject"]


def test_words_are_selected_and_added_at_their_place(page: Page, places: Places) -> None:
    first_row(page)
    page.locator(".position-head .eyebrow a").click()
    expect(page.locator(".running")).to_be_visible()
    words = "strengthen the police, because the people who live here deserve"
    page.evaluate(SELECT, words)
    expect(page.locator(".review-quote")).to_contain_text(words)
    page.locator("input[name=topic_id]").fill("society/crime")
    page.locator("textarea[name=reason]").fill("It was missed.")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".review-list")).to_contain_text("society/crime")
    (one,) = decisions(places)
    assert (one.decision, one.quote, one.seen.actor_id) == ("add", words, "USA")


SELECT = """
(words) => {
  const root = document.querySelector(".running");
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".ref")) continue;
    nodes.push([text.length, node]);
    text += node.nodeValue;
  }
  const at = text.indexOf(words);
  const place = (offset) => {
    const [begin, node] = nodes.filter(([begin]) => begin <= offset).at(-1);
    return [node, offset - begin];
  };
  const range = document.createRange();
  range.setStart(...place(at));
  range.setEnd(...place(at + words.length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
"""
"""Selects words of the text as a mouse would, across marks and past the numbers of positions."""
