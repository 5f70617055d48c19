"""Where sentences end."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from demarche.parsing.sentence_words import sentence_words
from demarche.parsing.sentences import split_sentences

_PIECES = st.sampled_from(
    [
        "The treaty failed", "he said", "U.S.", "Mr.", "No.", "5", "J.", "etc.", "“", "”", '"', "'", "(", ")",
        ".", "!", "?", "…", "...", ";", ",", " ", "\n", "\n\n", "\r\n", "\t", "\x0c", "\x85", "\u2028",
        "\xa0", "\u200b",
        "- ", "• ", "1. ", "(a) ", "[3]", "é", "𝔄", "A", "a",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=60).map("".join))


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@given(_TEXTS)
@example("")
@example(" \n\n ")
def test_sentences_are_in_order_and_hold_every_character_that_is_not_blank(text: str) -> None:
    spans = split_sentences(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        at = span.end
    assert not text[at:].strip()


@given(st.text(alphabet="ab .;\n", min_size=3000, max_size=8000))
def test_no_sentence_is_longer_than_the_limit(text: str) -> None:
    assert all(span.end - span.start <= sentence_words().longest for span in split_sentences(text))


@given(_TEXTS, _TEXTS)
def test_no_sentence_crosses_a_blank_line(first: str, second: str) -> None:
    assert sentences(first + "\n\n" + second) == sentences(first) + sentences(second)


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate met Mr. Obama and Gen. Powell in St. Petersburg.",
        "On Feb. 9 the court put No. 5 on hold, see Art. 12 and pp. 3-4.",
        "J. F. Kennedy and George W. Bush spent $3.5 billion, i.e. too much, e.g. on arms.",
        "Talks resumed at 9 a.m. Friday between the U.N. Security Council and the U.K. Government.",
        "“Stop!” he said.",
        "We hoped ... and waited for Apple Inc. Chairman Cook, Jr. to speak.",
        "“When will it end?” asked Dr. William Glennie.",
        "1. The parties shall disarm.",
        "The President (Rep. Smith, D-Mass.) was absent.",
        "It is true that the Charter of the\nUnited Nations binds all Members, small\nand large.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He left the U.S.", "The talks failed."),
        ("It passed resolution 242 in 1967.", "In 1973 war came."),
        ("“We will not yield.”", "He meant it."),
        ("“We will not yield.”", "“You must.”"),
        ('They said "never."', "Nobody believed it."),
        ("He agreed (as did I.)", "She did not."),
        ("Who pays?", "Nobody."),
        ("We waited…", "Nothing came."),
        ("Arms, aid, etc.", "The list is long."),
        ("He said no.", "The vote was lost."),
        ("The talks broke down.[12]", "Nobody was blamed."),
        ("It was plan B.", "Nobody liked it."),
        ("We met Hillary Clinton Jr.", "However, he left."),
    ],
)
def test_two_sentences(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_a_lost_blank_does_not_hide_a_sentence() -> None:
    assert sentences("Things are really changing.In the movement too.") == [
        "Things are really changing.",
        "In the movement too.",
    ]


def test_heading_on_its_own_line_is_a_sentence() -> None:
    text = (
        "A New Partnership for Europe\nRussia hoped that a call would help and that\nthe world would change."
    )
    assert sentences(text)[0] == "A New Partnership for Europe"
    assert len(sentences(text)) == 2


def test_list_items_are_sentences() -> None:
    text = "We demand:\n- peace\n- bread\n(a) land for those who till it\n2. an end to the war"
    assert sentences(text) == [
        "We demand:", "- peace", "- bread", "(a) land for those who till it", "2. an end to the war"
    ]  # fmt: skip


def test_wrapped_lines_are_one_sentence() -> None:
    text = (
        "It is common knowledge that the Charter of the United\n"
        "Nations binds all of its Members, and that the Security\n"
        "Council keeps the peace. The General Assembly advises the\n"
        "Council."
    )
    assert len(sentences(text)) == 2


def test_overlong_sentence_is_cut_at_a_semicolon() -> None:
    clause = "it calls upon all States to act without delay and in good faith"
    text = "; ".join([clause] * 40)
    parts = sentences(text)
    assert len(parts) == 2
    assert parts[0].endswith(";")


@pytest.mark.parametrize(
    "text",
    [
        "A. " * 200_000,
        "x" * 2_000_000,
        "." * 2_000_000,
        '."' * 700_000,
        "\n " * 700_000,
        "The end\n" * 200_000,
    ],
    ids=["tiny sentences", "one word", "stops", "closing marks", "blank lines", "short lines"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    begin = time.process_time()
    split_sentences(text)
    assert time.process_time() - begin < 20
