"""Source, cue and content in sentences of our own, one a construction, and laws of their ranges."""

from __future__ import annotations

import pytest

from tests.unit.attribution.attribution_cases import CASES, Case
from tests.unit.attribution.conftest import Read


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_construction(case: Case, read: Read) -> None:
    triples = read(case.text).triples()
    assert set(case.found) <= triples, triples


def test_what_stands_in_a_content_is_nested(read: Read) -> None:
    found = read("Clinton said Obama wants to close the prison.").found
    outer = next(a for a in found if not a.is_nested)
    inner = next(a for a in found if a.is_nested)
    assert outer.cue[0].start < inner.cue[0].start
    assert outer.holds(inner.content[0].start, inner.content[-1].end)


def test_words_in_quotation_marks_within_a_sentence_are_nobody_s_speech(read: Read) -> None:
    assert not read("The so-called “clean coal of the future” costs more.").spoken


def test_text_without_sources_has_none(read: Read) -> None:
    assert read("The river rose in March. The bridge fell.").found == []


def test_parts_lie_within_the_text_in_order(read: Read) -> None:
    text = "\n\n".join(case.text for case in CASES)
    for item in read(text).found:
        for part in (item.source, item.cue, item.content):
            end = -1
            for start, stop in part:
                assert end <= start < stop <= len(text)
                end = stop
