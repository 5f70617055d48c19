"""The cap on what is quoted of a restricted text: nothing goes beyond it, nothing is lost unsaid."""

from __future__ import annotations

from pathlib import Path
from random import Random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.releasing.candidate import build_candidate, read_candidate
from demarche.releasing.continuity.base import Base, Choice, Earlier
from demarche.releasing.quotation import FREE, RULE, SHORTEST, cap_quotation, quoted_characters
from demarche.tables import check_evidence
from tests.unit.releasing.corpora import corpus, read


def shown(positions: pl.DataFrame) -> dict[str, int]:
    """Characters quoted by document."""
    return {
        str(name): quoted_characters(rows.select("char_start", "char_end").iter_rows())
        for (name,), rows in positions.group_by("document_id")
    }


@given(seed=st.integers(0, 10**6), share=st.floats(0, 1))
@settings(max_examples=25, deadline=None)
def test_no_restricted_text_is_quoted_beyond_the_cap_and_every_cut_is_told(seed: int, share: float) -> None:
    tables = read(corpus(Random(seed), texts=3, sentences=30))
    before, documents = tables["positions"], tables["documents"]
    capped = cap_quotation(before, documents, share)
    check_evidence(capped.positions, tables["texts"])
    by_id = {row["document_id"]: row for row in documents.to_dicts()}
    for name, characters in shown(capped.positions).items():
        if by_id[name]["rights"] == "restricted":
            assert characters <= max(FREE, share * by_id[name]["characters"])
    old = {row["position_id"] + row["document_id"]: row for row in before.to_dicts()}
    new = {row["position_id"] + row["document_id"]: row for row in capped.positions.to_dicts()}
    changed = [key for key, row in old.items() if new.get(key) != row]
    assert capped.told.height == len(changed)
    assert set(capped.told["rule"]) <= {RULE}
    for key in changed:
        assert by_id[old[key]["document_id"]]["rights"] == "restricted"
        if key in new:
            assert old[key]["quote"].startswith(new[key]["quote"])
            assert new[key]["char_start"] == old[key]["char_start"]


def test_open_texts_and_short_ones_are_left_alone() -> None:
    tables = read(corpus(Random(1), sentences=30, rights=("CC0-1.0",)))
    assert cap_quotation(tables["positions"], tables["documents"], 0).told.height == 0
    short = read(corpus(Random(1), sentences=3, rights=("restricted",)))
    assert cap_quotation(short["positions"], short["documents"], 0).told.height == 0


def test_the_longest_are_cut_first_after_whole_words() -> None:
    tables = read(corpus(Random(4), texts=1, sentences=30, rights=("restricted",)))
    capped = cap_quotation(tables["positions"], tables["documents"], 0.72)
    assert capped.positions.height == tables["positions"].height, "no position is lost for it"
    cut = capped.told.height
    assert 0 < cut < tables["positions"].height
    texts = dict(tables["texts"].iter_rows())
    for row in capped.positions.to_dicts():
        assert len(row["quote"]) >= SHORTEST - 15
        following = texts[row["document_id"]][row["char_end"]]
        assert not following.isalnum()


def test_cut_evidence_keeps_its_id_and_the_words_cut_off_are_in_no_file(tmp_path: Path) -> None:
    tables = read(corpus(Random(4), texts=1, sentences=30, rights=("restricted",)))
    build_candidate(tables, tmp_path / "1", quoted_share=0.4)
    first = read_candidate(tmp_path / "1")
    base = Base(Choice(("0.1.0", "d" * 64), (), "0.1.0"), (Earlier("0.1.0", first),))
    build_candidate(tables, tmp_path / "2", base=base, quoted_share=0.4)
    second = read_candidate(tmp_path / "2")
    assert second["positions"].equals(first["positions"])
    assert second["id_history"].height == 0
    assert RULE in second["quarantine"]["rule"]
    said = str(second["quarantine"].to_dicts())
    assert not [quote for quote in tables["positions"]["quote"] if quote in said]
