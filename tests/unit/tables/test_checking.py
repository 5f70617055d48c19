"""What a contract lets through, what it quarantines, and what ends the run."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from demarche.tables import ContractError, check, empty, frame, require
from schemas.tables import TABLES
from tests.unit.releasing.samples import actor, document, position, sample_rows, sample_tables

PUTIN = "putin-2007-munich"


def expand(**changes: Any) -> dict[str, Any]:
    return position(PUTIN, "NATO should not expand", "security/enlargement", "oppose") | changes


@pytest.mark.parametrize("name", sample_rows())
def test_true_rows_pass(name: str) -> None:
    rows = sample_tables()[name]
    checked = check(rows, name)
    assert checked.good.equals(rows)
    assert checked.rejected.is_empty()


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"stance": "suport"}, "positions.stance.vocabulary"),
        ({"stance": None}, "positions.stance.null"),
        ({"confidence": 1.5}, "positions.confidence.maximum"),
        ({"confidence": float("nan")}, "positions.confidence.finite"),
        ({"topic_id": "Nato Enlargement"}, "positions.topic_id.pattern"),
        ({"topic_id": "good/topic\n"}, "positions.topic_id.pattern"),
        ({"target_ids": ["RUS", ""]}, "positions.target_ids.pattern"),
        ({"target_ids": ["RUS", None]}, "positions.target_ids.elements"),
        ({"target_ids": ["USA", "RUS"]}, "positions.targets-sorted"),
        ({"quote": "NATO"}, "positions.quote-length"),
        ({"date_end": None}, "positions.date-open"),
        ({"date_start": None, "date_end": None, "date_precision": "open"}, "positions.date-open"),
    ],
)
def test_a_broken_row_is_quarantined_with_its_rule(changes: dict[str, Any], rule: str) -> None:
    rows = frame("positions", [expand(), expand(position_id="p-" + "0" * 12, **changes)])
    checked = check(rows, "positions", documents=sample_tables()["documents"])
    assert checked.good.height == 1
    assert rule in checked.rejected["rule"].to_list()
    assert set(checked.rejected["source_path"]) == {f"{PUTIN}.txt"}
    assert check(checked.rejected, "quarantine").good.equals(checked.rejected)


def test_words_of_a_document_never_reach_the_quarantine() -> None:
    secret = "the secret sentence"
    rows = frame("positions", [expand(quote=secret, stance="suport", position_id=None)])
    shown = check(rows, "positions").rejected
    assert secret not in str(shown.to_dicts())
    texts = frame("texts", [{"document_id": "Bad Id", "text": secret}, {"document_id": "a", "text": ""}])
    assert secret not in str(check(texts, "texts").rejected.to_dicts())


def test_rows_that_share_a_key_all_fail() -> None:
    rows = frame("positions", [expand(), expand(stance="support")])
    checked = check(rows, "positions")
    assert checked.good.is_empty()
    assert set(checked.rejected["rule"]) == {"positions.key"}


def test_an_unknown_licence_names_the_licences_there_are() -> None:
    checked = check(frame("documents", [document(PUTIN, rights="mine")]), "documents")
    (reason,) = checked.rejected["reason"]
    assert 'documents.rights "mine" is not one of restricted, CC0-1.0' in reason


def test_a_bad_row_of_the_codebook_ends_the_run() -> None:
    with pytest.raises(ContractError, match=r"table actors, column kind: .* state, organisation"):
        check(frame("actors", [actor("RUS", "country")]), "actors")


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_unknown_or_wrongly_typed_column_ends_the_run(name: str) -> None:
    rows = empty(name)
    first = rows.columns[0]
    with pytest.raises(ContractError, match=f"column {first}: is missing"):
        check(rows.drop(first), name)
    with pytest.raises(ContractError, match="column zeal: is not defined"):
        check(rows.with_columns(zeal=pl.lit(None, pl.String)), name)
    with pytest.raises(ContractError, match=rf"column {first}: is Boolean"):
        check(rows.with_columns(pl.lit(True).alias(first)), name)


def test_columns_come_back_in_the_order_of_the_definition() -> None:
    rows = sample_tables()["documents"]
    assert check(rows.select(sorted(rows.columns)), "documents").good.columns == rows.columns


def test_require_takes_no_bad_row() -> None:
    with pytest.raises(ContractError, match="suport"):
        require(frame("positions", [expand(stance="suport")]), "positions")


def test_a_frame_of_unknown_fields_cannot_be_made() -> None:
    with pytest.raises(ContractError, match="column zeal"):
        frame("texts", [{"document_id": "a", "zeal": 1}])
    with pytest.raises(ContractError, match="table texts"):
        frame("texts", [{"document_id": 1, "text": "x"}])
