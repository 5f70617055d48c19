"""Batches hold every document once, in order, and seconds of work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.batches import LONGEST, SHARES, SHORTEST, Pace, bound, cut

lengths = st.lists(st.integers(0, 400_000), max_size=60)
readers = st.integers(1, 64)
paces = st.floats(1, 1e6)


@given(words=lengths, readers=readers, pace=paces)
def test_every_document_is_in_one_batch_and_order_is_kept(
    words: list[int], readers: int, pace: float
) -> None:
    spans = list(cut(words, Pace(readers, pace)))
    assert [place for span in spans for place in range(*span)] == list(range(len(words)))
    assert all(end > start for start, end in spans)


@given(words=lengths, readers=readers, pace=paces)
def test_a_batch_of_several_documents_takes_no_longer_than_it_may(
    words: list[int], readers: int, pace: float
) -> None:
    for start, end in cut(words, Pace(readers, pace)):
        seconds = sum(words[start:end]) / pace
        left = sum(words[start:]) / pace
        assert end - start == 1 or seconds <= bound(left, readers) * (1 + 1e-9)
        assert end == len(words) or sum(words[start : end + 1]) / pace > bound(left, readers) * (1 - 1e-9)


@given(seconds=st.floats(0, 1e9), readers=readers)
def test_the_bound_lies_between_shortest_and_longest(seconds: float, readers: int) -> None:
    assert SHORTEST <= bound(seconds, readers) <= LONGEST


def test_long_runs_are_cut_evenly_and_the_end_finely() -> None:
    words, pace = [1000] * 2000, Pace(4, 5000)
    seconds = [sum(words[start:end]) / 5000 for start, end in cut(words, pace)]
    assert seconds[:10] == [LONGEST] * 10
    assert seconds[-3:] == sorted(seconds[-3:], reverse=True)
    assert seconds[-2] <= SHORTEST < seconds[0]
    assert len(seconds) < 2000 / 100 + 4 * SHARES * 5


def test_a_batch_is_cut_by_the_pace_seen_when_it_is_asked_for() -> None:
    pace = Pace(1, 1000)
    spans = cut([1000] * 1000, pace)
    assert next(spans) == (0, int(LONGEST))
    pace.note(10_000, 1.0)
    assert next(spans) == (20, 20 + 10 * int(LONGEST))


def test_a_document_longer_than_a_batch_is_one_alone() -> None:
    assert list(cut([10, 900_000, 10], Pace(1, 100))) == [(0, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize(("words", "seconds"), [(0, 1.0), (100, 0.0)])
def test_nothing_learnt_from_nothing(words: int, seconds: float) -> None:
    pace = Pace(1, 1000)
    pace.note(words, seconds)
    assert pace.words_a_second == 1000
