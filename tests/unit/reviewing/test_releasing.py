"""Review decisions make patch versions that list each of them, keep ids, and redirect those that end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from demarche.releasing.comparing import compare_folders
from demarche.releasing.layout import LATER_TABLES
from demarche.reviewing.decision import Decision
from demarche.tables import read_table
from tests.unit.releasing.building import published
from tests.unit.releasing.samples import position, sample_rows
from tests.unit.reviewing.making import addition, apply, decide, row, run_tables

UNIPOLAR, SHIELD, ENLARGEMENT = "order/unipolarity", "arms/shield", "security/enlargement"
PUTIN = "putin-2007-munich"


class Series:
    """Versions made one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.releases, self.number = folder, folder / "releases", 0

    def release(self, *decisions: Decision, **changes: Any) -> Path | None:
        """The next version of the samples as reviewed; None if it is the same."""
        self.number += 1
        tables = apply(run_tables(**changes), *decisions).tables
        done = published(self.folder / str(self.number), tables, self.releases)
        return done.folder if done.is_new else None

    def seen(self, topic: str) -> dict[str, Any]:
        """A position as the first version shows it."""
        return row(
            {"positions": read_table(self.releases / "0.1.0" / "positions.parquet", "positions")}, topic
        )


@pytest.fixture
def series(tmp_path: Path) -> Series:
    made = Series(tmp_path)
    made.release()
    return made


def changes(folder: Path | None) -> dict[str, Any]:
    assert folder is not None
    record: dict[str, Any] = json.loads((folder / "CHANGES.json").read_text())
    return record


def positions(folder: Path | None) -> pl.DataFrame:
    assert folder is not None
    return read_table(folder / "positions.parquet", "positions")


def test_all_that_reviewers_decide_is_a_patch_and_each_is_listed(series: Series) -> None:
    seen = series.seen(UNIPOLAR)
    decided = [
        decide(series.seen(ENLARGEMENT)),
        decide(seen, "correct", stance="mixed", reason="Both | sides\n<b>weighed</b>."),
        decide(series.seen(SHIELD), "reject"),
        addition(PUTIN, "NATO should not expand", topic_id=UNIPOLAR, stance="mixed"),
    ]
    folder = series.release(*decided)
    told = changes(folder)
    assert (told["to"], told["change"]) == ("0.1.1", "patch")
    assert told["reasons"] == [
        "positions: 1 row added by review",
        "positions: 1 row removed by review",
        "positions: review_status changed in 2 rows",
        "positions: stance corrected by review in 1 row",
    ]
    listed = {(one["decision"], one["position_id"]): one for one in told["reviews"]["applied"]}
    now = positions(folder)
    added = now.filter(review_status="added")["position_id"].item()
    assert set(listed) == {
        ("accept", series.seen(ENLARGEMENT)["position_id"]),
        ("correct", seen["position_id"]),
        ("reject", series.seen(SHIELD)["position_id"]),
        ("add", added),
    }
    assert listed["correct", seen["position_id"]]["changed"] == ["stance"]
    assert told["reviews"]["withdrawn"] == []
    assert folder is not None
    text = (folder / "CHANGES.md").read_text()
    assert "| correct stance | anna | 2026-11-21 | Both \\| sides &lt;b>weighed&lt;/b>. |" in text
    assert series.release(*decided) is None, "the same decisions make no new version"


def test_a_correction_keeps_the_id_where_actor_and_topic_stay(series: Series) -> None:
    seen = series.seen(UNIPOLAR)
    folder = series.release(decide(seen, "correct", stance="support", act="wish"))
    now = row({"positions": positions(folder)}, UNIPOLAR)
    assert (now["position_id"], now["stance"], now["review_status"]) == (
        seen["position_id"],
        "support",
        "corrected",
    )


@pytest.mark.parametrize(
    "new", [{"topic_id": ENLARGEMENT}, {"actor_id": "USA"}, {"actor_id": "USA", "topic_id": SHIELD}]
)
def test_another_actor_or_topic_redirects_the_id(series: Series, new: dict[str, str]) -> None:
    seen = series.seen(UNIPOLAR)
    folder = series.release(decide(seen, "correct", **new))
    assert changes(folder)["change"] == "patch"
    (corrected,) = positions(folder).filter(review_status="corrected").iter_rows(named=True)
    assert corrected["position_id"] != seen["position_id"]
    assert changes(folder)["ids_ended"] == [
        {"old_id": seen["position_id"], "new_id": corrected["position_id"], "reason": "corrected in review"}
    ]


def test_the_id_of_a_rejected_row_ends_and_says_why(series: Series) -> None:
    seen = series.seen(SHIELD)
    folder = series.release(decide(seen, "reject"))
    ended = {"old_id": seen["position_id"], "new_id": None, "reason": "rejected in review"}
    assert changes(folder)["ids_ended"] == [ended]


def test_taking_decisions_back_is_a_patch_and_listed(series: Series) -> None:
    seen = series.seen(UNIPOLAR)
    decided = [
        decide(seen, "correct", stance="mixed"),
        addition(PUTIN, "NATO should not expand", topic_id=UNIPOLAR, stance="mixed"),
    ]
    series.release(*decided)
    other = series.release(decide(seen, "correct", stance="support"), decided[1])
    assert changes(other)["change"] == "patch", "a correction corrected"
    back = series.release()
    told = changes(back)
    assert told["change"] == "patch"
    assert sorted(one["decision"] for one in told["reviews"]["withdrawn"]) == ["add", "correct"]
    old = series.releases / "0.1.0"
    assert back is not None
    assert positions(back).equals(positions(old))


def test_what_no_reviewer_did_is_no_patch(series: Series) -> None:
    rows = sample_rows()["positions"]
    rows[3]["act"] = "warn"
    assert changes(series.release(decide(series.seen(UNIPOLAR)), positions=rows))["change"] == "major"


def test_an_accepted_row_is_the_same_row_when_the_extractor_changes(series: Series) -> None:
    seen = series.seen(UNIPOLAR)
    decided = decide(seen)
    series.release(decided)
    rows = [one for one in sample_rows()["positions"] if one["topic_id"] != UNIPOLAR]
    other = position(PUTIN, "He opposed a unipolar world", UNIPOLAR, "support", act="warn")
    assert series.release(decided, positions=rows) is None
    assert series.release(decided, positions=[*rows, other]) is None


def test_versions_of_before_reviews_can_be_compared_and_followed(series: Series) -> None:
    old = series.releases / "0.1.0"
    new = series.release(decide(series.seen(SHIELD), "reject"))
    assert new is not None
    for name in LATER_TABLES:
        (old / f"{name}.parquet").unlink()
    assert compare_folders(old, new).change == "patch"


def test_words_of_a_restricted_text_do_not_leave_in_a_reason(series: Series) -> None:
    seen = series.seen(SHIELD)
    folder = series.release(
        decide(seen, "reject", reason="It says: The United States should cooperate with Russia, no more.")
    )
    assert folder is not None
    assert read_table(folder / "reviews.parquet", "reviews")["reason"].to_list() == [None]
    assert "should cooperate" not in (folder / "CHANGES.md").read_text()
