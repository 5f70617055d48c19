"""A version reviewed through the real server, and what the next run makes of the decisions."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import polars as pl
import pytest
import uvicorn

from demarche.reviewing.reading import read_reviews
from flows.desk import open_desk
from flows.errors import StoppedError
from flows.places import Places
from flows.rebuild import rebuild
from flows.review import MOST_BYTES, Session, review_app
from flows.reviewing import check, reviewer_name
from flows.validate import validate
from tests.integration.conftest import Run, run_stages
from tests.integration.corpus import write_corpus

pytestmark = pytest.mark.slow

TOKEN = "token-of-the-test"


@dataclass
class Page:
    """What the page of a session can do."""

    port: int
    reviews: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/{TOKEN}"

    def ask(self, name: str, body: object | None = None, **headers: str) -> httpx.Response:
        said = {"X-Demarche-Token": TOKEN} | {k.replace("_", "-"): v for k, v in headers.items()}
        url = f"{self.address}/api/{name}"
        if body is None:
            return httpx.get(url, headers=said)
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return httpx.post(url, content=content, headers=said)

    def decide(self, decision: str, position_id: str | None = None, **rest: Any) -> dict[str, Any]:
        given = {"decision": decision, "position_id": position_id, "reason": "So it says.", **rest}
        answer = self.ask("decide", given)
        assert answer.status_code == 200, answer.text
        state: dict[str, Any] = answer.json()
        return state


@contextmanager
def serving(places: Places, version: str | None = "latest", reviewer: str = "anna") -> Iterator[Page]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    desk, release = open_desk(places, version)
    session = Session(desk, release, places.reviews, reviewer, TOKEN, lambda: date(2026, 11, 22))
    config = uvicorn.Config(review_app(session, port), "127.0.0.1", port, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
            assert thread.is_alive()
        yield Page(port, places.reviews)
    finally:
        server.should_exit = True
        thread.join(timeout=20)


@pytest.fixture
def places(run: Run, tmp_path: Path) -> Places:
    """A copy of the run, for these tests write beside it."""
    shutil.copytree(run.places.raw.parent, tmp_path / "run")
    folder = tmp_path / "run"
    return Places(folder / "raw", folder / "processed", folder / "releases")


def positions(places: Places, version: str) -> pl.DataFrame:
    return pl.read_parquet(places.releases / version / "positions.parquet")


def missed(places: Places, words: str) -> dict[str, Any]:
    """A position that the extractor did not find, as a page sends it."""
    texts = pl.read_parquet(places.ingested / "texts.parquet").filter(
        pl.col("text").str.contains(words, literal=True)
    )
    document_id, text = texts.row(0)
    start = text.index(words)
    new = {"char_start": start, "char_end": start + len(words), "actor_id": "FRA", "holder_id": "FRA"}
    new |= {"topic_id": "environment/climate", "stance": "support", "act": "wish", "voice": "author"}
    new |= {"date_edtf": "2007-07", "date_source": "document", "addressee_id": None, "target_ids": []}
    return {"document_id": document_id, "new": new}


def test_the_whole_cycle_from_a_version_to_the_next(places: Places) -> None:
    """Release, decide, run again: a patch with each decision listed; and the same once more from scratch."""
    before = positions(places, "0.1.0")
    accepted, corrected, rejected, *_ = before.sort("position_id")["position_id"].to_list()
    stance = {"support": "oppose", "oppose": "support"}[before.filter(position_id=corrected)["stance"].item()]
    with serving(places) as page:
        page.decide("accept", accepted, reason="")
        page.decide("correct", corrected, new={"stance": stance})
        page.decide("reject", rejected)
        state = page.decide("add", **missed(places, "I thank you all"))
        assert sorted(one["decision"] for one in state["decisions"]) == ["accept", "add", "correct", "reject"]

    done = run_stages(places).publication
    assert (done.entry.version, done.entry.change) == ("0.1.1", "patch")
    now = positions(places, "0.1.1")
    status = dict(now.select("position_id", "review_status").iter_rows())
    assert (status[accepted], status[corrected]) == ("accepted", "corrected")
    assert rejected not in status
    assert now.filter(position_id=corrected)["stance"].item() == stance
    (added,) = now.filter(review_status="added").iter_rows(named=True)
    assert (added["quote"], added["actor_id"]) == ("I thank you all", "FRA")
    changes = json.loads((done.folder / "CHANGES.json").read_text())
    assert {one["position_id"] for one in changes["reviews"]["applied"]} == {
        accepted,
        corrected,
        rejected,
        added["position_id"],
    }
    made = json.loads((done.folder / "provenance.json").read_text())
    assert len(made["stages"]["validate"]["reviews"]) == 64
    figures = {
        row["measure"]: row for row in json.loads((done.folder / "quality.json").read_text())["measures"]
    }
    assert figures["reviewed-rejected"]["n"] == 3

    scratch = Places(
        places.raw, places.processed.parent / "new" / "processed", places.releases.parent / "new" / "rel"
    )
    shutil.copytree(places.reviews, scratch.reviews)
    shutil.copytree(places.releases, scratch.releases, ignore=shutil.ignore_patterns("0.1.1"))
    index = json.loads((scratch.releases / "index.json").read_text())
    index["versions"] = [one for one in index["versions"] if one["version"] == "0.1.0"]
    index["latest"] = "0.1.0"
    (scratch.releases / "index.json").write_text(json.dumps(index))
    again = run_stages(scratch).publication
    assert again.entry.sha256sums == done.entry.sha256sums, "incremental equals from scratch"
    assert rebuild("0.1.1", places, places.raw.parent / "anew", workers=1).differences == ()
    assert not run_stages(places).publication.is_new


def test_a_second_reviewer_decides_on_the_extraction_and_not_on_the_first_ones_correction(
    places: Places,
) -> None:
    row = positions(places, "0.1.0").sort("position_id").row(0, named=True)
    with serving(places) as page:
        page.decide("correct", row["position_id"], new={"act": "warn"})
    run_stages(places)
    with serving(places, reviewer="ben") as page:
        state = page.decide("accept", row["position_id"], reason="")
        (own,) = [one for one in state["decisions"] if one["reviewer"] == "ben"]
        assert (own["decision"], own["new"], own["reason"]) == (
            "correct",
            {"act": "warn"},
            "Agrees with anna.",
        )
        assert state["conflicts"] == []
        state = page.decide("reject", row["position_id"])
        assert [one["decision"] for one in state["decisions"]] == ["correct", "reject"]
        assert "reviewers disagree" in state["conflicts"][0]["said"]
    validate(places)
    found = pl.read_parquet(places.processed / "positions.parquet").filter(position_id=row["position_id"])
    assert found.select("act", "review_status").row(0) == (row["act"], "disputed")
    assert check(places) == 1
    with serving(places, None, reviewer="ben") as page:
        state = page.decide("reject", row["position_id"], is_final=True)
        assert state["conflicts"] == []
    assert check(places) == 0


def test_a_decision_can_be_changed_and_taken_back(places: Places) -> None:
    position_id = positions(places, "0.1.0")["position_id"][0]
    with serving(places) as page:
        page.decide("reject", position_id)
        (one,) = page.decide("accept", position_id)["decisions"]
        assert one["decision"] == "accept"
        assert page.ask("withdraw", {"key": one["key"]}).json()["decisions"] == []
        assert page.ask("withdraw", {"key": one["key"]}).status_code == 400
    assert read_reviews(places.reviews).decisions == ()


def test_only_the_page_of_this_session_is_heard(places: Places) -> None:
    row = {"decision": "accept", "position_id": positions(places, "0.1.0")["position_id"][0]}
    with serving(places) as page:
        assert page.ask("state").status_code == 200
        for headers in (
            {"X_Demarche_Token": "wrong"},
            {"Origin": "https://evil.example"},
            {"Origin": f"http://localhost:{page.port}"},
            {"Origin": "null"},
            {"Host": "evil.example"},
            {"Host": f"evil.example:{page.port}"},
        ):
            assert page.ask("decide", row, **headers).status_code == 403, headers
        assert httpx.post(f"{page.address}/api/decide", json=row).status_code == 403
        for path in (
            "/",
            "/api/state",
            "/index.html",
            f"/{TOKEN}/../../etc/passwd",
            f"/{TOKEN}/explorer/..%2f..%2fetc",
        ):
            assert httpx.get(f"http://127.0.0.1:{page.port}{path}").status_code in (403, 404), path
        assert not page.reviews.exists()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"not json", "Expecting value"),
        (b"[]", "not an object"),
        (b"[" * 10_000, ""),
        ({"decision": "accept", "position_id": "p-000000000000"}, "has no position p-000000000000"),
        ({"decision": "maybe"}, "none of accept, correct, reject, add"),
        ({"decision": "correct"}, "change something"),
        ({"decision": "correct", "new": {"quote": "x"}}, "none of actor_id"),
        (
            {"decision": "correct", "new": {"stance": "suport"}, "reason": "x"},
            "is not one of support, oppose, mixed",
        ),
        (
            {"decision": "correct", "new": {"actor_id": "nobody-at-all"}, "reason": "x"},
            "has an actor nobody-at-all",
        ),
        ({"decision": "correct", "new": {"char_end": 10**30}, "reason": "x"}, "is not a whole number"),
        ({"decision": "correct", "new": {"char_end": 10**9}, "reason": "x"}, "no words at characters"),
        ({"decision": "correct", "new": {"char_start": -5}, "reason": "x"}, "below 0"),
        ({"decision": "reject", "reason": ""}, "needs a reason"),
        ({"decision": "reject", "reason": "\ud800"}, "is not a text"),
        ({"decision": "reject", "reason": ["x"]}, "is not a text"),
        ({"decision": "add", "document_id": "../etc"}, "no document ../etc"),
    ],
)
def test_what_is_no_decision_is_answered_with_a_reason_and_written_nowhere(
    reviewed: Page, first: str, body: object, said: str
) -> None:
    if isinstance(body, dict) and body["decision"] in ("correct", "reject", "accept"):
        body = {"position_id": first, **body}
    answer = reviewed.ask("decide", body)
    assert answer.status_code == 400, answer.text
    assert said in answer.json()["error"]
    assert not reviewed.reviews.exists()


def test_a_long_body_is_not_read_to_its_end(reviewed: Page) -> None:
    assert reviewed.ask("decide", b" " * (MOST_BYTES + 1)).status_code == 413


@pytest.fixture(scope="module")
def reviewed(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("reviewed")
    shutil.copytree(run.places.raw.parent, folder / "run")
    with serving(Places(*(folder / "run" / name for name in ("raw", "processed", "releases")))) as page:
        yield page


@pytest.fixture(scope="module")
def first(run: Run) -> str:
    return str(positions(run.places, "0.1.0").sort("position_id")["position_id"][0])


def test_a_file_that_holds_what_is_no_decision_is_not_overwritten(places: Places) -> None:
    places.reviews.mkdir()
    (places.reviews / "anna.csv").write_text("my notes\n", encoding="utf-8")
    with serving(places) as page:
        given = {"decision": "accept", "position_id": positions(places, "0.1.0")["position_id"][0]}
        answer = page.ask("decide", given)
        assert (answer.status_code, "Mend" in answer.text or "header" in answer.text) == (400, True)
        assert "reviews/anna.csv" in page.ask("state").json()["refused"][0]
    assert (places.reviews / "anna.csv").read_text() == "my notes\n"


def test_two_who_write_at_once_lose_nothing(places: Places) -> None:
    ids = positions(places, "0.1.0")["position_id"].to_list()
    with serving(places) as page:
        threads = [threading.Thread(target=page.decide, args=("accept", one)) for one in ids]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert {one.position_id for one in read_reviews(places.reviews).decisions} == set(ids)


def test_the_page_shows_restricted_texts_whole_and_the_release_does_not(places: Places) -> None:
    words = "I wish you a pleasant evening in our town"
    with serving(places) as page:
        html = httpx.get(f"{page.address}/").text
    assert words in html
    assert "connect-src &#x27;self&#x27;" in html
    released = (places.releases / "0.1.0" / "index.html").read_text()
    assert words not in released
    assert "x-demarche-token" not in released.lower(), "no review code stands in a release"


def test_without_what_is_asked_for_there_is_a_remedy(tmp_path: Path) -> None:
    nothing = Places(tmp_path / "raw", tmp_path / "processed", tmp_path / "releases")
    with pytest.raises(StoppedError, match="demarche run"):
        open_desk(nothing, "latest")
    with pytest.raises(StoppedError, match="holds no candidate"):
        open_desk(nothing, None)
    with pytest.raises(StoppedError, match="is no name for a file"):
        reviewer_name("../etc/passwd")


def test_an_edited_text_leaves_its_decisions_reported_and_not_applied(places: Places) -> None:
    with serving(places) as page:
        rows = positions(places, "0.1.0")
        mayor = rows.filter(pl.col("document_id").str.contains("mayor"))["position_id"][0]
        page.decide("reject", mayor)
    write_corpus(places.raw)
    text = places.raw / "mayor.txt"
    text.write_text(text.read_text() + "\nAnd now let us dance all together until the morning.\n")
    run_stages(places)
    told = pl.read_parquet(places.processed / "quarantine.parquet").filter(rule="review.text")
    assert told["reason"].str.contains("has changed or is gone").all()
    assert told.height == 1
    assert mayor in pl.read_parquet(places.processed / "positions.parquet")["position_id"].to_list()
