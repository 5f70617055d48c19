"""Quotation marks in whatever order: spans that rise, do not overlap and lie in the text, in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.attribution.quotes import Quotation, find_quotations, is_speech, overlapping

ALWAYS = settings(derandomize=True, deadline=None, max_examples=400, database=None)
MARKS = st.sampled_from(['"', "“", "”", "„", "«", "»", "``", "''", "‘", "’", "'"])
PIECES = st.one_of(
    MARKS,
    MARKS,
    st.sampled_from(["we", " ", "\n", "\n\n", ", he said. ", "(", "—", "A"]),
    st.text(max_size=2),
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@ALWAYS
@given(text=TEXTS)
def test_quotations_rise_and_do_not_overlap(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.start < quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end].strip("\n")
        assert is_speech(text, quotation) in (True, False)
        end = quotation.end


@ALWAYS
@given(text=TEXTS, start=st.integers(0, 70), length=st.integers(1, 20))
def test_overlapping_finds_what_looking_at_each_finds(text: str, start: int, length: int) -> None:
    found = find_quotations(text)
    end = start + length
    assert list(overlapping(found, start, end)) == [q for q in found if q.start < end and start < q.end]


def test_nested_marks_close_from_within() -> None:
    text = "“He said “yes” to us” and left."
    assert find_quotations(text) == [Quotation(0, text.index("us”") + 3, False)]


@pytest.mark.parametrize(
    "unit", ['"', "“a ", "”", '"We want peace." ', "“We want “peace now” here”. ", "''``"]
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(characters: int) -> float:
        text = unit * (characters // len(unit))
        taken = []
        for _ in range(3):
            start = time.process_time()
            find_quotations(text)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(400_000) < 12 * seconds(100_000) + 0.2
