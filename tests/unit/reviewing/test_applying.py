"""What reviewers decide becomes of extracted rows, and what does not fit is reported."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.reviewing.applying import Applied
from demarche.reviewing.decision import Decision
from demarche.tables import check, check_evidence
from tests.unit.reviewing.making import addition, apply, decide, row, run_tables

UNIPOLAR, SHIELD, ENLARGEMENT = "order/unipolarity", "arms/shield", "security/enlargement"
PUTIN = "putin-2007-munich"


def told(applied: Applied) -> dict[str, str]:
    """What the quarantine says of decisions, by rule."""
    rows = applied.tables["quarantine"].filter(pl.col("rule").str.starts_with("review."))
    return dict(rows.select("rule", "reason").iter_rows())


def outcome(applied: Applied) -> list[tuple[str, str, str]]:
    rows = applied.tables["reviews"].sort("reviewer", "decision")
    return list(rows.select("reviewer", "decision", "outcome").iter_rows())


def test_accepting_changes_the_status_and_nothing_else() -> None:
    tables = run_tables()
    applied = apply(tables, decide(row(tables, UNIPOLAR)))
    now = row(applied.tables, UNIPOLAR)
    assert now == {**row(tables, UNIPOLAR), "review_status": "accepted", "position_id": now["position_id"]}
    assert applied.tables["positions"].height == tables["positions"].height
    assert outcome(applied) == [("anna", "accept", "applied")]
    assert applied.tables["reviews"]["position_id"].to_list() == [now["position_id"]]


def test_a_correction_changes_what_it_names_and_what_follows_from_it() -> None:
    tables = run_tables()
    seen = row(tables, UNIPOLAR)
    applied = apply(
        tables,
        decide(
            seen,
            "correct",
            stance="support",
            date_edtf="2007",
            char_end=seen["char_end"] - 6,
            target_ids=("USA",),
        ),
    )
    now = row(applied.tables, UNIPOLAR)
    assert (now["stance"], now["review_status"], now["target_ids"]) == ("support", "corrected", ["USA"])
    assert now["quote"] == seen["quote"][:-6]
    assert (now["date_start"].isoformat(), now["date_precision"]) == ("2007-01-01", "year")
    assert (now["act"], now["confidence"], now["extractor"]) == (seen["act"], 0.75, "grammar-1")
    logged = applied.tables["reviews"].row(0, named=True)
    assert (logged["stance"], logged["new_stance"]) == ("oppose", "support"), "the extraction is kept beside"
    assert logged["changed"] == ["target_ids", "stance", "date_edtf", "char_end"]
    check_evidence(applied.tables["positions"], tables["texts"])


def test_a_rejected_row_is_gone_and_its_extraction_stands_in_reviews() -> None:
    tables = run_tables()
    applied = apply(tables, decide(row(tables, UNIPOLAR), "reject"))
    assert UNIPOLAR not in applied.tables["positions"]["topic_id"].to_list()
    logged = applied.tables["reviews"].row(0, named=True)
    assert (logged["position_id"], logged["topic_id"], logged["outcome"]) == (None, UNIPOLAR, "applied")


def test_an_added_row_is_like_any_other() -> None:
    tables = run_tables()
    applied = apply(tables, addition(PUTIN, "a unipolar world", topic_id=UNIPOLAR, stance="mixed"))
    (now,) = applied.tables["positions"].filter(review_status="added").iter_rows(named=True)
    assert (now["extractor"], now["confidence"], now["sentence_index"]) == ("review", 1.0, 1)
    assert check(applied.tables["positions"], "positions").rejected.height == 0
    check_evidence(applied.tables["positions"], tables["texts"])


def test_actors_of_the_codebook_come_with_the_rows_that_name_them() -> None:
    tables = run_tables()
    applied = apply(
        tables, addition(PUTIN, "a unipolar world", actor_id="FRA", holder_id="charles-de-gaulle")
    )
    assert {"FRA", "charles-de-gaulle"} <= set(applied.tables["actors"]["actor_id"])
    assert applied.tables["actors"].height == tables["actors"].height + 2


@pytest.mark.parametrize(
    ("changes", "rule", "said"),
    [
        ({"actor_id": "nobody"}, "review.actor", "has an actor nobody"),
        ({"topic_id": "no/topic"}, "review.topic", "has no topic no/topic"),
        ({"char_start": 3, "char_end": 19}, "review.quote", "the quote is not at characters 3:19"),
    ],
)
def test_an_addition_is_checked_like_every_row(changes: dict[str, Any], rule: str, said: str) -> None:
    tables = run_tables()
    applied = apply(tables, addition(PUTIN, "a unipolar world", **changes))
    assert list(told(applied)) == [rule]
    assert said in told(applied)[rule]
    assert applied.tables["positions"].equals(tables["positions"])


def test_a_decision_on_a_text_that_changed_is_reported_and_not_applied() -> None:
    tables = run_tables()
    decision = decide(row(tables, UNIPOLAR), "reject")
    texts = tables["documents"].with_columns(
        pl.when(document_id=PUTIN).then(pl.lit("f" * 64)).otherwise("text_sha256").alias("text_sha256")
    )
    applied = apply({**tables, "documents": texts}, decision)
    assert "has changed or is gone" in told(applied)["review.text"]
    assert applied.tables["positions"].equals(tables["positions"])
    assert applied.tables["reviews"].height == 0


def test_reviewers_who_disagree_leave_the_extraction_until_one_is_final() -> None:
    tables = run_tables()
    seen = row(tables, UNIPOLAR)
    anna, ben = decide(seen), decide(seen, "reject", reviewer="ben")
    applied = apply(tables, anna, ben)
    assert row(applied.tables, UNIPOLAR)["review_status"] == "disputed"
    assert "anna: accept (reviews/anna.csv, line 2); ben: reject" in told(applied)["review.conflict"]
    assert outcome(applied) == [("anna", "accept", "disputed"), ("ben", "reject", "disputed")]

    final = apply(tables, anna, decide(seen, "reject", reviewer="ben", is_final=True))
    assert told(final) == {}
    assert UNIPOLAR not in final.tables["positions"]["topic_id"].to_list()
    assert outcome(final) == [("anna", "accept", "overruled"), ("ben", "reject", "applied")]

    both = apply(tables, decide(seen, is_final=True), decide(seen, "reject", reviewer="ben", is_final=True))
    assert "review.conflict" in told(both), "two last words are none"


def test_reviewers_who_agree_need_no_final_word() -> None:
    tables = run_tables()
    seen = row(tables, UNIPOLAR)
    one = decide(seen, "correct", stance="mixed")
    other = decide(seen, "correct", stance="mixed", reviewer="ben", reason="Both.")
    applied = apply(tables, one, other)
    assert row(applied.tables, UNIPOLAR)["stance"] == "mixed"
    assert {way for _, _, way in outcome(applied)} == {"applied"}
    different = apply(tables, one, decide(seen, "correct", stance="support", reviewer="ben"))
    assert row(different.tables, UNIPOLAR)["stance"] == "oppose"


def test_two_who_add_the_same_position_add_one_row() -> None:
    tables = run_tables()
    one = addition(PUTIN, "a unipolar world", topic_id=UNIPOLAR, stance="mixed")
    other = addition(PUTIN, "opposed a unipolar world", topic_id=UNIPOLAR, stance="mixed", reviewer="ben")
    applied = apply(tables, one, other)
    (now,) = applied.tables["positions"].filter(review_status="added").iter_rows(named=True)
    assert now["quote"] == "a unipolar world"


def test_a_decision_goes_on_whatever_the_extractor_says_later() -> None:
    """The text is the same, so what a person read in it still stands there."""
    tables = run_tables()
    seen = row(tables, UNIPOLAR)
    accepted, rejected = decide(seen), decide(row(tables, SHIELD), "reject")
    turned = tables["positions"].with_columns(
        pl.when(topic_id=UNIPOLAR).then(pl.lit("support")).otherwise("stance").alias("stance")
    )
    for positions in (turned, tables["positions"].filter(pl.col("topic_id") != UNIPOLAR)):
        now = apply({**tables, "positions": positions}, accepted, rejected).tables
        assert row(now, UNIPOLAR) | {"position_id": ""} == seen | {
            "position_id": "",
            "review_status": "accepted",
        }
        assert SHIELD not in now["positions"]["topic_id"].to_list()


def test_a_row_of_the_other_side_is_not_the_one_that_was_rejected() -> None:
    tables = run_tables()
    rejected = decide(row(tables, SHIELD), "reject")
    turned = tables["positions"].with_columns(
        pl.when(topic_id=SHIELD).then(pl.lit("oppose")).otherwise("stance").alias("stance")
    )
    assert row(apply({**tables, "positions": turned}, rejected).tables, SHIELD)["stance"] == "oppose"


def test_an_extractor_that_learns_what_a_reviewer_corrected_makes_no_second_row() -> None:
    tables = run_tables()
    seen = row(tables, UNIPOLAR)
    corrected = decide(seen, "correct", topic_id=ENLARGEMENT)
    learnt = tables["positions"].with_columns(
        pl.when(topic_id=UNIPOLAR).then(pl.lit(ENLARGEMENT)).otherwise("topic_id").alias("topic_id")
    )
    now = apply({**tables, "positions": learnt}, corrected).tables["positions"]
    assert now.height == tables["positions"].height
    assert now.filter(quote=seen["quote"])["review_status"].to_list() == ["corrected"]


def test_evidence_that_a_release_cut_is_whole_again() -> None:
    tables = run_tables()
    seen = row(tables, UNIPOLAR)
    cut = {**seen, "char_end": seen["char_start"] + 10, "quote": seen["quote"][:10]}
    assert row(apply(tables, decide(cut)).tables, UNIPOLAR)["quote"] == seen["quote"]


def test_the_order_of_decisions_changes_nothing() -> None:
    tables = run_tables()
    some = [
        decide(row(tables, UNIPOLAR)),
        decide(row(tables, UNIPOLAR), "reject", reviewer="ben"),
        decide(row(tables, SHIELD), "correct", act="warn"),
        addition(PUTIN, "a unipolar world", stance="mixed"),
    ]
    first = apply(tables, *some).tables
    for order in permutations(some):
        now = apply(tables, *order).tables
        for name in ("positions", "reviews", "quarantine"):
            assert now[name].sort(pl.all()).equals(first[name].sort(pl.all())), name


@given(picked=st.sets(st.sampled_from(["accept", "reject", "correct"]), min_size=0), data=st.data())
@settings(max_examples=25, deadline=None)
def test_applying_to_a_part_of_the_texts_is_applying_to_the_whole(
    picked: set[str], data: st.DataObject
) -> None:
    """Incremental equals from scratch: what a decision does depends on its own text alone."""
    tables = run_tables()
    some: list[Decision] = []
    for kind in sorted(picked):
        seen = data.draw(st.sampled_from(tables["positions"].to_dicts()))
        changes = {"act": "warn"} if kind == "correct" else {}
        some.append(decide(seen, kind, reviewer=kind, **changes))
    whole = apply(tables, *some).tables["positions"]
    for document_id in tables["documents"]["document_id"]:
        part = {
            name: frame.filter(document_id=document_id) if "document_id" in frame.columns else frame
            for name, frame in tables.items()
        }
        own = [one for one in some if one.text_sha256 in part["documents"]["text_sha256"]]
        now = apply(part, *own).tables["positions"]
        assert now.sort(pl.all()).equals(whole.filter(document_id=document_id).sort(pl.all()))
