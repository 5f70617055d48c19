"""Quotations: marks are paired, whatever their kind, and open ones end with their paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from demarche.attribution.quotes import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


def test_straight_and_curly_marks() -> None:
    assert quoted('She said "no" and he said “yes, now”.') == ['"no"', "“yes, now”"]


def test_quotation_over_two_paragraphs_is_one_speaker() -> None:
    text = 'He said: "We must act.\n\n"We must act now," he added.'
    first, second = find_quotations(text)
    assert not first.continues
    assert second.continues
    assert quoted(text) == ['"We must act.', '"We must act now,"']


def test_inch_marks_do_not_open_a_quotation() -> None:
    assert quoted('The pipe is 12" wide and 3" thick.') == []


def test_text_without_marks() -> None:
    assert quoted("Nothing is quoted here.") == []


@given(st.text(alphabet='ab "“”\n.'))
def test_quotations_are_ordered_and_inside_the_text(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.start < quotation.end <= len(text)
        end = quotation.end
