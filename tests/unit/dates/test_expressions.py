"""Date expressions: sentences of our own, each a kind of English, with what they mean.

In a case the document's date stands first, then a sentence, then for each date its words, its
EDTF and, unless it plainly says when, its role; FUTURE marks dates that lie ahead.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.dates.edtf import parse_edtf
from demarche.dates.expressions import find_dates

DAY = "2008-11-05"  # a Wednesday

CASES: list[tuple[str, str, str]] = [
    # days
    (DAY, "The treaty was signed on 14 August 2001.", "14 August 2001 = 2001-08-14"),
    (DAY, "On August 14, 2001, the talks began.", "August 14, 2001 = 2001-08-14"),
    (DAY, "It entered into force on the 3rd of March, 1999.", "3rd of March, 1999 = 1999-03-03"),
    (DAY, "The court ruled on Feb. 9, 2005.", "Feb. 9, 2005 = 2005-02-09"),
    (DAY, "The letter is dated 2001-08-14.", "2001-08-14 = 2001-08-14"),
    (DAY, "The letter is dated 14/8/2001.", "14/8/2001 = 2001-08-14"),
    (DAY, "The letter is dated 8/9/2001.", ""),
    (DAY, "The minister met her colleague on 8 August.", "8 August = 2008-08-08"),
    (DAY, "On Dec. 3 the senate voted.", "Dec. 3 = 2007-12-03"),
    (DAY, "The vote will be held on 20 January.", "20 January = 2009-01-20 FUTURE"),
    (DAY, "He spoke on 31 June.", ""),
    (DAY, "The summit of 8-10 July 2008 failed.", "8-10 July 2008 = 2008-07-08/2008-07-10"),
    (DAY, "They met on 8 and 9 August.", "8 and 9 August = 2008-08-08/2008-08-09"),
    (DAY, "May 5 was a day of protest.", "May 5 = 2008-05-05"),
    # months
    (DAY, "In July 2007 the president proposed a plan.", "July 2007 = 2007-07"),
    (DAY, "In July of 2007 he proposed a plan.", "July of 2007 = 2007-07"),
    (DAY, "In July the government proposed a plan.", "July = 2008-07"),
    (DAY, "In December the union rejected it.", "December = 2007-12"),
    (DAY, "The parliament will vote in March.", "March = 2009-03 FUTURE"),
    (DAY, "Since March the border has been closed.", "March = 2008-03/.. since"),
    (DAY, "By the middle of April it was clear.", "middle of April = 2008-04~ by"),
    (DAY, "In early September 2006 troops withdrew.", "early September 2006 = 2006-09~"),
    (DAY, "In August this year he resigned.", "August this year = 2008-08"),
    (DAY, "On 3 May of last year he resigned.", "3 May of last year = 2007-05-03"),
    (DAY, "The target was pledged last December.", "last December = 2007-12"),
    (DAY, "The march this September was large.", "this September = 2008-09"),
    (DAY, "It will open next May.", "next May = 2009-05 FUTURE"),
    (DAY, "From May to September 2008 it rained.", "May to September 2008 = 2008-05/2008-09"),
    (DAY, "We welcome January's vote.", "January = 2008-01 modifier"),
    (DAY, "In an August speech he attacked it.", "August = 2008-08 modifier"),
    (DAY, "Its March meeting failed; a march followed.", "March = 2008-03 modifier"),
    # seasons
    (DAY, "In the summer of 1991 the union fell apart.", "summer of 1991 = 1991-22"),
    (DAY, "Last summer the army attacked.", "Last summer = 2008-22"),
    (DAY, "Last summer's attack was a mistake.", "Last summer = 2008-22 modifier"),
    (DAY, "Last winter gas was cut off.", "Last winter = 2007-24"),
    ("2008-08-05", "Last summer they cooperated.", "Last summer = 2007-22"),
    (DAY, "This spring the party split.", "This spring = 2008-21"),
    (DAY, "In the spring the party split.", "the spring = 2008-21"),
    (DAY, "The fall of Kabul surprised the alliance.", ""),
    (DAY, "The Prague Spring was crushed.", ""),
    # years, decades, centuries
    (DAY, "In 1991, under another slogan, he ordered it.", "1991 = 1991"),
    (DAY, "It ended in late 2003.", "late 2003 = 2003-09~/2003-12~"),
    (DAY, "In mid-2003 the army left.", "mid-2003 = 2003-05~/2003-08~"),
    (DAY, "At the end of 2006 it lapsed.", "end of 2006 = 2006-12~"),
    (DAY, "Around 1975 the policy changed.", "Around 1975 = 1975~"),
    (DAY, "In the first half of 2008 it chaired the council.", "first half of 2008 = 2008-01/2008-06"),
    (DAY, "In the 1990s it supported reform.", "the 1990s = 199X"),
    (DAY, "In the early 1990s it supported reform.", "the early 1990s = 1990~/1993~"),
    (DAY, "In the mid-1990s it supported reform.", "the mid-1990s = 1994~/1996~"),
    (DAY, "In the late '90s it supported reform.", "the late '90s = 1997~/1999~"),
    (DAY, "In the nineties it supported reform.", "the nineties = 199X"),
    (DAY, "In the twentieth century borders moved.", "the twentieth century = 19XX"),
    (DAY, "In the 19th century borders moved.", "the 19th century = 18XX"),
    # intervals
    (DAY, "Between 2001 and 2005 it opposed the plan.", "2001 and 2005 = 2001/2005"),
    (DAY, "From 1991 to 1995 there was war.", "1991 to 1995 = 1991/1995"),
    (DAY, "In 1998-99 it objected.", "1998-99 = 1998/1999"),
    (DAY, "In 2001–2004 it objected.", "2001–2004 = 2001/2004"),
    (DAY, "From 5 May 2007 to 3 June 2008 it ran.", "5 May 2007 to 3 June 2008 = 2007-05-05/2008-06-03"),
    # open
    (DAY, "Since 1991 the party has opposed it.", "1991 = 1991/.. since"),
    (DAY, "From 2003 onwards the party opposed it.", "2003 = 2003/.. since"),
    (DAY, "Until 2004 the party supported it.", "2004 = ../2004 until"),
    (DAY, "Before 1989 nobody asked.", "1989 = ../1988 before"),
    (DAY, "Prior to 1 May 2004 nobody asked.", "1 May 2004 = ../2004-04-30 before"),
    (DAY, "After July 2007 the tone changed.", "July 2007 = 2007-07/.. after"),
    (DAY, "Two years after 2001 the tone changed.", "2001 = 2001"),
    # named
    (DAY, "Since September 11 Washington has acted alone.", "September 11 = 2001-09-11/.. since"),
    (DAY, "After 9/11 the law was tightened.", "9/11 = 2001-09-11/.. after"),
    (DAY, "The attacks of 11 September changed everything.", "11 September = 2001-09-11"),
    ("2000-11-05", "On September 11 the assembly opened.", "September 11 = 2000-09-11"),
    ("2012-09-13", "On September 11 the assembly opened.", "September 11 = 2012-09-11"),
    (DAY, "Since the end of the Cold War blocs have no place.", "the end of the Cold War = 1991/.. since"),
    (DAY, "Since the Second World War it has been neutral.", "the Second World War = 1945-09-02/.. since"),
    (DAY, "The Cold War mentality must go.", ""),
    # relative to the document
    (DAY, "Two years ago the union promised more.", "Two years ago = 2006"),
    (DAY, "About twenty years ago the union promised more.", "About twenty years ago = 1988~"),
    (DAY, "A few months ago the union promised more.", "A few months ago = 2008-08~"),
    (DAY, "Three months ago the union promised more.", "Three months ago = 2008-08"),
    (DAY, "Ten days ago the union promised more.", "Ten days ago = 2008-10-26"),
    (DAY, "Half a century ago the union was founded.", "Half a century ago = 1958~"),
    (DAY, "A decade ago it refused.", "A decade ago = 1998"),
    (DAY, "Two years ago today it refused.", "Two years ago today = 2006-11-05"),
    ("2008-02-29", "Four years ago today it refused.", "Four years ago today = 2004-02-29"),
    ("2008-02-29", "Two years ago today it refused.", "Two years ago today = 2006"),
    (DAY, "Four years and a half ago today it refused.", "Four years and a half ago today = 2004~"),
    (DAY, "The year before last it refused.", "The year before last = 2006"),
    (DAY, "It met in the week before last Monday's vote.", "last Monday = 2008-11-03 modifier"),
    (DAY, "It met in the year before last October's vote.", "last October = 2008-10 modifier"),
    (DAY, "It met in the year before last year's vote.", "last year = 2007 modifier"),
    (DAY, "It met in the month before last summer's vote.", "last summer = 2008-22 modifier"),
    (DAY, "Yesterday the cabinet agreed.", "Yesterday = 2008-11-04"),
    (DAY, "The cabinet agreed today.", "today = 2008-11-05"),
    (DAY, "The cabinet agreed on Tuesday.", "Tuesday = 2008-11-04"),
    (DAY, "The cabinet agreed last Friday.", "last Friday = 2008-10-31"),
    (DAY, "The cabinet will meet next Monday.", "next Monday = 2008-11-10 FUTURE"),
    (DAY, "Last month the cabinet agreed.", "Last month = 2008-10"),
    (DAY, "Last week the cabinet agreed.", "Last week = 2008-10-27/2008-11-02"),
    (DAY, "Earlier this year the cabinet agreed.", "Earlier this year = 2008"),
    (DAY, "Late last year the cabinet agreed.", "Late last year = 2007-09~/2007-12~"),
    (DAY, "Over the past few days it has promised a veto.", "the past few days = 2008-11-02~/2008-11-05"),
    (DAY, "In the past decade it has promised a veto.", "the past decade = 1998~/2008-11-05"),
    (DAY, "In recent years it has promised a veto.", "recent years = 2003~/2008-11-05"),
    (DAY, "The president recently outlined a vision.", "recently = 2008~"),
    (DAY, "Many of them opposed reform in the past.", "in the past = ../2007"),
    # a document's date that is not a day
    ("2015-01~", "Last month the report appeared.", "Last month = 2014-12"),
    ("1971-09~", "He spoke on 21 September.", "21 September = 1971-09-21"),
    ("1999", "Yesterday he spoke.", "Yesterday = 1999"),
    ("2008-11-05/2009-01-19", "Last summer they clashed.", "Last summer = 2008-22"),
    ("1991/..", "Two years ago they clashed.", "Two years ago = 1989"),
    # what lies ahead
    (DAY, "Emissions should be halved by 2030.", "2030 = 2030 by FUTURE"),
    (DAY, "Over the next five years aid will grow.", "the next five years = 2008-11-05/2013~ FUTURE"),
    (DAY, "Next year we will withdraw.", "Next year = 2009 FUTURE"),
    (DAY, "In the coming years we will withdraw.", "coming years = 2008-11-05/2013~ FUTURE"),
    # counted on
    (DAY, "In 1991 it joined, and two years later it left.", "1991 = 1991; two years later = 1993"),
    (DAY, "In 1991 it joined; the following year it left.", "1991 = 1991; the following year = 1992"),
    # descriptions
    (DAY, "The 1972 treaty must stay.", "1972 = 1972 modifier"),
    (DAY, "NATO's 1999 campaign was illegal.", "1999 = 1999 modifier"),
    (DAY, "We return to the pre-war lines on 1967 borders.", "1967 = 1967"),
    (DAY, "The July 2007 proposal deserves support.", "July 2007 = 2007-07 modifier"),
    (DAY, "Resolution 1441 (2002) must be carried out.", "2002 = 2002 modifier"),
    # relative to the document, more of them
    (DAY, "Since last November 15 it has been in power.", "last November 15 = 2007-11-15/.. since"),
    (DAY, "A year and a half ago they met.", "A year and a half ago = 2007-05~"),
    (DAY, "Earlier this month the court ruled.", "Earlier this month = 2008-11"),
    (DAY, "Late last month the court ruled.", "Late last month = 2008-10~"),
    (DAY, "They met over the weekend.", "the weekend = 2008-11-01/2008-11-02"),
    (DAY, "They met last weekend.", "last weekend = 2008-11-01/2008-11-02"),
    (DAY, "It spoke on Wednesday.", "Wednesday = 2008-11-05"),
    (DAY, "It spoke on Thursday.", "Thursday = 2008-10-30"),
    (DAY, "This week it declined to act.", "This week = 2008-11-03/2008-11-09"),
    (DAY, "Over the past eight years it declined to act.", "the past eight years = 2000~/2008-11-05"),
    (DAY, "For the last six months it has declined to act.", "the last six months = 2008-05~/2008-11-05"),
    (DAY, "Fifteen years ago it declined to act.", "Fifteen years ago = 1993"),
    (DAY, "Several weeks ago it declined to act.", "Several weeks ago = 2008-10-08~"),
    (DAY, "Many, many years ago it was set up.", "Many, many years ago = 1988~"),
    (DAY, "Two or three years ago it was set up.", "Two or three years ago = 2006~"),
    (DAY, "The sixties were wild.", "The sixties = 196X"),
    (DAY, "In the early 1980s it changed course.", "the early 1980s = 1980~/1983~"),
    # counted on, more of them
    (DAY, "It grew on 1 May 2004; ten days on, it met.", "1 May 2004 = 2004-05-01; ten days on = 2004-05-11"),
    (DAY, "On 1 May 2004 we met; the next day, war.", "1 May 2004 = 2004-05-01; the next day = 2004-05-02"),
    (DAY, "In May 2004 ten joined; later that year they met.", "May 2004 = 2004-05; later that year = 2004"),
    (DAY, "It grew in May 2004; six months later it met.", "May 2004 = 2004-05; six months later = 2004-11"),
    (DAY, "In May 2004 ten joined; that summer they met.", "May 2004 = 2004-05; that summer = 2004-22"),
    (DAY, "It grew in May 2004; a decade earlier none would.", "May 2004 = 2004-05; a decade earlier = 1994"),
    (DAY, "In May 2004 ten joined; it was opposed at the time.", "May 2004 = 2004-05; at the time = 2004-05"),
    # what happened once
    (DAY, "After the fall of the Berlin Wall borders opened.", "the fall of the Berlin Wall = 1989/.. after"),
    (DAY, "He won an opt-out at Maastricht.", "Maastricht = 1991-12"),
    (DAY, "He won an opt-out in the Maastricht treaty.", "Maastricht = 1991 modifier"),
    (DAY, "Before the invasion of Iraq nobody asked.", "the invasion of Iraq = ../2002 before"),
    (DAY, "The invasion of Iraq was a mistake.", "invasion of Iraq = 2003 modifier"),
    ("2002-05-01", "An invasion of Iraq would be a mistake.", ""),
    ("1985-05-01", "The invasion of Afghanistan was a mistake.", "invasion of Afghanistan = 1979 modifier"),
    ("2005-05-01", "The invasion of Afghanistan was a mistake.", "invasion of Afghanistan = 2001 modifier"),
    (DAY, "Since the Gulf War it has been quiet.", "the Gulf War = 1991/.. since"),
    (DAY, "During the Vietnam War they marched.", "the Vietnam War = 1955-11-01/1975-04-30"),
    # sessions of the Assembly
    (DAY, "At the forty-fifth session it adopted a plan.", "forty-fifth session = 1990"),
    (DAY, "At its 45th session the Assembly adopted a plan.", "45th session = 1990"),
    (DAY, "The sixty-third session must act.", "sixty-third session = 2008-11-05"),
    (DAY, "At the tenth session of the Conference it was adopted.", ""),
    (DAY, "At its last session the General Assembly adopted a plan.", "last session = 2007"),
    (DAY, "At its last session the parliament adopted a plan.", ""),
    # no dates
    (DAY, "Some 1,500 troops and 2000 warheads remain.", ""),
    (DAY, "Security Council resolution 1973 was adopted.", ""),
    (DAY, "It costs $2000 or 1800 euros.", ""),
    (DAY, "World leaders may march for peace.", ""),
    (DAY, "May God bless you, said Theresa May.", ""),
    (DAY, "The Sunday Times reported on Bloody Sunday.", ""),
    (DAY, "The Good Friday Agreement must hold.", "Good Friday Agreement = 1998 modifier"),
    (DAY, "Chapter 2010 of the code applies.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_expressions(published: str, text: str, expected: str) -> None:
    found = []
    for mention in find_dates(text, parse_edtf(published)):
        role = "" if mention.role == "when" else f" {mention.role}"
        ahead = " FUTURE" if mention.is_future else ""
        found.append(f"{text[mention.start : mention.end]} = {mention.date.edtf}{role}{ahead}")
    assert "; ".join(found) == expected


def test_a_date_of_an_earlier_sentence_is_counted_on() -> None:
    (mention,) = find_dates("A year later it left.", parse_edtf(DAY), before=parse_edtf("1991-08"))
    assert mention.date.edtf == "1992"
    assert find_dates("A year later it left.", parse_edtf(DAY)) == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80


@given(st.dates(min_value=parse_edtf("1946").start, max_value=parse_edtf("2030").start))
def test_a_written_day_is_that_day(day) -> None:  # type: ignore[no-untyped-def]
    for text in (
        f"It was signed on {day.day} {day:%B} {day.year}.",
        f"On {day:%B} {day.day}, {day.year}, it was.",
    ):
        (mention,) = find_dates(text, parse_edtf("2031-01-01"))
        assert mention.date == parse_edtf(day.isoformat())


@given(st.dates(min_value=parse_edtf("1946").start), st.integers(1, 12))
def test_a_month_alone_is_the_last_one(day, month: int) -> None:  # type: ignore[no-untyped-def]
    name = parse_edtf(f"2001-{month:02d}").start
    assert name is not None
    (mention,) = find_dates(f"It was signed in {name:%B}.", parse_edtf(day.isoformat()))
    assert mention.date.start is not None
    assert 0 <= (day - mention.date.start).days <= 366


PIECES = [
    "in", "the", "last", "May", "March", "2007", "1990s", "summer", "of", "ago", "two", "years",
    "since", "9/11", "-", "–", ",", "to", "between", "and", "September", "11", "3rd", "early",
    "mid-", "late", "Tuesday", "century", "this", "next", "'s", "few", "a", "half", "31", "(",
    ")", "recently", "%", "following", "year", "9999", "0001", "one", "decades", "on", "from", "later",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=80),
    st.sampled_from(
        ["2008-11-05", "2008", "1991/..", "../1991", "200X", "0001-01-01", "9999-12-31", "19XX", "2008-24"]
    ),
)
def test_any_text_gives_mentions_in_order_within_it(text: str, published: str) -> None:
    mentions = find_dates(text, parse_edtf(published))
    assert mentions == find_dates(text, parse_edtf(published))
    ends = 0
    for mention in mentions:
        assert ends <= mention.start < mention.end <= len(text)
        ends = mention.end
        assert parse_edtf(mention.date.edtf) == mention.date


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "2001-",
        "the ",
        "May ",
        "a few ",
        "in the ",
        "  ",
        "early ",
        "'",
        "last past ",
        "11 September to ",
    ],
)
def test_time_is_bounded(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    began = time.perf_counter()
    find_dates(text, parse_edtf(DAY))
    assert time.perf_counter() - began < 5


def test_the_name_of_a_happening_may_be_broken_over_lines() -> None:
    told = [
        find_dates(f"since the establishment of the United{gap}Nations", parse_edtf("1999")) for gap in " \n"
    ]
    assert told[0] == told[1] != []
