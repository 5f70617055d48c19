"""EDTF: what is read, what is refused, and the laws of its bounds."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.dates.edtf import EdtfDate, day_date, is_edtf, month_date, parse_edtf, year_date

READ = [
    ("2001", "2001-01-01", "2001-12-31", "year"),
    ("2001~", "2001-01-01", "2001-12-31", "year"),
    ("2001-08~", "2001-08-01", "2001-08-31", "month"),
    ("2004-02", "2004-02-01", "2004-02-29", "month"),
    ("2008-11-05", "2008-11-05", "2008-11-05", "day"),
    ("2007-21", "2007-03-01", "2007-05-31", "season"),
    ("2007-23?", "2007-09-01", "2007-11-30", "season"),
    ("2007-24", "2007-12-01", "2008-02-29", "season"),
    ("200X", "2000-01-01", "2009-12-31", "decade"),
    ("19XX", "1900-01-01", "1999-12-31", "interval"),
    ("2001-XX", "2001-01-01", "2001-12-31", "year"),
    ("2001-02-XX", "2001-02-01", "2001-02-28", "month"),
    ("2008-11-05/2009-01-19", "2008-11-05", "2009-01-19", "interval"),
    ("1991/..", "1991-01-01", None, "open"),
    ("../1991-12~", None, "1991-12-31", "open"),
    ("1991/", "1991-01-01", None, "open"),
    ("1990~/1995%", "1990-01-01", "1995-12-31", "interval"),
]

REFUSED = [
    "",
    "..",
    "/",
    "../..",
    "2008-13",
    "2008-00",
    "2008-02-30",
    "08-2008",
    "2008-1",
    "1991 ",
    " 1991",
    "199",
    "0000",
    "000X",
    "2009/2008",
    "2008-21-03",
    "2008-XX-03",
    "200X-05",
    "1X99",
    "１９９１",
    "1991\n",
    "May 1991",
    "1991/1992/1993",
    "9999-24",
    "1991~~",
    "2008-11-31/..",
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), READ)
def test_read(text: str, start: str | None, end: str | None, precision: str) -> None:
    assert parse_edtf(text) == EdtfDate(text, _day(start), _day(end), precision)


@pytest.mark.parametrize("text", REFUSED)
def test_refused_with_a_remedy(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(ValueError, match="Write YYYY"):
        parse_edtf(text)


def test_the_error_says_what_is_wrong() -> None:
    with pytest.raises(ValueError, match=r'"2008-13" is not an EDTF date \(month 13\)\. Write YYYY, YYYY-MM'):
        parse_edtf("2008-13")


def edtf_points() -> st.SearchStrategy[str]:
    """Every kind of point date of the subset."""
    years = st.integers(1, 9998)
    marks = st.sampled_from(["", "~", "?", "%"])
    months = st.integers(1, 12)
    return st.one_of(
        st.builds(lambda y, m: f"{y:04d}{m}", years, marks),
        st.builds(
            lambda y, n, m: f"{y:04d}-{n:02d}{m}", years, st.integers(1, 12) | st.integers(21, 24), marks
        ),
        st.builds(
            lambda y, n, d, m: f"{y:04d}-{n:02d}-{min(d, monthrange(y, n)[1]):02d}{m}",
            years,
            months,
            st.integers(1, 31),
            marks,
        ),
        st.builds(lambda y: f"{y:03d}X", st.integers(1, 998)),
        st.builds(lambda y: f"{y:02d}XX", st.integers(1, 98)),
    )


@given(edtf_points())
def test_bounds_are_those_of_the_gold(text: str) -> None:
    date_ = parse_edtf(text)
    assert (date_.start, date_.end) == (_gold_bound(text, last=False), _gold_bound(text, last=True))
    assert date_.start is not None
    assert date_.end is not None
    assert date_.start <= date_.end
    assert date_.edtf == str(date_) == text
    assert parse_edtf(date_.edtf) == date_


@given(edtf_points() | st.sampled_from(["..", ""]), edtf_points() | st.sampled_from(["..", ""]))
def test_intervals_take_the_outer_bounds(left: str, right: str) -> None:
    text = f"{left}/{right}"
    first, last = _gold_bound(left, last=False), _gold_bound(right, last=True)
    if (first is None and last is None) or (first and last and first > last):
        assert not is_edtf(text)
    else:
        whole = parse_edtf(text)
        assert (whole.start, whole.end) == (first, last)
        assert whole.precision == ("interval" if first and last else "open")


@given(st.text(max_size=30) | st.text("0123456789-X/.~?%", max_size=25))
def test_anything_else_is_a_value_error(text: str) -> None:
    if is_edtf(text):
        assert parse_edtf(text).edtf == text
    else:
        with pytest.raises(ValueError, match="Write YYYY"):
            parse_edtf(text)


@given(st.dates())
def test_builders_write_what_parsing_reads(day: date) -> None:
    for built in (day_date(day), month_date(day.year, day.month), year_date(day.year)):
        assert parse_edtf(built.edtf) == built
        assert built.start is not None
        assert built.end is not None
        assert built.start <= day <= built.end


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _gold_bound(point: str, last: bool) -> date | None:
    """The definition of the gold scorer, restated."""
    point = point.strip("~?%")
    if point in ("..", ""):
        return None
    parts = point.split("-")
    year = int(parts[0].replace("X", "9" if last else "0"))
    month = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0
    day = int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else 0
    if month > 12:
        first, final, over = {21: (3, 5, 0), 22: (6, 8, 0), 23: (9, 11, 0), 24: (12, 2, 1)}[month]
        year, month, day = (year + over, final, 0) if last else (year, first, 0)
    month = month or (12 if last else 1)
    day = day or (monthrange(year, month)[1] if last else 1)
    return date(year, month, day)
