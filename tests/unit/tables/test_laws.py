"""References, quotes at their offsets, and files that give back what was written."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.tables import ContractError, check_evidence, check_references, frame, read_table, write_table
from schemas.tables import TABLES
from tests.unit.releasing.samples import sample_rows, sample_tables

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def test_references_that_hold_pass() -> None:
    check_references(sample_tables())


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("positions", "topic_id", "no/topic"),
        ("positions", "target_ids", ["ATL"]),
        ("positions", "addressee_id", "nobody"),
        ("document_actors", "holder_id", "nobody"),
        ("actors", "parent_id", "nobody"),
        ("affiliations", "actor_id", "nobody"),
    ],
)
def test_an_id_that_is_not_defined_ends_the_run(name: str, column: str, value: object) -> None:
    rows = sample_rows()[name]
    rows[0][column] = value
    with pytest.raises(ContractError, match=f"table {name}, column {column}: 1 ids do not occur"):
        check_references(sample_tables(**{name: rows}))


def evidence(text: str, start: int, end: int, quote: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    row = {"document_id": "d", "char_start": start, "char_end": end, "quote": quote}
    return frame("positions", [row]), frame("texts", [{"document_id": "d", "text": text}])


@given(text=TEXT, data=st.data())
@settings(max_examples=60, deadline=None)
def test_quotes_are_measured_in_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    check_evidence(*evidence(text, start, end, text[start:end]))
    if text[start:end] != text[start - 1 : end - 1]:
        with pytest.raises(ContractError, match="do not stand at their offsets"):
            check_evidence(*evidence(text, start - 1, end - 1, text[start:end]))


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(0, 9, "peace"), (-2, 0, "ce"), (0, 4, "peace"), (3, 3, "")]
)
def test_spans_outside_the_text_break_the_law_except_none(start: int, end: int, quote: str) -> None:
    if quote == "":
        check_evidence(*evidence("peace", start, end, quote))
        return
    with pytest.raises(ContractError) as error:
        check_evidence(*evidence("peace", start, end, quote))
    assert quote not in str(error.value).replace("offsets", "")


def test_a_quote_of_an_unknown_document_breaks_the_law() -> None:
    positions, texts = evidence("peace", 0, 5, "peace")
    with pytest.raises(ContractError, match="1 quotes"):
        check_evidence(positions, texts.clear())


@pytest.mark.parametrize("name", sample_rows())
def test_a_file_gives_back_the_table(name: str, tmp_path: Path) -> None:
    rows = sample_tables()[name]
    path = write_table(rows, name, tmp_path / "t.parquet", {"version": "1.2.3"})
    assert read_table(path, name).equals(rows.sort(TABLES[name].order, nulls_last=True))
    assert pq.read_schema(path).field(0).metadata[b"description"].endswith(b".")
    footer = pq.read_metadata(path).metadata
    assert footer[b"version"] == b"1.2.3"
    assert footer[b"table"] == name.encode()
    assert [file.name for file in tmp_path.iterdir()] == ["t.parquet"]


@given(seed=st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_bytes_do_not_depend_on_the_order_or_chunks_of_rows(
    seed: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows = sample_tables()["positions"]
    order = list(range(rows.height))
    seed.shuffle(order)
    shuffled = pl.concat([rows[i] for i in order], rechunk=False)
    folder = tmp_path_factory.mktemp("bytes")
    sums = {
        hashlib.sha256(write_table(one, "positions", folder / f"{i}.parquet").read_bytes()).hexdigest()
        for i, one in enumerate((rows, shuffled))
    }
    assert len(sums) == 1


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = write_table(sample_tables()["actors"], "actors", tmp_path / "actors.parquet")
    before = path.read_bytes()
    with pytest.raises(pl.exceptions.PolarsError):
        write_table(frame("actors", [{"actor_id": "RUS"}]), "actors", path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_of_another_layout_is_refused(tmp_path: Path) -> None:
    path = write_table(sample_tables()["actors"], "actors", tmp_path / "actors.parquet")
    with pytest.raises(ContractError, match="another schema version"):
        read_table(path, "topics")
