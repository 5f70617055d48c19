"""Dates in whatever words there are: found where they stand, within a calendar, or not at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.dates.edtf import is_edtf, parse_edtf
from demarche.dates.explicit import EXPLICIT
from demarche.dates.expressions import find_dates
from demarche.dates.named import NAMED
from demarche.dates.relative import RELATIVE
from demarche.dates.sessions import SESSIONS

ALWAYS = settings(derandomize=True, deadline=None, max_examples=250, database=None)
NUMBERS = st.integers(0, 10**12).map(str) | st.integers(0, 3000).map(str) | st.just("9" * 5_000)
WORDS = """January May Sept. 31st 1. of in since until between and to from last next the following ago years
months decades earlier later century 1990s '90s BC war crisis session forty-fifth weekend Monday yesterday
summer mid- early late a few two half and a half - – / , . ( ) ~ ? T00:00Z ٣ ²"""
SAID = st.sampled_from(WORDS.split())
SENTENCES = st.lists(st.one_of(SAID, SAID, NUMBERS, st.text(max_size=3)), max_size=25).map(" ".join)
EDTF = st.lists(st.one_of(st.sampled_from(["-", "/", "..", "X", "~", "?", "%", "-21", "XX"]), NUMBERS)).map(
    "".join
)
DATES = st.sampled_from(
    ["0001", "9999-12-31", "2008-04-03", "1990", "200X", "19XX", "2001-21", "1991/..", "../1990"]
)


@ALWAYS
@given(sentence=SENTENCES, published=DATES, before=st.none() | DATES)
def test_whatever_is_found_stands_there_and_is_a_date(
    sentence: str, published: str, before: str | None
) -> None:
    found = find_dates(sentence, parse_edtf(published), parse_edtf(before) if before else None)
    ends = [0]
    for mention in found:
        assert ends[-1] <= mention.start < mention.end <= len(sentence)
        ends.append(mention.end)
        assert parse_edtf(mention.date.edtf) == mention.date


@ALWAYS
@given(text=EDTF | st.text(max_size=20))
def test_every_string_is_a_date_or_refused_with_a_remedy(text: str) -> None:
    complaint = _complaint(text)
    assert is_edtf(text) == (complaint is None)
    if complaint is None:
        date = parse_edtf(text)
        assert date.start is not None or date.end is not None
    else:
        assert "Write YYYY" in complaint
        assert len(complaint) < 400


def _complaint(text: str) -> str | None:
    try:
        parse_edtf(text)
    except ValueError as error:
        return str(error)
    return None


@ALWAYS
@given(sentence=SENTENCES)
def test_what_a_rule_needs_stands_in_all_that_it_matches(sentence: str) -> None:
    for rule in (*EXPLICIT, *NAMED, *RELATIVE, *SESSIONS):
        for match in rule.pattern.finditer(sentence):
            assert not rule.needs or any(word in match[0].casefold() for word in rule.needs)
