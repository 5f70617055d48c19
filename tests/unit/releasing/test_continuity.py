"""Ids over time: what goes on keeps its id, what ended says so, and no id is ever given twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.releasing.candidate import open_texts
from demarche.releasing.continuity.base import Base, Choice, Earlier
from demarche.releasing.continuity.carrying import Carried, carry_over, ids_ever
from demarche.releasing.continuity.history import id_history
from demarche.releasing.continuity.realigning import align, known_in_part
from demarche.releasing.redirects import follow, steps_of
from demarche.tables import frame
from tests.unit.releasing.corpora import Corpus, corpus, edited, read, renamed
from tests.unit.releasing.samples import sample_tables

RANDOM = st.integers(0, 10**6).map(Random)
"""Seeds, for texts of nothing but one sentence are not what is asked about."""
FEW = settings(max_examples=10, deadline=None)


def version(tables: Mapping[str, pl.DataFrame], number: int = 1, base: Base | None = None) -> Base:
    """What the next candidate follows after these tables were published."""
    return following(carry_over(tables, base or Base()), number, base)


def following(carried: Carried, number: int, base: Base | None = None) -> Base:
    """The tables as published; that a candidate checks them first is tested elsewhere, and takes long."""
    whole = {**carried.tables, "texts": open_texts(carried.tables["texts"], carried.tables["documents"])}
    name = f"0.{number}.0"
    whole["id_history"] = id_history(carried, whole, base or Base(), name)
    return Base(Choice((name, "d" * 64), (), name), (Earlier(name, whole),))


def ids(tables: Mapping[str, pl.DataFrame], name: str = "positions") -> set[str]:
    return set(tables[name]["document_id" if name == "documents" else "position_id"])


def kept(before: Base, after: Mapping[str, pl.DataFrame]) -> float:
    """The share of a version's positions that go on under their id."""
    old = ids(before.earlier[0].tables)
    return len(old & ids(after)) / len(old) if old else 1.0


@given(random=RANDOM)
@FEW
def test_reading_the_same_again_keeps_every_id_whatever_the_order(random: Random) -> None:
    tables = read(corpus(random))
    base = version(tables)
    shuffled = {name: rows.sample(fraction=1, shuffle=True, seed=1) for name, rows in tables.items()}
    again = carry_over(shuffled, base)
    assert again.turned == {}
    for name, key in (("positions", "position_id"), ("documents", "document_id")):
        assert again.tables[name].sort(key).equals(base.earlier[0].tables[name].sort(key))


@given(random=RANDOM, trim=st.integers(1, 40))
@FEW
def test_evidence_that_shifts_keeps_its_id(random: Random, trim: int) -> None:
    made = corpus(random)
    base = version(read(made))
    assert kept(base, carry_over(read(replace(made, trim=trim)), base).tables) == 1


@given(random=RANDOM, edits=st.integers(1, 4))
@FEW
def test_an_edited_text_keeps_the_ids_of_what_is_still_there(random: Random, edits: int) -> None:
    """Of open texts the old words are known, of restricted ones only what was quoted."""
    made = corpus(random)
    base = version(read(made))
    after = carry_over(read(edited(made, random, edits)), base).tables
    assert ids(after, "documents") == ids(base.earlier[0].tables, "documents")
    assert kept(base, after) == 1


@given(random=RANDOM)
@FEW
def test_a_file_that_is_renamed_and_corrected_keeps_its_ids(random: Random) -> None:
    _rename_and_correct(corpus(random, sentences=24, rights=("CC0-1.0",)), random)


@pytest.mark.parametrize("seed", range(5))
def test_so_does_a_restricted_one_if_enough_of_it_is_quoted(seed: int) -> None:
    _rename_and_correct(corpus(Random(seed), sentences=24, rights=("restricted",)), Random(seed))


def _rename_and_correct(made: Corpus, random: Random) -> None:
    base = version(read(made))
    after = carry_over(read(renamed(edited(made, random, 1))), base).tables
    assert ids(after, "documents") == ids(base.earlier[0].tables, "documents")
    assert set(after["documents"]["source_path"]).isdisjoint(
        base.earlier[0].tables["documents"]["source_path"]
    )
    assert kept(base, after) == 1


@given(random=RANDOM)
@FEW
def test_a_codebook_that_renames_redirects_and_keeps_position_ids(random: Random) -> None:
    made = corpus(random)
    base = version(read(made))
    changed = replace(
        made, actors={"RUS": "russia"}, topics={"trade": "economy/trade", "peace": "order/peace"}
    )
    carried = carry_over(read(changed), base)
    assert kept(base, carried.tables) == 1
    told = following(carried, 2, base).earlier[0].tables["id_history"]
    assert {row["old_id"]: row["new_id"] for row in told.to_dicts()} == {
        "RUS": "russia",
        "all/trade": "economy/trade",
        "all/peace": "order/peace",
    }
    assert set(told["reason"]) == {"renamed"}


@given(random=RANDOM, steps=st.lists(st.sampled_from(["edit", "rename", "drop", "cut", "trim"]), max_size=5))
@FEW
def test_no_id_is_given_twice_and_every_id_that_ended_is_told_once(random: Random, steps: list[str]) -> None:
    made = corpus(random, texts=3)
    base = version(read(made))
    ever, gone = set(ids_ever(base)), set[str]()
    for number, step in enumerate(steps, start=2):
        made = _step(made, step, random)
        carried = carry_over(read(made), base)
        after = following(carried, number, base)
        tables = after.earlier[0].tables
        now = ids(tables) | ids(tables, "documents")
        before = ids(base.earlier[0].tables) | ids(base.earlier[0].tables, "documents")
        assert not now & gone, "an id that ended came back"
        assert (now - before).isdisjoint(ever), "an id was given to something else"
        gone |= before - now
        history = tables["id_history"]
        assert sorted(history["old_id"]) == sorted(gone)
        steps = steps_of(history)
        for old_id in gone:
            assert follow(steps, old_id)[0] in now | {None}
        ever |= now
        base = after


def _step(made: Corpus, step: str, random: Random) -> Corpus:
    if step == "edit":
        return edited(made, random)
    if step == "rename":
        return renamed(made)
    if step == "trim":
        return replace(made, trim=random.randrange(60))
    if step == "drop" and len(made.texts) > 1:
        return replace(made, texts=made.texts[1:])
    return replace(
        made, texts=tuple(replace(text, says=text.says[2:] + text.says[:1]) for text in made.texts)
    )


def test_a_text_that_comes_back_gets_new_ids() -> None:
    """What ended is told to have ended, so it stays ended."""
    made = corpus(Random(5), texts=2)
    first = version(read(made))
    second = version(read(replace(made, texts=made.texts[:1])), 2, first)
    third = carry_over(read(made), second).tables
    assert len(ids(third, "documents") & ids(first.earlier[0].tables, "documents")) == 1
    assert not (ids(third) - ids(second.earlier[0].tables)) & ids(first.earlier[0].tables)


def test_ids_of_a_withdrawn_version_go_on_and_are_never_given_to_others() -> None:
    made = corpus(Random(3), texts=3)
    first = version(read(replace(made, texts=made.texts[:2])))
    withdrawn = version(read(made), 2, first)
    choice = Choice(("0.1.0", "d" * 64), (("0.2.0", "e" * 64),), "0.2.0")
    base = Base(choice, (first.earlier[0], withdrawn.earlier[0]))
    again = carry_over(read(made), base).tables
    assert ids(again) == ids(withdrawn.earlier[0].tables)
    without = following(carry_over(read(replace(made, texts=made.texts[:2])), base), 3, base)
    told = set(without.earlier[0].tables["id_history"]["old_id"])
    assert told == set(ids_ever(withdrawn)) - set(ids_ever(first))


def base_with(**changes: list[dict[str, object]]) -> Base:
    return version(sample_tables(**changes))


def test_what_came_in_the_place_of_a_position_is_told() -> None:
    tables = sample_tables()
    first = version(tables)
    rows = first.earlier[0].tables["positions"].sort("quote").to_dicts()
    he, missile, nato, states = rows
    grown = {**nato, "quote": "Mr Putin said that NATO should not expand. 🙂 He opposed", "char_start": 0}
    grown["char_end"] = len(str(grown["quote"]))
    other = {**missile, "actor_id": "USA"}
    topic = {**he, "topic_id": "arms/shield"}
    changed = {**tables, "positions": frame("positions", [grown, other, topic])}
    carried = carry_over(changed, first)
    history = following(carried, 2, first).earlier[0].tables["id_history"]
    told = {row["old_id"]: (row["new_id"] is not None, row["reason"]) for row in history.to_dicts()}
    assert told == {
        nato["position_id"]: (True, "evidence changed"),
        missile["position_id"]: (True, "actor changed"),
        he["position_id"]: (True, "topic changed"),
        states["position_id"]: (False, "no longer there"),
    }


def test_of_two_rows_that_become_one_the_other_is_redirected() -> None:
    tables = sample_tables()
    part = tables["positions"].filter(pl.col("quote") == "NATO should not expand").to_dicts()[0]
    twin = {**part, "quote": "said that NATO should not expand", "char_start": part["char_start"] - 10}
    first = version({**tables, "positions": frame("positions", [part, twin])})
    old = {row["quote"]: row["position_id"] for row in first.earlier[0].tables["positions"].to_dicts()}
    carried = carry_over({**tables, "positions": frame("positions", [part])}, first)
    assert ids(carried.tables) == {old[part["quote"]]}
    assert carried.turned == {
        ("positions", old[str(twin["quote"])]): (old[part["quote"]], "merged into another")
    }


def test_equal_spans_are_told_apart_by_what_they_say() -> None:
    tables = sample_tables()
    row = tables["positions"].to_dicts()[0]
    pair = [
        {**row, "stance": stance, "act": act} for stance, act in (("oppose", "demand"), ("mixed", "warn"))
    ]
    first = version({**tables, "positions": frame("positions", pair)})
    by_stance = dict(first.earlier[0].tables["positions"].select("stance", "position_id").iter_rows())
    after = carry_over({**tables, "positions": frame("positions", pair[::-1])}, first).tables["positions"]
    assert dict(after.select("stance", "position_id").iter_rows()) == by_stance


WORDS = st.lists(
    st.sampled_from(["alpha", "beta", "gamma", "delta", "the", "of", "and", "war", "peace", "🙂", "é"]),
    max_size=40,
)


@given(words=WORDS, more=WORDS, at=st.integers(0, 40))
@settings(max_examples=80, deadline=None)
def test_alignment_only_joins_equal_words_and_rises(words: list[str], more: list[str], at: int) -> None:
    old = " ".join(words)
    new = " ".join([*words[:at], *more, *words[at:]])
    blocks = align(old, new).blocks
    for block in blocks:
        assert old[block.old : block.old + block.length] == new[block.new : block.new + block.length]
    for one, two in pairwise(blocks):
        assert one.old + one.length <= two.old
        assert one.new + one.length <= two.new
    if old:
        start, end = align(old, new).span(0, len(old))
        assert 0 <= start <= end <= len(new)
    assert align(old, old).span(0, len(old)) == (0, len(old)) if old else True


@pytest.mark.parametrize("is_known", [True, False])
def test_a_quotation_is_found_where_it_stands_after_an_edit(is_known: bool) -> None:
    old = "First things first. We want peace with all our neighbours. It rained. We want trade with them too."
    new = (
        "A new beginning! First things first. We want peace with our neighbors. We want trade with them too."
    )
    quotes = ["We want peace with all our neighbours", "We want trade with them too"]
    known = old if is_known else known_in_part(len(old), [(old.index(q), q) for q in quotes])
    found = [align(known, new).span(old.index(q), old.index(q) + len(q)) for q in quotes]
    assert new[slice(*found[1])] == quotes[1]
    assert new[slice(*found[0])].startswith("We want peace with our neighb")
