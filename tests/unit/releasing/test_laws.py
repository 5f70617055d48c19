"""Digests, ids and versions: laws that hold for any rows."""

from __future__ import annotations

import random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.releasing.difference import compare
from demarche.releasing.digest import release_digest, table_digest, table_digests
from demarche.releasing.identity import with_position_ids
from demarche.releasing.layout import is_version, parse_version
from demarche.releasing.versioning import first_version, next_version
from demarche.tables import frame
from tests.unit.releasing.samples import document, position, sample_rows, sample_tables

RANDOM = st.randoms(use_true_random=False)


def shuffled(rows: pl.DataFrame, by: random.Random) -> pl.DataFrame:
    order = list(range(rows.height))
    by.shuffle(order)
    columns = rows.columns
    by.shuffle(columns)
    return rows[order].select(columns)


@given(by=RANDOM)
@settings(max_examples=20, deadline=None)
def test_a_digest_does_not_depend_on_the_order_of_rows_and_columns(by: random.Random) -> None:
    for name, rows in sample_tables().items():
        assert table_digest(rows, name) == table_digest(shuffled(rows, by), name)


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_a_digest_changes_with_any_value(data: st.DataObject) -> None:
    rows = sample_tables()["positions"]
    column = data.draw(st.sampled_from([name for name in rows.columns if rows.schema[name] == pl.String]))
    row = data.draw(st.integers(0, rows.height - 1))
    changed = rows.with_columns(
        pl.when(pl.int_range(pl.len()) == row).then(pl.lit("zeal")).otherwise(pl.col(column)).alias(column)
    )
    assert table_digest(changed, "positions") != table_digest(rows, "positions")


def test_a_renamed_column_is_another_table() -> None:
    rows = sample_tables()["topics"]
    assert table_digest(rows, "topics") != table_digest(rows.rename({"label": "name"}), "topics")


def test_the_digest_of_a_table_is_as_documented() -> None:
    """Computed by hand from the docstring: a change of the canonical form breaks every citation."""
    rows = pl.DataFrame({"b": [1, None], "a": ["é", "x"]})
    assert table_digest(rows, "t") == "ffc0ee49eb51b67680dcdaf3f52bf8c43320264cd83f75232503314277401f01"


def test_a_release_digest_needs_every_data_table() -> None:
    digests = table_digests(sample_tables())
    assert len(release_digest(digests)) == 64
    del digests["topics"]
    with pytest.raises(ValueError, match="no digest of table topics"):
        release_digest(digests)


@given(by=RANDOM)
@settings(max_examples=20, deadline=None)
def test_ids_do_not_depend_on_the_order_of_rows(by: random.Random) -> None:
    row = sample_rows()["positions"][0]
    twins = [row | {"act": act} for act in ("demand", "wish", "warn")]
    rows = frame("positions", [*sample_rows()["positions"], *twins[1:]])
    minted = with_position_ids(rows)
    assert minted["position_id"].n_unique() == rows.height
    assert (
        with_position_ids(shuffled(rows, by))
        .sort("position_id")
        .select(minted.columns)
        .equals(minted.sort("position_id"))
    )


def test_an_id_that_was_given_is_never_given_to_another_row() -> None:
    rows = sample_tables()["positions"]
    fresh = with_position_ids(rows[:1])["position_id"].item()
    nobody, somebody = pl.Series(dtype=pl.String), pl.Series([fresh])
    for kept, taken in (([None, None], somebody), ([None, fresh], nobody)):
        given = pl.Series(kept, dtype=pl.String)
        ids = with_position_ids(rows[:2], given, taken)["position_id"].to_list()
        assert ids[0].startswith(fresh)
        assert ids[0] != fresh
        assert kept[1] is None or ids[1] == fresh


def test_no_difference_no_version() -> None:
    tables = sample_tables()
    assert compare(tables, tables) == ()
    assert next_version("0.1.0", ()) is None


NEW = position("putin-2007-munich", "Mr Putin said", "security/enlargement", "mixed")


@pytest.mark.parametrize(
    ("changes", "change", "below_one", "above_one"),
    [
        ({"positions": [NEW]}, "minor", "0.5.0", "2.5.0"),
        ({"documents": [document("news-2008", title="Another title")]}, "patch", "0.4.8", "2.4.8"),
        ({"documents": [document("news-2008", genre="news")]}, "major", "0.5.0", "3.0.0"),
    ],
)
def test_the_change_makes_the_number(
    changes: dict[str, list[dict[str, object]]], change: str, below_one: str, above_one: str
) -> None:
    old = sample_tables()
    new = dict(old)
    for name, rows in changes.items():
        key = old[name].columns[0]
        more = frame(name, rows)
        new[name] = pl.concat([old[name].join(more, on=key, how="anti"), more])
    differences = compare(old, new)
    for highest, expected in (("0.4.7", below_one), ("2.4.7", above_one)):
        bump = next_version(highest, differences)
        assert bump is not None
        assert (bump.version, bump.change) == (expected, change)
        assert bump.reasons


def test_removed_rows_and_columns_are_major_new_columns_minor() -> None:
    old = sample_tables()
    fewer = old | {"topics": old["topics"].drop("cap"), "actors": old["actors"][1:]}
    bump = next_version("1.0.0", compare(old, fewer))
    assert bump is not None
    assert bump.reasons == ("actors: 1 row removed", "topics: column cap removed")
    assert bump.grades == ("major", "major")
    bump = next_version("1.0.0", compare(fewer | {"actors": old["actors"]}, old))
    assert bump is not None
    assert (bump.change, bump.reasons) == ("minor", ("topics: column cap added",))
    retyped = old | {"topics": old["topics"].with_columns(pl.col("cap").cast(pl.String))}
    bump = next_version("1.0.0", compare(old, retyped))
    assert bump is not None
    assert bump.version == "2.0.0"


def test_the_first_version_and_the_first_after_withdrawals() -> None:
    assert first_version().version == "0.1.0"
    assert first_version("0.3.2").version == "0.4.0"


@pytest.mark.parametrize("text", ["1.2", "01.2.3", "1.2.3-rc", "v1.2.3", "latest"])
def test_other_words_are_no_versions(text: str) -> None:
    assert not is_version(text)
    with pytest.raises(ValueError, match="three numbers"):
        parse_version(text)
