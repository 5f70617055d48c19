"""reviews/*.csv: what is written is read again, and what is no decision is named with its line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.reviewing.decision import Decision
from demarche.reviewing.format import COLUMNS, FormatError, read_decisions, write_decisions
from demarche.reviewing.reading import read_reviews, reviews_digest
from tests.unit.reviewing.making import decide, decisions, row, run_tables

ROW = row(run_tables(), "order/unipolarity")


@given(some=st.lists(decisions(), max_size=4), order=st.randoms())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_again_in_one_order(some: list[Decision], order: object) -> None:
    text = write_decisions(some)
    found, wrong = read_decisions(text, "reviews/anna.csv")
    assert wrong == []
    assert sorted(found, key=repr_of) == sorted(some, key=repr_of)
    assert write_decisions(reversed(some)) == text


def repr_of(decision: Decision) -> str:
    return str(decision.row())


def cells(decision: Decision) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(write_decisions([decision]))))


def with_cell(name: str, value: str, decision: Decision | None = None) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerow(cells(decide(ROW)))
    writer.writerow({**cells(decision or decide(ROW, reviewer="ben")), name: value})
    return stream.getvalue()


CORRECTION = decide(ROW, "correct", stance="support")


@pytest.mark.parametrize(
    ("name", "value", "decision", "said"),
    [
        ("decision", "maybe", None, 'decision "maybe" is not one of accept, correct, reject, add'),
        ("stance", "suport", None, 'stance "suport" is not one of support, oppose, mixed'),
        ("new_stance", "opose", CORRECTION, 'new_stance "opose" is not one of'),
        ("new_act", "warn", CORRECTION, "new_act is filled, but changed does not name act"),
        ("changed", "stance;quote", CORRECTION, "changed names quote, which cannot be corrected"),
        ("changed", "stance;act", CORRECTION, "new_act is empty. Fill it"),
        ("new_stance", "oppose", CORRECTION, "the correction says what stood there"),
        ("changed", "stance", None, "changed names stance, but new_stance is empty"),
        ("reason", "", CORRECTION, "decision correct needs a reason"),
        ("char_end", "many", None, 'char_end "many" is not a whole number'),
        ("char_end", "9" * 30, None, "is not a whole number"),
        ("quote", "other words", None, "quote is not as long as its span"),
        ("reviewed", "yesterday", None, 'reviewed "yesterday" is not a day such as'),
        ("is_final", "perhaps", None, 'is_final "perhaps" is not true or false'),
        ("date_edtf", "2001-13", None, "date_edtf"),
        ("reviewer", "../anna", None, 'reviewer "../anna" has the wrong form'),
        ("text_sha256", "abc", None, "has the wrong form"),
        ("actor_id", "", None, "actor_id is null: it must have a value"),
    ],
)
def test_a_line_that_is_no_decision_is_named_and_costs_no_other(
    tmp_path: Path, name: str, value: str, decision: Decision | None, said: str
) -> None:
    (tmp_path / "anna.csv").write_text(with_cell(name, value, decision), encoding="utf-8")
    found = read_reviews(tmp_path)
    assert len(found.decisions) == 1
    (rejected,) = found.rejected
    assert (rejected.source_path, rejected.locator) == ("reviews/anna.csv", "line 3")
    assert rejected.reason.startswith("reviews/anna.csv, line 3: ")
    assert said in rejected.reason


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfea\x00", "is not UTF-8"),
        (b"", "there is no column text_sha256"),
        (b"position_id;text_sha256;stance\n", "is not known. The header is position_id,"),
        (b"stance,stance\n", "there is no column"),
        (",".join(COLUMNS).encode() + b'\n"open', "line 2: not a CSV table from here on"),
        (",".join(COLUMNS).encode() + b"\n1,2,3\n", "3 cells for"),
    ],
)
def test_a_file_that_is_no_table_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "anna.csv").write_bytes(data)
    found = read_reviews(tmp_path)
    assert found.decisions == ()
    assert said in found.rejected[0].reason
    assert found.rejected[0].source_path == "reviews/anna.csv"


def test_a_folder_that_is_not_there_or_holds_other_things_is_no_fault(tmp_path: Path) -> None:
    assert read_reviews(tmp_path / "none").decisions == ()
    assert reviews_digest(tmp_path / "none") is None
    (tmp_path / "README.md").write_text("How to review.", encoding="utf-8")
    assert read_reviews(tmp_path) == read_reviews(tmp_path / "none")
    assert reviews_digest(tmp_path) is None


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(write_decisions([decide(ROW)]), encoding="utf-8")
    (tmp_path / "reviews").mkdir()
    (tmp_path / "reviews" / "anna.csv").symlink_to(tmp_path / "secret")
    found = read_reviews(tmp_path / "reviews")
    assert found.decisions == ()
    assert "not a regular file inside the folder" in found.rejected[0].reason


def test_one_reviewer_saying_two_things_of_one_row_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "anna.csv").write_text(write_decisions([decide(ROW)]), encoding="utf-8")
    (tmp_path / "more.csv").write_text(write_decisions([decide(ROW, "reject")]), encoding="utf-8")
    found = read_reviews(tmp_path)
    assert found.decisions == ()
    assert {one.rule for one in found.rejected} == {"review.twice"}
    assert "in reviews/more.csv, line 2 too" in found.rejected[0].reason
    (tmp_path / "more.csv").write_text(write_decisions([decide(ROW)]), encoding="utf-8")
    assert [one.decision for one in read_reviews(tmp_path).decisions] == ["accept"]


@pytest.mark.parametrize("reason", ["=cmd|' /C calc'!A0", "@SUM(A1)", "'=1", "<script>alert(1)</script>"])
def test_a_spreadsheet_runs_nothing_and_nothing_is_lost(reason: str) -> None:
    text = write_decisions([decide(ROW, "reject", reason=reason)])
    cell = next(csv.DictReader(io.StringIO(text)))["reason"]
    assert not cell.startswith(("=", "@", "+", "-"))
    (found,), _ = read_decisions(text, "reviews/anna.csv")
    assert found.reason == reason


def test_an_unknown_column_is_refused_with_the_right_header() -> None:
    with pytest.raises(FormatError, match='column "verdict" is not known'):
        read_decisions(write_decisions([]).replace("decision", "verdict", 1), "reviews/anna.csv")
